"""Plugins that break the contract in one way each, so that a check is seen failing."""

from __future__ import annotations

import json
import tempfile
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy import Column, MetaData, Table, Text

from plugins.base import BasePlugin, Outcomes, words
from plugins.loading import load
from tests.contract.plugins.stages import REFERENCE

Reference: type[BasePlugin] = type(load(REFERENCE))


class Remembers(Reference):
    """Keeps in memory what was rolled back."""

    def forgotten(self) -> None:
        pass


class Dices(Reference):
    """Writes what no replay writes again."""

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        if event_type == "ITEM_ADDED":
            line = event_data["line"] | {"sku": uuid.uuid4().hex}
            event_data = event_data | {"line": line}
        return super().handle_event(event_type, event_data)


class CountsCalls(Reference):
    """Answers by how often it was opened, and not by the events."""

    opens = 0

    def opened(self) -> None:
        type(self).opens += 1
        super().opened()

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        answer = super().handle_event(event_type, event_data)
        return None if self.opens % 2 else answer


class Drifts(Reference):
    """Models that its migrations do not make."""

    models = MetaData()


Table("sold", Drifts.models, Column("sku", Text, primary_key=True))


class Mumbles(Reference):
    """A title that is in no language."""

    title = words("no_such_key", "Mumbles")


class SpeaksHalf(Reference):
    """One language lacks a fact."""

    words = Path(tempfile.gettempdir())  # set by the test

    @classmethod
    def speaking(cls, folder: Path) -> None:
        """Words in `folder` of which the German forget the total."""
        assert Reference.words is not None
        for path in Reference.words.glob("*.json"):
            said = json.loads(path.read_text("utf-8"))
            if path.stem == "de":
                said["counted"] = "Gezählt."
            (folder / path.name).write_text(json.dumps(said), "utf-8")
        cls.words = folder
