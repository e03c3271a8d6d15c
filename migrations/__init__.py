"""Alembic histories of the databases that we own."""
