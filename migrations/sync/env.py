"""Runs the history of sync.db on the connection that the program hands over."""

from __future__ import annotations

from alembic import context

from sync.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
with context.begin_transaction():  # the caller's transaction holds it all
    context.run_migrations()
