"""The two tables for `pos-terminal cloud setup`."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sync import aws
from sync.cloud import Resource, Standing
from sync.settings import Aws, DynamoDB
from sync.sinks.dynamodb.schema import CUSTOMERS, TRANSACTIONS
from sync.sinks.dynamodb.tables import NAME, Table


class DynamoDbCloud:
    """A Cloud."""

    def __init__(self, settings: DynamoDB, cloud: Aws, secret: aws.Secret) -> None:
        """Connects when first asked."""
        self._settings = settings
        self._aws = cloud
        self._secret = secret

    def plan(self) -> list[Resource]:
        """Both tables."""
        return [_standing(table) for table in self._tables]

    def set_up(self) -> None:
        """Make what is missing, add indexes and backups that lack; a foreign table stays."""
        for table in self._tables:
            found = table.look()
            if found is None:
                table.create()
            elif table.ours(found):
                for index in table.lacking(found):
                    table.add_index(index)
                if not table.has_backups():
                    table.keep_backups()

    @cached_property
    def _client(self) -> Any:
        return aws.client("dynamodb", self._aws, self._secret, self._settings.endpoint)

    @property
    def _tables(self) -> tuple[Table, Table]:
        return (
            Table(self._client, self._settings.customers_table, CUSTOMERS),
            Table(self._client, self._settings.transactions_table, TRANSACTIONS),
        )


def _standing(table: Table) -> Resource:
    found = table.look()
    if found is None:
        indexes = ", ".join(index.name for index in table.shape.indexes)
        wanted = f"key {table.shape.key}" + (f"; indexes {indexes}" if indexes else "")
        return Resource(NAME, "table", table.name, Standing.MISSING, wanted)
    if not table.ours(found):
        key = ", ".join(one["AttributeName"] for one in found["KeySchema"])
        return Resource(NAME, "table", table.name, Standing.FOREIGN, f"its key is {key}")
    lacks = [f"index {name}" for name in table.lacking(found)]
    if not table.has_backups():
        lacks.append("point-in-time recovery")
    standing = Standing.DIFFERS if lacks else Standing.THERE
    return Resource(
        NAME, "table", table.name, standing, f"lacks {', '.join(lacks)}" if lacks else ""
    )
