"""The history of sync.db."""
