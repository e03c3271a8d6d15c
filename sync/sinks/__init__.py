"""The stores that the journal is replicated to; none knows of another."""
