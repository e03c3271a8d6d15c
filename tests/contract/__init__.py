"""House rules and contracts that every part keeps."""
