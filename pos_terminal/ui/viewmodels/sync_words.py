"""The stores outside and their settings in words; what is not known here is said as it came."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_terminal.ui.viewmodels.sync_fields import FIELDS

TITLES = {
    "kafka": "Kafka",
    "postgres": "Postgres",
    "dynamodb": "Amazon DynamoDB",
    "s3": "Amazon S3",
    "sns": "Amazon SNS",
    "cloudwatch": "Amazon CloudWatch",
}
STORES = tuple(TITLES)  # as they stand on the page
SIGN_IN = "aws"  # the section that several stores share
_HELP = ".help"
_SHARE_SIGN_IN = frozenset({"dynamodb", "s3", "sns", "cloudwatch"})
_SECRETS = {"kafka": "sync.kafka", "postgres": "sync.postgres", SIGN_IN: "sync.aws"}

_FOR: dict[str, object] = {
    "kafka": QT_TRANSLATE_NOOP("Sync", "Every entry, in order, for whoever wants to listen."),
    "postgres": QT_TRANSLATE_NOOP("Sync", "Tables for reports, in a database of your own."),
    "dynamodb": QT_TRANSLATE_NOOP("Sync", "Each sale and customer, to look up at once."),
    "s3": QT_TRANSLATE_NOOP("Sync", "Pictures of products, and an archive of all entries."),
    "sns": QT_TRANSLATE_NOOP("Sync", "A message for each sale, refund and large void."),
    "cloudwatch": QT_TRANSLATE_NOOP("Sync", "Sums of the sales, and how the till is doing."),
}
_AGAIN: dict[str, object] = {
    "kafka": QT_TRANSLATE_NOOP(
        "Sync",
        "Kafka gets these entries a second time, with the same numbers. Whoever listens must "
        "leave out what they know already.",
    ),
    "sns": QT_TRANSLATE_NOOP(
        "Sync", "The messages about these sales are sent a second time to whoever gets them."
    ),
    "cloudwatch": QT_TRANSLATE_NOOP("Sync", "The sums of that time may be counted twice."),
}
_HARMLESS = QT_TRANSLATE_NOOP(
    "Sync",
    "This store keeps each entry once. Sending again changes nothing that is there, and fills "
    "what is missing.",
)


def title_of(sink: str) -> str:
    """What people call a store."""
    return TITLES.get(sink, sink)


def purpose_of(sink: str) -> str:
    """What a store is for, in a sentence."""
    return QCoreApplication.translate("Sync", str(_FOR[sink])) if sink in _FOR else ""


def again_words(sink: str) -> str:
    """What it means to send this store something again."""
    return QCoreApplication.translate("Sync", str(_AGAIN.get(sink, _HARMLESS)))


def sections_of(sink: str) -> tuple[str, ...]:
    """The sections of the settings that a store needs: its own first."""
    return (sink, SIGN_IN) if sink in _SHARE_SIGN_IN else (sink,)


def secret_of(section: str) -> str:
    """The name of a section's secret; empty where it has none."""
    return _SECRETS.get(section, "")


def word(key: str, otherwise: str) -> str:
    """A word of a form, by its key "section.field", "section.field.help" or "choices.value"."""
    known = FIELDS.get(key)
    if known is not None:
        return QCoreApplication.translate("SyncForm", str(known))
    said_by_title = key.endswith(_HELP) and key.removesuffix(_HELP) in FIELDS
    return "" if said_by_title else otherwise
