"""What `sync` commands change at the lane: its settings, its record of what was done, its life."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pos_terminal.checkout import syncing
from pos_terminal.checkout.commands.syncing import ChangeSyncSettings, ManageSync
from pos_terminal.checkout.till import Till
from pos_terminal.control.errors import ControlError
from pos_terminal.store.head import Head

if TYPE_CHECKING:
    from pos_terminal.bootstrap import RunningLane
    from pos_terminal.cli.operations import Work

PATIENCE_S = 60.0  # for the lane thread


def _managed(running: RunningLane, work: Work) -> object:
    act, sink = str(work.need("act")), str(work.need("sink"))
    command = ManageSync(act, sink, int(work.params.get("from_seq") or 0))
    return _on_lane(running, lambda till: syncing.note(till, command))


def _set(running: RunningLane, work: Work) -> object:
    command = ChangeSyncSettings(str(work.need("section")), dict(work.need("values")))
    return {"changed": _on_lane(running, lambda till: syncing.put_settings(till, command))}


def _new_life(running: RunningLane, work: Work) -> object:
    seen = head_from(work.params.get("seen"))
    return {"epoch": _on_lane(running, lambda till: syncing.start_new_life(till, seen))}


def head_from(data: Any) -> Head | None:
    """A head as a store outside told it; ControlError for something else."""
    if data is None:
        return None
    try:
        return Head(str(data["journal_id"]), int(data["epoch"]), int(data["seq"]), data["hash"])
    except (KeyError, TypeError, ValueError) as err:
        raise ControlError("seen must be a head: journal_id, epoch, seq, hash.") from err


def _on_lane(running: RunningLane, work: Callable[[Till], object]) -> Any:
    return running.lane.call(work).result(PATIENCE_S)


OPERATIONS: dict[str, Callable[[RunningLane, Work], object]] = {
    "sync.managed": _managed,
    "sync.set": _set,
    "sync.new_life": _new_life,
}
