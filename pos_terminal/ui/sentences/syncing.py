"""About the stores outside: what keeps a sale from getting there, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SYNCING: dict[str, object] = {
    "sync.not_here": QT_TRANSLATE_NOOP(
        "sentences", "This screen sends nothing anywhere. Do that at a till."
    ),
    "sync.setting": QT_TRANSLATE_NOOP(
        "sentences", "Something that was filled in does not fit: {why}. Correct it and try again."
    ),
    "sync.unreachable": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} does not answer ({reason}). It is tried again by itself; check network and "
        "address.",
    ),
    "sync.journal_unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "The till's records cannot be read ({reason}). Tell who looks after the till; it "
        "tries again.",
    ),
    "sync.bug": QT_TRANSLATE_NOOP(
        "sentences",
        "Something went wrong in the program ({kind}). It tries again; tell who looks after "
        "the till.",
    ),
    "sync.newer_life": QT_TRANSLATE_NOOP(
        "sentences",
        "A newer life of this till is known there ({epoch}, here {own_epoch}). Look for a "
        "copy of the till.",
    ),
    "sync.set_back": QT_TRANSLATE_NOOP(
        "sentences",
        "More of this till is known there ({seq}) than here ({own_seq}): an old backup. Begin "
        "a new life.",
    ),
    "sync.fork": QT_TRANSLATE_NOOP(
        "sentences",
        "Other sales of this till are known there, up to {seq}. Look for a copy, then begin a "
        "new life.",
    ),
    "sync.aws.no_credentials": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} does not know who signs in. Keep a key at Sign-in to Amazon, or name a profile.",
    ),
    "sync.aws.expired": QT_TRANSLATE_NOOP(
        "sentences",
        "The sign-in to {sink} has expired. Renew it or keep a new key, then try again.",
    ),
    "sync.aws.clock": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} says that this machine's clock is wrong. Set date and time, then try again.",
    ),
    "sync.aws.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} does not allow that ({what}). Give the key the missing right, then try again.",
    ),
    "sync.aws.invalid": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} cannot take that ({what}). Look at the parked events; tell who looks after "
        "the till.",
    ),
    "sync.aws.busy": QT_TRANSLATE_NOOP(
        "sentences", "{sink} has too much to do at the moment. It is tried again by itself."
    ),
}
