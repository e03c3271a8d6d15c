"""What plugins say, in the language of the screen: their own words, their facts as people read.

The host of the plugins, the shop's currency and zone are the application's, as its language is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.plugin_views import Told
from pos_terminal.ui import format as form
from pos_terminal.ui.i18n import current_language
from pos_terminal.ui.no_plugins import NoPlugins
from pos_terminal.ui.ports import Plugins

translate = QCoreApplication.translate
_DEFAULT_CURRENCY = "EUR"
_NOBODY = NoPlugins()


@dataclass(frozen=True, slots=True)
class ShopNow:
    """What of the shop a sentence needs to know."""

    currency: str = _DEFAULT_CURRENCY  # ISO 4217
    time_zone: str = ""  # IANA; empty: the machine's
    plugins: Plugins = field(default=_NOBODY)

    def local(self, moment: datetime) -> datetime:
        """A moment on the shop's clock."""
        return moment.astimezone(ZoneInfo(self.time_zone) if self.time_zone else None)


def use_shop(now: ShopNow) -> None:
    """From now on sentences are about this shop."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty("pos_shop", now)


def shop_now() -> ShopNow:
    """The shop that sentences are about; one without plugins before any was opened."""
    app = QCoreApplication.instance()
    known = app.property("pos_shop") if app is not None else None
    return known if isinstance(known, ShopNow) else ShopNow()


def tell(plugin: str, told: Told) -> str:
    """A plugin's sentence; where it has no words of this language, what it said in English."""
    template = ""
    if told.key:
        template = shop_now().plugins.template(plugin, told.key, current_language())
    return _filled(template or told.text or told.key, told.facts)


def _filled(template: str, facts: Mapping[str, Any]) -> str:
    try:
        return template.format_map(_Facts(facts_shown(facts))).strip()
    except (ValueError, IndexError, AttributeError):  # somebody else's words, as they are
        return template.strip()


def word(plugin: str, key: str, otherwise: str = "") -> str:
    """One of a plugin's words, such as a field's title."""
    return shop_now().plugins.template(plugin, key, current_language()) or otherwise


def title_of(plugin: str) -> str:
    """What people call a plugin."""
    shown = next((one for one in shop_now().plugins.views() if one.name == plugin), None)
    if shown is not None:
        return tell(plugin, shown.title) or plugin
    return word(plugin, "title", plugin.replace("_", " "))


class _Facts(dict[str, str]):
    """A fact that did not come leaves a gap, never braces on the screen."""

    def __missing__(self, name: str) -> str:
        return "…"


def facts_shown(facts: Mapping[str, Any]) -> dict[str, str]:
    """Facts by their whole name, and by the name without its unit: {total_minor} and {total}."""
    shown: dict[str, str] = {}
    for name, value in facts.items():
        words = fact_shown(name, value)
        for unit in _UNITS:
            if name.endswith(unit):
                shown.setdefault(name.removesuffix(unit), words)
                break
        shown[name] = words
    return shown


def fact_shown(name: str, value: object) -> str:
    """One fact as people write it, by the unit at the end of its name."""
    for unit, show in _UNITS.items():
        if name.endswith(unit):
            try:
                return show(value)
            except (TypeError, ValueError, OverflowError):
                break
    if isinstance(value, list | tuple):
        return ", ".join(form.natural(str(each)) for each in value)
    return form.natural(str(value))


def money(value: Any) -> str:
    """Minor units with the shop's currency."""
    return form.isolate(form.money(int(value), shop_now().currency))


def quantity(value: Any) -> str:
    """Thousandths as a quantity."""
    return form.isolate(form.quantity(int(value)))


def day(value: Any) -> str:
    """An ISO date in words."""
    return form.natural(form.long_day(date.fromisoformat(str(value)[:10])))


def moment(value: Any) -> str:
    """A UTC time on the shop's clock; with its day, unless that is today."""
    local = local_moment(value)
    today = shop_now().local(datetime.now(UTC)).date()
    if local.date() == today:
        return form.isolate(form.time_of_day(local))
    return form.natural(form.clock(local))


def local_moment(value: Any) -> datetime:
    """A UTC time as the shop's clock showed it. Raises ValueError for what is none."""
    read = datetime.fromisoformat(str(value))
    return shop_now().local(read if read.tzinfo is not None else read.replace(tzinfo=UTC))


def duration(value: Any) -> str:
    """Seconds as hours and minutes; below a minute as seconds."""
    seconds = int(value)
    minutes, hours = abs(seconds) // 60 % 60, abs(seconds) // 3600
    if hours:
        words = translate("Units", "{hours} h {minutes} min").format(
            hours=hours, minutes=f"{minutes:02d}"
        )
    elif minutes:
        words = translate("Units", "{minutes} min").format(minutes=minutes)
    else:
        words = translate("Units", "{seconds} s").format(seconds=abs(seconds))
    return form.natural(f"−{words}" if seconds < 0 else words)


_UNITS = {
    "_minor": money,
    "_milli": quantity,
    "_on": day,
    "_at": moment,
    "_s": duration,
}
