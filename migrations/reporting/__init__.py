"""The history of the reporting schema in Postgres."""
