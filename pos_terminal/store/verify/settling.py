"""I4: what was paid, given back and rounded; cash in steps, everything else to the cent."""

from __future__ import annotations

from pos_terminal.store.verify.apportion import whole_steps
from pos_terminal.store.verify.watch import Data


def settling_fault(data: Data) -> str:
    """What is wrong with the tenders of a closed sale, or nothing."""
    total, change, due = data["total_minor"], data["change_minor"], data["due_minor"]
    paid = sum(tender["amount_minor"] for tender in data["tenders"])
    if due != total + data["rounding_minor"]:
        return f"due is {due}, total and rounding give {total + data['rounding_minor']}"
    if due != paid - change:
        return f"due is {due}, {paid} were paid and {change} given back"
    if data["kind"] != _kind(data):
        return f"it is called a {data['kind']}"
    sign = -1 if total < 0 else 1  # a payout is the mirror image of a payment
    if any(tender["amount_minor"] * sign < 0 for tender in data["tenders"]):
        return "a tender goes the wrong way"
    cash = sign * sum(t["amount_minor"] for t in data["tenders"] if t["kind"] == "cash")
    return _cash_fault(sign * total, cash, sign * change, sign * paid - cash, data["rules"])


def _kind(data: Data) -> str:
    only_returns = all(line["qty_milli"] < 0 for line in data["lines"])
    return "refund" if data["total_minor"] < 0 or only_returns else "sale"


def _cash_fault(total: int, cash: int, change: int, other: int, rules: Data) -> str:
    step, mode = rules["cash_step_minor"], rules["cash_rounding"]
    due = whole_steps(total, step, mode) if rules["cash_rounding_whole_order"] else total
    left = due - other  # what cash had to settle
    kept = cash - change
    if left < 0 and not rules["cash_back"]:
        return f"{-left} too much was taken by card"
    if change < 0 or kept < min(0, left):
        return f"{change} cannot be given back of {cash} in cash"
    if change % step:
        return f"the change of {change} is not a multiple of {step}"
    if kept == left or (kept == whole_steps(left, step, mode) and cash % step == 0):
        return ""
    if cash % step and abs(kept - left) < step:
        return ""  # odd coins: the change, not the sum, was rounded
    return f"cash of {kept} settled {left}"
