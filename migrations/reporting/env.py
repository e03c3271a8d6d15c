"""Runs the history of the reporting schema on the connection that the sink hands over."""

from __future__ import annotations

from alembic import context

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    version_table_schema=attributes["schema"],
    transactional_ddl=False,
)
context.run_migrations()  # the caller's transaction holds it all
