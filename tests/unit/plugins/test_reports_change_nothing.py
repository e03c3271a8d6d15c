from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Column as SqlColumn
from sqlalchemy import Integer, MetaData, insert, select
from sqlalchemy import Table as SqlTable

from plugins.base import BasePlugin, Column, Report, Table
from plugins.rehearsal import Rehearsal

metadata = MetaData()
looks = SqlTable("looks", metadata, SqlColumn("n", Integer))


class Curious(BasePlugin):
    """Counts how often somebody looked, which no replay could do again."""

    name = "curious"
    models = metadata
    reports = (Report("looks", "Looks"),)

    def get_supported_events(self) -> list[str]:
        return ["ITEM_ADDED"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> None:
        return None

    def make_report(self, name: str, asked: Any) -> Table:
        self.context.connection.execute(insert(looks).values(n=1))
        rows = self.context.connection.execute(select(looks)).all()
        return Table([Column("n", "number")], [[len(rows)]])


def test_what_a_report_writes_is_gone_when_it_has_been_shown(tmp_path: Path) -> None:
    stage = Rehearsal(Curious(), tmp_path)
    assert [stage.report("looks") for _ in range(2)] == [[[1]], [[1]]]
    stage.play("ITEM_ADDED")
    assert stage.report("looks") == [[1]]
    stage.close()
