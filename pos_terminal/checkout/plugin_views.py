"""What everybody may know of plugins at this lane: switches, holds, questions, suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """A plugin's sentence: English, and a key of its own words with facts for other languages.

    Facts are named with their unit, so that a screen can show them: `total_minor`, `last_on`
    (ISO date), `open_at` (UTC), `qty_milli`.
    """

    text: str = ""
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """The English text, for logs and screens without the plugin's words."""
        return self.text or self.key

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Told:
        """From what an event or an outcome carries."""
        return cls(
            str(data.get("text", "")), str(data.get("key", "")), dict(data.get("facts") or {})
        )

    def as_data(self) -> dict[str, Any]:
        """As an event carries it."""
        return {"text": self.text, "key": self.key, "facts": dict(self.facts)}


@dataclass(frozen=True, slots=True)
class PluginFacts:
    """What the lane must know of a plugin before it is switched on."""

    name: str
    critical: bool = False  # payment waits for it
    deadline_ms: int = 2_000  # after which a manager may go on without it
    version: str = ""
    refused: str = ""  # a sentence: why it cannot run here
    acts: Mapping[str, str] = field(default_factory=dict)  # act → the right that it needs


@dataclass(frozen=True, slots=True)
class PluginSwitch:
    """Whether a plugin works at this lane."""

    name: str
    on: bool
    critical: bool = False
    deadline_ms: int = 2_000
    version: str = ""
    suspended: str = ""  # cause, while it rests after failures


@dataclass(frozen=True, slots=True)
class PluginHold:
    """A plugin holds the basket."""

    plugin: str
    kind: str
    reason: Told
    release: str = "manager"  # manager | remove | plugin | nobody
    limit: int = 0  # age in years, where kind is age
    skus: tuple[str, ...] = ()  # empty: the whole basket
    checkout: bool = False  # ends with this checkout
    documents: tuple[str, ...] = ()  # that prove an age; empty: all that the lane knows
    looks_older: int = 0  # years: who looks older than this need show nothing; 0: all must


@dataclass(frozen=True, slots=True)
class PluginChoice:
    """One answer that can be given."""

    choice: str
    label: Told
    style: str = "plain"  # plain | primary | danger
    right: str = ""  # who may give it; empty: whoever is signed in


@dataclass(frozen=True, slots=True)
class PluginAsk:
    """A plugin's question about the basket."""

    plugin: str
    ask_id: str
    question: Told
    choices: tuple[PluginChoice, ...]
    blocks: bool = True  # payment waits for the answer


@dataclass(frozen=True, slots=True)
class Suggested:
    """A product that a plugin suggests; one tap adds it."""

    plugin: str
    sku: str
    reason: Told
    name: str = ""
    unit_price: str = ""
    image_sha256: str = ""


@dataclass(frozen=True, slots=True)
class PluginCard:
    """Something that a plugin shows beside the basket for as long as it lasts."""

    plugin: str
    topic: str  # customer | age | …; a new one of the same topic takes its place
    text: Told
    details: tuple[tuple[Told, Told], ...] = ()
    level: str = "info"


# -- what the host tells the admin panel and the command line


@dataclass(frozen=True, slots=True)
class PluginForm:
    """Something to fill in: `schema` is JSON Schema with title, description, default, bounds."""

    name: str
    title: Told
    about: Told = Told()
    schema: Mapping[str, Any] | None = None  # None: nothing to fill in
    right: str = ""  # of an act
    own: bool = False  # of a report: an employee may see it about themselves


@dataclass(frozen=True, slots=True)
class PluginView:
    """One plugin as the host sees it now."""

    name: str
    title: Told
    about: Told
    version: str
    source: str  # ours | package | folder
    isolation: str  # thread | process
    state: str  # off | starting | catching_up | working | suspended | refused | missing
    critical: bool = False
    on: bool = False
    seq: int = 0  # the last event that it has finished
    head_seq: int = 0  # the last event of the journal
    events_per_s: float = 0.0  # while it catches up
    progress_milli: int = 1000  # of a replay, thousandths
    last_error: str = ""
    last_error_at: str = ""  # UTC
    refused: str = ""  # a sentence: why it cannot run here
    settings_schema: Mapping[str, Any] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    reports: tuple[PluginForm, ...] = ()
    acts: tuple[PluginForm, ...] = ()

    @property
    def lag(self) -> int:
        """Events that it has not seen yet."""
        return max(0, self.head_seq - self.seq)


@dataclass(frozen=True, slots=True)
class PluginColumn:
    """A column of a report."""

    title: Told
    kind: str  # text | number | money | qty | date | time | duration | percent
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class PluginTable:
    """The answer to a report; cells are JSON in the units of `plugins.reports.Column`."""

    columns: tuple[PluginColumn, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: Told = Told()
