"""The process that carries the journal to the cloud, and settings back."""
