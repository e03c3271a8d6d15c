"""What is not run and what is deliberately different: each by id, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from tests.contract.selling.loading import Case, Figure

# -- comes with a later issue: recognised by what the case asks, so that new ones are too ---------

LATER_FILES: Mapping[str, str] = {
    "promotions": "promotions come with their own issue",
}
LATER_INPUTS: Mapping[str, str] = {
    "loyalty": "points come with the loyalty issue",
    "uri": "EPC URIs come from RFID readers, which are none of our devices",
}
LATER_RULES: Mapping[str, str] = {
    "custom_ai": "identifiers of a shop's own are its label patterns; those of GS1 are GS1's",
    "kind": "coupon codes come with the promotions issue",
}

# -- input that a machine cannot run, by id -------------------------------------------------------

# Empty: the notes of the files say what "see notes", "everything" and the tax words mean, and
# reading.py, payments.py and returns.py read them. An entry here would be `case_id: reason`.
PROSE: Mapping[str, str] = {}

# -- our figure is another one on purpose ---------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """Keys of a case where we decided otherwise; all its other keys must agree."""

    file: str
    case_id: str  # "*": every case of the file
    keys: tuple[str, ...]  # shell patterns
    why: str
    within: Decimal | None = None  # how far off our figure may be; None: as decided

    def covers(self, case: Case, figure: Figure) -> bool:
        if not case.file.startswith(self.file) or self.case_id not in {"*", case.case_id}:
            return False
        if not any(fnmatchcase(figure.key, key) for key in self.keys):
            return False
        return self.within is None or abs(figure.wanted - figure.found) <= self.within


DIFFERENCES: tuple[Difference, ...] = (
    Difference(
        "tax_documents",
        "odoo-doc-002",
        (
            "total_tax",
            "total_included",
            "tax_groups.5.tax",
            "in_company_currency.total_tax",
            "in_company_currency.total_included",
        ),
        "biggest_tax hides the cash rounding in a tax; ours is a line of its own (ADR 0007)",
    ),
    Difference(
        "tax_line_cents",
        "odoo-lines-01",
        ("lines.*.tax", "lines.*.total_excluded"),
        "the peer gives odd cents to the first lines; ours go by remainder and content (C17)",
        within=Decimal("0.03"),
    ),
    Difference(
        "global_discount",
        "*",
        ("*%.tax_groups.*.base",),
        "the peer takes p % off each base by itself, so that base + tax miss the total by a cent; "
        "ours is the net of the discount, so that they agree (ADR 0007)",
        within=Decimal("0.02"),
    ),
    Difference(
        "global_discount",
        "*",
        ("*%.in_company_currency.total_excluded", "*%.in_company_currency.total_tax"),
        "the cent between net and tax of a discount in a second currency is the peer's own",
        within=Decimal("0.01"),
    ),
    Difference(
        "tax_other_peers",
        "taxo-012",
        ("total_excluded",),
        "net + tax would miss the shelf total by a cent that the peer books to round-off; ours "
        "is total − tax (ADR 0007)",
    ),
    Difference(
        "barcodes",
        "bar-057",
        ("elements",),
        "no separator stands behind a count of variable length: full or not, the standard wants "
        "one (GS1 General Specifications, 7.8.6), and where the next element begins is a guess",
    ),
    Difference(
        "payments",
        "pay-018",
        ("refund_if_repriced", "keeps"),
        "a refund is what was paid for those units; kept units are not priced anew (C16)",
    ),
)


def later(case: Case) -> str:
    """Why a case waits for another issue; empty for one that runs."""
    for name, reason in LATER_FILES.items():
        if case.file.startswith(name):
            return reason
    for key, reason in LATER_INPUTS.items():
        if key in case.given:
            return reason
    for rule in case.given.get("rules", ()):
        for key, reason in LATER_RULES.items():
            if key in rule:
                return reason
    return ""


def not_run(case: Case) -> str:
    """Why a case is not run; empty for one that runs."""
    return later(case) or PROSE.get(case.case_id, "")


def difference(case: Case, figure: Figure) -> Difference | None:
    """The decision that covers a figure which does not agree."""
    return next((entry for entry in DIFFERENCES if entry.covers(case, figure)), None)
