"""Looks at a table, makes it, and waits until it may be used."""

from __future__ import annotations

import time
from typing import Any

from botocore.exceptions import ClientError

from pos_terminal.domain.errors import SinkDown
from pos_terminal.log import get_logger
from sync.sinks.aws_errors import code_of, told
from sync.sinks.dynamodb.schema import (
    TableShape,
    attribute_definitions,
    index_creation,
    key_schema,
)

log = get_logger(__name__)
NAME = "dynamodb"
PATIENCE_S = 15.0  # a new table takes about ten seconds; then the back-off waits on
LOOK_S = 0.2
NOT_HERE = "UnknownOperationException"  # what DynamoDB Local says of backups
NOT_YET = "ContinuousBackupsUnavailableException"


class Table:
    """One table of ours by its name; raises SinkDown and AuthPaused."""

    def __init__(self, client: Any, name: str, shape: TableShape) -> None:
        """`shape` is what it is to be."""
        self._client = client
        self.name = name
        self.shape = shape

    def look(self) -> dict[str, Any] | None:
        """What DynamoDB says of it; None: there is none."""
        with told(NAME, self.name):
            try:
                found: dict[str, Any] = self._client.describe_table(TableName=self.name)["Table"]
            except self._client.exceptions.ResourceNotFoundException:
                return None
        return found

    def ours(self, found: dict[str, Any]) -> bool:
        """Whether its key is ours, and what we write as a text is none of its numbers.

        A table that would refuse every item for its type would have every event parked.
        """
        wanted = {each["AttributeName"]: each for each in attribute_definitions(self.shape)}
        typed = all(
            wanted.get(each["AttributeName"], each) == each
            for each in found["AttributeDefinitions"]
        )
        return typed and bool(found["KeySchema"] == key_schema(self.shape.key))

    def lacking(self, found: dict[str, Any]) -> list[str]:
        """The names of indexes that it has not."""
        has = {index["IndexName"] for index in found.get("GlobalSecondaryIndexes", ())}
        return [index.name for index in self.shape.indexes if index.name not in has]

    def use(self, *, create: bool) -> None:
        """Return when it is there and ours; made before, where that is allowed."""
        found = self.look()
        if found is None:
            if not create:
                raise SinkDown("sync.aws.missing", sink=NAME, what=self.name)
            self.create()
        elif not self.ours(found):
            raise SinkDown("sync.dynamodb.other_table", sink=NAME, what=self.name)
        elif found["TableStatus"] == "CREATING":
            self.wait()
            if create:
                self.keep_backups()

    def create(self) -> None:
        """Make it, or find that somebody else is just making it; wait; keep backups of it."""
        with told(NAME, self.name):
            try:
                self._client.create_table(**self.shape.creation(self.name))
                log.info("table made", table=self.name)
            except self._client.exceptions.ResourceInUseException:
                pass
        self.wait()
        self.keep_backups()

    def keep_backups(self) -> None:
        """Point-in-time recovery: 35 days back, by the second. DynamoDB Local knows none.

        A table that was just made may not be ready for it; where that lasts, `cloud setup` says so
        and mends it.
        """
        until = time.monotonic() + PATIENCE_S
        while not self._backups_are_on() and time.monotonic() < until:
            time.sleep(LOOK_S)

    def _backups_are_on(self) -> bool:
        """Switch them on; False: not yet."""
        wanted = {"PointInTimeRecoveryEnabled": True}
        with told(NAME, self.name):
            try:
                self._client.update_continuous_backups(
                    TableName=self.name, PointInTimeRecoverySpecification=wanted
                )
            except ClientError as err:
                if code_of(err) == NOT_YET:
                    return False
                if code_of(err) != NOT_HERE:
                    raise
        return True

    def has_backups(self) -> bool:
        """Whether point-in-time recovery is on, as far as the service knows of it."""
        with told(NAME, self.name):
            try:
                answer = self._client.describe_continuous_backups(TableName=self.name)
            except ClientError as err:
                if code_of(err) != NOT_HERE:
                    raise
                return True
        said = answer["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
        return bool(said.get("PointInTimeRecoveryStatus") == "ENABLED")

    def add_index(self, name: str) -> None:
        """Make an index that is missing; DynamoDB makes one at a time."""
        index = next(one for one in self.shape.indexes if one.name == name)
        with told(NAME, self.name):
            self._client.update_table(
                TableName=self.name,
                AttributeDefinitions=attribute_definitions(self.shape),
                GlobalSecondaryIndexUpdates=[{"Create": index_creation(index)}],
            )
        self.wait()

    def wait(self) -> None:
        """Return when table and indexes are active. Raises SinkDown: it takes longer."""
        until = time.monotonic() + PATIENCE_S
        while not _active(self.look()):
            if time.monotonic() > until:
                raise SinkDown("sync.aws.busy", sink=NAME, what=self.name, code="CREATING")
            time.sleep(LOOK_S)


def _active(found: dict[str, Any] | None) -> bool:
    if found is None or found["TableStatus"] != "ACTIVE":
        return False
    indexes = found.get("GlobalSecondaryIndexes", ())
    return all(index["IndexStatus"] == "ACTIVE" for index in indexes)
