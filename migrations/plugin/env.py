"""Runs a plugin's own history on the connection that the host hands over."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=False)
with context.begin_transaction():  # the host's transaction holds it all
    context.run_migrations()
