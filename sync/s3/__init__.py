"""What Amazon S3 keeps of a shop: the archive of its journals, and its pictures."""
