"""What a plugin may answer to an event: frozen values that the lane carries out, once each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Style = Literal["plain", "primary", "danger"]
Level = Literal["info", "success", "warn"]
ReleasedBy = Literal["manager", "remove", "plugin", "nobody"]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence for people: `key` finds it in the plugin's own words of each language.

    `text` is the English that is shown where there are no words. Facts are named with their unit,
    so that the screen can show them: `total_minor` (money), `qty_milli`, `last_on` (ISO date),
    `open_at` (UTC time); everything else as it is. No names and no personal data: the journal
    keeps what holds and questions say.
    """

    text: str = ""
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {"text": self.text, "key": self.key, "facts": dict(self.facts)}


def words(key: str, text: str = "", **facts: Any) -> Words:
    """A sentence by its key, with facts."""
    return Words(text, key, facts)


def told(said: str | Words) -> dict[str, Any]:
    """A sentence as JSON, however it was given."""
    return (said if isinstance(said, Words) else Words(said)).as_data()


@dataclass(frozen=True, slots=True)
class Hold:
    """Payment waits until this ends; a second of the same kind takes the first one's place.

    Placed on CHECKOUT_STARTED it ends when that checkout is given up. Kind "age" with a `limit`
    in years raises the lane's own age check instead.
    """

    kind: str
    reason: str | Words
    release: ReleasedBy = "manager"
    limit: int = 0  # years
    skus: tuple[str, ...] = ()  # what it is about, for "remove" and "age"; empty: the basket
    documents: tuple[str, ...] = ()  # that prove an age; empty: all that the lane knows
    looks_older: int = 0  # years: who looks older than this need show nothing; 0: all must

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "kind": self.kind,
            "reason": told(self.reason),
            "release": self.release,
            "limit": self.limit,
            "skus": list(self.skus),
            "documents": list(self.documents),
            "looks_older": self.looks_older,
        }


@dataclass(frozen=True, slots=True)
class Release:
    """The plugin's hold of this kind ends."""

    kind: str

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {"kind": self.kind}


@dataclass(frozen=True, slots=True)
class Emit:
    """A fact for the journal; its type stands in the plugin's `emits`."""

    event_type: str
    data: Mapping[str, Any]

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {"event_type": self.event_type, "data": dict(self.data)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A product to offer, and why."""

    sku: str
    reason: str | Words = ""

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {"sku": self.sku, "reason": told(self.reason)}


@dataclass(frozen=True, slots=True)
class Suggest:
    """Tiles beside the basket, best first; takes the place of what was suggested before."""

    items: Sequence[Suggestion]

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {"items": [item.as_data() for item in self.items]}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question; `right` names who may give it (empty: whoever is signed in)."""

    choice: str
    label: str | Words
    style: Style = "plain"
    right: str = ""  # age_check | age_override | release_checks

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "choice": self.choice,
            "label": told(self.label),
            "style": self.style,
            "right": self.right,
        }


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the basket; the answer comes back as PLUGIN_ANSWERED."""

    ask_id: str
    question: str | Words
    choices: Sequence[Choice]
    blocks: bool = True  # payment waits for the answer

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "ask_id": self.ask_id,
            "question": told(self.question),
            "choices": [choice.as_data() for choice in self.choices],
            "blocks": self.blocks,
        }


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the cashier; with a `topic` it is a card beside the basket, with details."""

    text: str | Words
    level: Level = "info"
    topic: str = ""
    details: Sequence[tuple[str | Words, str | Words]] = ()

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "text": told(self.text),
            "level": self.level,
            "topic": self.topic,
            "details": [[told(name), told(value)] for name, value in self.details],
        }


Outcome = Hold | Release | Emit | Suggest | Ask | Notice
Outcomes = Sequence[Outcome] | Outcome | None

KINDS: Mapping[type, str] = {
    Hold: "hold",
    Release: "release",
    Emit: "emit",
    Suggest: "suggest",
    Ask: "ask",
    Notice: "notice",
}
