"""History of catalog.db."""
