"""Products and customers in from files, and out again."""
