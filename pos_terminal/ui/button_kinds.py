"""Which colours each kind of button wears in each state: one table for sheet, paint and tests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos_terminal.ui.tokens import Tokens


class Kind(StrEnum):
    """What a button is for; decides its colours and its least height."""

    NORMAL = "normal"
    PRIMARY = "primary"  # the one next step of a screen
    PAY = "pay"
    WAIT = "wait"  # Pay while a hold stands: says what it waits for
    DANGER = "danger"  # outline
    DANGER_FILLED = "danger-filled"  # only in a confirmation
    TILE = "tile"
    TAB = "tab"
    KEY = "key"  # number pad and on-screen keyboard
    QUIET = "quiet"  # no edge: links, rail entries


@dataclass(frozen=True, slots=True)
class Wear:
    """Fill, edge and ink of a button, as #RRGGBB."""

    fill: str
    edge: str
    ink: str


def wear(tokens: Tokens, kind: Kind, *, checked: bool = False, enabled: bool = True) -> Wear:
    """Colours of a button of this kind in this state."""
    if not enabled:
        edge = tokens.surface if kind is Kind.QUIET else tokens.hair
        return Wear(tokens.surface if kind is Kind.QUIET else tokens.bg, edge, tokens.muted)
    if checked:
        return _checked(tokens, kind)
    filled = {
        Kind.PRIMARY: tokens.primary,
        Kind.PAY: tokens.pay,
        Kind.DANGER_FILLED: tokens.danger,
    }
    if kind in filled:
        return Wear(filled[kind], filled[kind], tokens.on)
    if kind is Kind.WAIT:
        return Wear(tokens.warnbg, tokens.warn, tokens.warn)
    if kind is Kind.DANGER:
        return Wear(tokens.surface, tokens.danger, tokens.danger)
    if kind is Kind.QUIET:
        return Wear(tokens.surface, tokens.surface, tokens.muted)
    return Wear(tokens.surface, tokens.border, tokens.text)


def _checked(tokens: Tokens, kind: Kind) -> Wear:
    if kind is Kind.TAB:
        return Wear(tokens.text, tokens.text, tokens.surface)
    if kind is Kind.QUIET:
        return Wear(tokens.select, tokens.select, tokens.text)
    return Wear(tokens.surface, tokens.primary, tokens.text)
