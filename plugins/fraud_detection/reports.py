"""The tables that managers see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, case, func, select

from plugins.base import Column, Context, Report, Table, words
from plugins.fraud_detection.assessing import LEVELS
from plugins.fraud_detection.fields import FIELDS, ITEM_FIELDS
from plugins.fraud_detection.forms import Counted, Tried, Wanted
from plugins.fraud_detection.models import assessments, parts
from plugins.fraud_detection.trying import try_rules
from plugins.fraud_detection.wording import Speaker

MOST_ROWS = 10_000
WEEK = 7
REPORTS = (
    Report(
        "assessments",
        words("reports.assessments", "Assessments"),
        Wanted,
        words("reports.assessments.about", "What was judged, and which rules matched."),
    ),
    Report(
        "rules",
        words("reports.rules", "Rules"),
        Counted,
        words("reports.rules.about", "How often each rule matched, in shadow too."),
    ),
    Report(
        "try_rule",
        words("reports.try_rule", "Try a rule"),
        Tried,
        words("reports.try_rule.about", "What a rule would have done to the sales of the past."),
        beside=True,
    ),
    Report(
        "fields",
        words("reports.fields", "What rules may ask"),
        about=words("reports.fields.about", "The names for expressions, and what they mean."),
    ),
)


def make(context: Context, name: str, asked: Any) -> Table:
    """One of REPORTS."""
    if name == "assessments":
        return _assessments(context, asked)
    if name == "rules":
        return _rules(context, asked)
    if name == "try_rule":
        return try_rules(context, asked)
    return _fields()


def _last_day(context: Context) -> date | None:
    found = context.connection.execute(select(func.max(assessments.c.business_date))).scalar()
    return None if found is None else date.fromisoformat(found)


_JUDGED = (
    Column(words("columns.when", "When"), "time"),
    Column(words("columns.level", "Level")),
    Column(words("columns.score", "Score"), "number"),
    Column(words("columns.amount", "Amount"), "money"),
    Column(words("columns.rules", "Rules")),
    Column(words("columns.receipt", "Receipt")),
    Column(words("columns.cashier", "Cashier")),
    Column(words("columns.ended", "Ended")),
    Column(words("columns.occasion", "What"), stretch=True),
)


def _assessments(context: Context, asked: Wanted) -> Table:
    last = _last_day(context)
    if last is None:
        return Table(_JUDGED, (), words("notes.none", "Nothing has been judged yet."))
    to = asked.last_day or last
    since, until = (asked.first_day or to - timedelta(days=WEEK - 1)).isoformat(), to.isoformat()
    found = context.connection.execute(_wanted(asked, since, until)).all()
    speaker = Speaker(context)
    told = _told(context, speaker, [row.seq for row in found])
    rows = [_judged(speaker, row, asked, told.get(row.seq, "")) for row in found]
    note = words("notes.days", "{first_on} to {last_on}.", first_on=since, last_on=until)
    return Table(_JUDGED, rows, note)


def _wanted(asked: Wanted, since: str, until: str) -> Select[Any]:
    query = (
        select(assessments)
        .where(assessments.c.business_date.between(since, until))
        .order_by(assessments.c.seq.desc())
        .limit(MOST_ROWS)
    )
    if asked.level != "any":
        level = assessments.c.shadow_level if asked.shadow else assessments.c.level
        query = query.where(level.in_(LEVELS[LEVELS.index(asked.level) :]))
    if asked.employee_id:
        query = query.where(assessments.c.employee_id == asked.employee_id)
    return query


def _judged(speaker: Speaker, row: Any, asked: Wanted, rules: str) -> tuple[Any, ...]:
    return (
        row.occurred_at,
        speaker.choice(row.shadow_level if asked.shadow else row.level),
        row.shadow_score if asked.shadow else row.score,
        row.amount_minor,
        rules,
        row.receipt_no,
        speaker.name(row.employee_id),
        speaker.choice(row.ended),
        speaker.choice(row.occasion),
    )


def _told(context: Context, speaker: Speaker, seqs: list[int]) -> dict[int, str]:
    """What each rule added, in a line."""
    titles = {one.rule_id: speaker.rule(one.rule_id, one.title) for one in context.settings.rules}
    told: dict[int, list[str]] = {}
    for start in range(0, len(seqs), 500):
        query = select(parts).where(parts.c.seq.in_(seqs[start : start + 500]))
        for row in context.connection.execute(query.order_by(parts.c.points.desc(), parts.c.rule)):
            mark = "?" if row.broken else f"+{row.points}"
            title = titles.get(row.rule, row.rule)
            said = f"({title} {mark})" if row.shadow else f"{title} {mark}"
            told.setdefault(row.seq, []).append(said)
    return {seq: " · ".join(lines) for seq, lines in told.items()}


def _rules(context: Context, asked: Counted) -> Table:
    columns = (
        Column(words("columns.rule", "Rule"), stretch=True),
        Column(words("columns.mode", "Mode")),
        Column(words("columns.points", "Points"), "number"),
        Column(words("columns.matched", "Matched"), "number"),
        Column(words("columns.in_shadow", "In shadow"), "number"),
        Column(words("columns.last", "Last"), "time"),
        Column(words("columns.broken", "Without an answer"), "number"),
        Column(words("columns.why", "Why")),
    )
    last = _last_day(context)
    counts = {} if last is None else _counts(context, last - timedelta(days=asked.days - 1))
    speaker = Speaker(context)
    rows: list[tuple[Any, ...]] = []
    for rule in context.settings.rules:
        title, mode = speaker.rule(rule.rule_id, rule.title), speaker.choice(rule.mode)
        rows.append((title, mode, rule.points, *_counted(counts.pop(rule.rule_id, None))))
    gone = speaker.choice("gone")
    rows += [(rule_id, gone, None, *_counted(counts[rule_id])) for rule_id in sorted(counts)]
    judged = words("notes.counted", "The last {days} days with assessments.", days=asked.days)
    return Table(columns, rows, judged)


def _counts(context: Context, since: date) -> dict[str, Any]:
    matched = parts.c.broken == ""
    query = (
        select(
            parts.c.rule,
            func.sum(case((matched & (parts.c.shadow == 0), 1), else_=0)).label("live"),
            func.sum(case((matched & (parts.c.shadow == 1), 1), else_=0)).label("shadow"),
            func.max(case((matched, assessments.c.occurred_at), else_=None)).label("last"),
            func.sum(case((matched, 0), else_=1)).label("broken"),
            func.max(parts.c.broken).label("why"),
        )
        .join(assessments, assessments.c.seq == parts.c.seq)
        .where(assessments.c.business_date >= since.isoformat())
        .group_by(parts.c.rule)
    )
    return {row.rule: row for row in context.connection.execute(query)}


def _counted(row: Any) -> tuple[Any, ...]:
    if row is None:
        return (0, 0, None, 0, "")
    return (row.live, row.shadow, row.last, row.broken, row.why)


def _fields() -> Table:
    columns = (
        Column(words("columns.field", "Name")),
        Column(words("columns.kind", "Kind")),
        Column(words("columns.known_on", "Known on")),
        Column(words("columns.meaning", "Meaning"), stretch=True),
    )
    rows = [
        (field.name, field.kind, ", ".join(sorted(field.known_on)), field.about)
        for field in FIELDS.values()
    ]
    rows += [(f"#.{name}", kind, "items", "") for name, kind in ITEM_FIELDS.items()]
    return Table(columns, rows)
