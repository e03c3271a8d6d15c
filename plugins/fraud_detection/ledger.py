"""The plugin's rows: windows as they are in memory, assessments and how their sales ended."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    delete,
    insert,
    or_,
    select,
    update,
)

from plugins.fraud_detection.judge import Judge, Seen, Verdict
from plugins.fraud_detection.models import acts, assessments, parts, shifts
from plugins.fraud_detection.windows import Act, Changes, Windows

_ACT = insert(acts)
_ASSESSMENT = insert(assessments)
_PART = insert(parts)
_IN_HAND = (
    assessments.c.basket_id == bindparam("basket"),
    assessments.c.occasion == "checkout",
    or_(assessments.c.ended == "", assessments.c.ended == "released"),
)
_ENDED = update(assessments).where(*_IN_HAND)
_SOLD = _ENDED.values(
    receipt_no=bindparam("number"),
    ended=case((assessments.c.ended == "released", "released"), else_="sold"),
)
_GAVE_UP = {"CHECKOUT_CANCELLED": "changed", "BASKET_VOIDED": "voided"}


def read_judge(connection: Connection) -> tuple[Judge, bool]:
    """What was remembered when the plugin last stopped, and whether the shift is known."""
    rows = connection.execute(select(acts).order_by(acts.c.seq, acts.c.no))
    shift = connection.execute(select(shifts.c.opened_us)).one_or_none()
    opened_us = None if shift is None else shift.opened_us
    return Judge(Windows(Act(*row) for row in rows), opened_us), shift is not None


def keep(connection: Connection, seen: Seen, shift_us: int | None, body: dict[str, Any]) -> None:
    """What came of one event."""
    for change in seen.changes:
        _follow(connection, change)
    if seen.shift_changed:
        keep_shift(connection, shift_us)
    if seen.erased:
        connection.execute(delete(acts).where(*_of_customer(seen.erased)))
    if seen.merged[0]:
        connection.execute(
            update(acts).where(*_of_customer(seen.merged[0])).values(key=seen.merged[1])
        )
    if seen.verdict is not None:
        _keep_verdict(connection, seen.verdict, body)


def _of_customer(ref: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return acts.c.kind == "customer", acts.c.key == ref


def keep_shift(connection: Connection, shift_us: int | None) -> None:
    """When the shift was opened; None where none is."""
    connection.execute(delete(shifts))
    connection.execute(insert(shifts), {"one": 1, "opened_us": shift_us})


def _follow(connection: Connection, change: Changes) -> None:
    if change.set_back_us:
        late = update(acts).where(acts.c.at_us > change.set_back_us)
        connection.execute(late.values(at_us=change.set_back_us))
    if change.before_us:
        connection.execute(delete(acts).where(acts.c.at_us <= change.before_us))
    if change.added:
        connection.execute(_ACT, [_row(act) for act in change.added])
    for act in change.dropped:
        connection.execute(delete(acts).where(acts.c.seq == act.seq, acts.c.no == act.no))


def _row(act: Act) -> dict[str, Any]:
    return {
        "seq": act.seq,
        "no": act.no,
        "at_us": act.at_us,
        "kind": act.kind,
        "key": act.key,
        "count": act.count,
        "amount_minor": act.amount_minor,
    }


def _keep_verdict(connection: Connection, verdict: Verdict, body: dict[str, Any]) -> None:
    found = verdict.assessment
    connection.execute(
        _ASSESSMENT,
        {
            "seq": verdict.seq,
            "occasion": verdict.occasion,
            "basket_id": body["basket_id"],
            "employee_id": body["employee_id"],
            "occurred_at": body["occurred_at"],
            "business_date": body["business_date"],
            "amount_minor": verdict.amount_minor,
            "score": found.score,
            "level": found.level,
            "shadow_score": found.shadow_score,
            "shadow_level": found.shadow_level,
            "ended": "",
            "receipt_no": "",
        },
    )
    if found.parts:
        connection.execute(_PART, part_rows(verdict))


def part_rows(verdict: Verdict) -> list[dict[str, Any]]:
    """What each rule added, one row each."""
    return [
        {
            "seq": verdict.seq,
            "rule": part.rule.rule_id,
            "points": 0 if part.broken else part.rule.points,
            "shadow": int(part.shadow),
            "facts": json.dumps(part.facts, sort_keys=True),
            "broken": part.broken,
        }
        for part in verdict.assessment.parts
    ]


def end(connection: Connection, event_type: str, body: dict[str, Any], plugin: str) -> None:
    """How the checkout ended that was judged."""
    if event_type == "BASKET_CLOSED":
        values = {"basket": body["basket_id"], "number": body["receipt_no"]}
        connection.execute(_SOLD, values)
    elif event_type in _GAVE_UP:
        how = _ENDED.values(ended=_GAVE_UP[event_type])
        connection.execute(how, {"basket": body["basket_id"]})
    elif event_type == "HOLD_RELEASED" and body["plugin"] == plugin and body["how"] == "manager":
        connection.execute(_ENDED.values(ended="released"), {"basket": body["basket_id"]})


def forget_old(connection: Connection, body: dict[str, Any], keep_days: int) -> None:
    """Assessments are kept so many days."""
    first = (date.fromisoformat(body["business_date"]) - timedelta(days=keep_days)).isoformat()
    old = assessments.c.business_date < first
    gone = select(assessments.c.seq).where(old)
    connection.execute(delete(parts).where(parts.c.seq.in_(gone)))
    connection.execute(delete(assessments).where(old))
