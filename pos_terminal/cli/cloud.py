"""`pos-terminal cloud`: makes what the stores outside need there: tables, buckets, a topic."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit

if TYPE_CHECKING:
    from sync.setting_up import Report, Step

group = typer.Typer(
    name="cloud", help="Make what the stores outside need there.", no_args_is_help=True
)


@group.callback()
def cloud() -> None:
    """Make what the stores outside need there."""


@group.command()
def setup(
    sinks: Annotated[
        list[str] | None,
        typer.Argument(
            help="Only for these stores, also before they are switched on.", metavar="[SINKS]..."
        ),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Tell what is there and what is missing; change nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Make tables, buckets, topics and schemas that are missing; a second time changes nothing.

    It needs the rights of docs/iam-policy-setup.json; lanes then need those of
    docs/iam-policy.json only. Ends with 1 while something is missing.
    """
    from pos_terminal.cli import sync_backend
    from sync import setting_up
    from sync.cloud import clouds

    settings = context.settings()
    for name in sinks or ():
        sync_backend.known(name)
    configured = sync_backend.configured(settings).settings
    found = clouds(configured, sync_backend.place(settings).secret, sinks or ())
    report = setting_up.planned(found) if plan else setting_up.set_up(found)
    _tell(report, plan=plan, as_json=as_json)


@group.command()
def dashboard(
    notify: Annotated[
        list[str] | None,
        typer.Option(
            help="Topic that this lane's alarms tell; may be repeated.", metavar="TOPIC_ARN"
        ),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Tell what is there and what is missing; change nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Put CloudWatch's dashboard of all lanes, and this lane's alarms; again changes nothing.

    It needs the rights of docs/iam-policy-setup.json. Ends with 1 while something is missing.
    """
    from pos_terminal.cli import sync_backend
    from sync import setting_up
    from sync.sinks.cloudwatch.board import Board

    topics = tuple(notify or ())
    for topic in topics:
        if not topic.startswith("arn:"):
            raise typer.BadParameter(f"{topic} is no ARN of a topic", param_hint="--notify")
    settings = context.settings()
    lane = (settings.terminal_id, settings.store_id)
    secret = sync_backend.place(settings).secret
    board = Board(sync_backend.configured(settings).settings, secret, lane, topics)
    found = {"cloudwatch": board}
    report = setting_up.planned(found) if plan else setting_up.set_up(found)
    _tell(report, plan=plan, as_json=as_json)


def _tell(report: Report, *, plan: bool, as_json: bool) -> None:
    if as_json:
        output.say_json(_data(report))
    else:
        _show(report, plan=plan)
    if not report.complete:
        raise typer.Exit(Exit.REFUSED)


def _data(report: Report) -> dict[str, Any]:
    resources = [asdict(step.resource) | {"before": step.before} for step in report.steps]
    problems = {name: asdict(problem) for name, problem in report.problems.items()}
    return {"complete": report.complete, "resources": resources, "problems": problems}


def _show(report: Report, *, plan: bool) -> None:
    from pos_terminal.cli import store_titles, sync_words

    if not report.steps and not report.problems:
        output.say("No store outside is switched on that needs anything.")
        return
    if report.steps:
        output.table(
            ("store", "kind", "name", "", "what"),
            [
                (
                    store_titles.TITLES[step.resource.sink],
                    step.resource.kind,
                    step.resource.name,
                    _word(step, plan=plan),
                    step.resource.detail,
                )
                for step in report.steps
            ],
        )
    for name, problem in report.problems.items():
        output.say(sync_words.of_store(name, problem))


def _word(step: Step, *, plan: bool) -> str:
    from sync.cloud import Standing

    now = step.resource.standing
    if now is Standing.THERE and step.before is Standing.MISSING:
        return "made"
    if now is Standing.THERE and step.before is Standing.DIFFERS:
        return "mended"
    words = {
        Standing.THERE: "there",
        Standing.MISSING: "to be made" if plan else "missing",
        Standing.DIFFERS: "to be mended" if plan else "differs",
        Standing.FOREIGN: "somebody else's",
    }
    return words[now]
