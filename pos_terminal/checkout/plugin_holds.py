"""What payment waits for: critical plugins, their holds and questions; and who ends that."""

from __future__ import annotations

from pos_terminal.checkout import lines, rights
from pos_terminal.checkout.commands import (
    AnswerPlugin,
    OverrideChecks,
    ReleaseHold,
    RemoveHeldItems,
)
from pos_terminal.checkout.plugin_views import PluginHold, PluginSwitch
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right

ANSWER_RIGHTS = frozenset({Right.AGE_CHECK, Right.AGE_OVERRIDE, Right.RELEASE_CHECKS})
AGE = "age"  # a hold of this kind raises the lane's own age check, and ends by it


def waiting(till: Till) -> tuple[PluginSwitch, ...]:
    """Critical plugins whose outcomes up to this checkout are not applied yet."""
    sale, plugged = till.running.sale, till.running.plugged
    if not sale.checkout_seq:
        return ()
    return tuple(
        switch
        for switch in plugged.switches.values()
        if switch.on
        and switch.critical
        and switch.name not in sale.unasked
        and plugged.marks.get(switch.name, 0) < sale.checkout_seq
    )


def standing(till: Till) -> tuple[PluginHold, ...]:
    """Holds that the lane obeys; those on age are the age check's own."""
    return tuple(hold for hold in till.running.sale.holds.values() if hold.kind != AGE)


def limit_ms(till: Till) -> int:
    """How long the sale waits before a manager may go on."""
    return max((switch.deadline_ms for switch in waiting(till)), default=0)


def ensure_free(till: Till) -> None:
    """Go on only where nobody is awaited: CashierError("checks.waiting" | "hold.plugin" | …)."""
    late = waiting(till)
    if late:
        raise CashierError("checks.waiting", names=", ".join(switch.name for switch in late))
    ensure_not_held(till)


def ensure_not_held(till: Till) -> None:
    """Refuse while a plugin holds the basket or waits for an answer about it."""
    held = standing(till)
    if held:
        raise CashierError("hold.plugin", plugin=held[0].plugin, reason=held[0].reason)
    asked = [ask for ask in till.running.sale.asks.values() if ask.blocks]
    if asked:
        raise CashierError("hold.asked", plugin=asked[0].plugin, question=asked[0].question)


def override(till: Till, command: OverrideChecks) -> None:
    """Past the deadline a manager decides that the sale goes on, on record."""
    rights.signed_in(till)
    late = waiting(till)
    if not late:
        return
    waited_s = till.time.clock.monotonic() - till.running.plugged.waiting_since
    if waited_s * 1000 < limit_ms(till):
        raise CashierError("checks.waiting", names=", ".join(switch.name for switch in late))
    rights.require(till, Right.RELEASE_CHECKS)
    till.record(
        EventType.CHECKS_OVERRIDDEN,
        {
            "checkout_seq": till.running.sale.checkout_seq,
            "plugins": [switch.name for switch in late],
            "waited_ms": int(waited_s * 1000),
            "approved_by": rights.approver_id(till),
        },
    )


def release(till: Till, command: ReleaseHold) -> None:
    """A manager ends a hold; what nobody may release stays."""
    rights.signed_in(till)
    hold = _hold(till, command.plugin, command.kind)
    if not releasable(till, hold):
        raise CashierError("hold.final", plugin=hold.plugin, reason=hold.reason)
    rights.require(till, Right.RELEASE_CHECKS)
    data = _released(hold, "manager", rights.approver_id(till))
    till.record(EventType.HOLD_RELEASED, data)


def releasable(till: Till, hold: PluginHold) -> bool:
    """By a manager: where it says so, and where the plugin that would do it does not work."""
    if hold.release == "manager":
        return True
    switch = till.running.plugged.switches.get(hold.plugin)
    works = switch is not None and switch.on and not switch.suspended
    return hold.release != "nobody" and not works


def remove_held(till: Till, command: RemoveHeldItems) -> None:
    """Take out what is held: no right is needed to sell less."""
    employee = rights.signed_in(till)
    hold = _hold(till, command.plugin, command.kind)
    sale = till.running.sale
    if sale.tenders or sale.card_busy:
        raise CashierError("scan.paying")
    held = [line for line in sale.basket.lines if line.sku in hold.skus and line.qty_milli > 0]
    with till.transaction() as tx:
        if sale.checkout_seq:
            tx.append(EventType.CHECKOUT_CANCELLED, {})
        for line in held:
            tx.append(EventType.ITEM_VOIDED, lines.voided_data(till, line, hold.kind))
        tx.append(EventType.HOLD_RELEASED, _released(hold, "removed", employee.employee_id))
    sale.undo.clear()  # an undo would bring back what was refused


def answer(till: Till, command: AnswerPlugin) -> None:
    """The plugin reads the answer in the journal, like every other fact."""
    rights.signed_in(till)
    ask = till.running.sale.asks.get((command.plugin, command.ask_id))
    if ask is None:
        raise CashierError("plugin.asked_no_more")
    choice = next((one for one in ask.choices if one.choice == command.choice), None)
    if choice is None:
        raise CashierError("plugin.asked_no_more")
    if choice.right:
        wanted = choice.right in ANSWER_RIGHTS
        rights.require(till, Right(choice.right) if wanted else Right.RELEASE_CHECKS)
    till.record(
        EventType.PLUGIN_ANSWERED,
        {
            "plugin": ask.plugin,
            "ask_id": ask.ask_id,
            "choice": choice.choice,
            "answered_by": rights.approver_id(till),
        },
    )


def _hold(till: Till, plugin: str, kind: str) -> PluginHold:
    hold = till.running.sale.holds.get((plugin, kind))
    if hold is None:
        raise CashierError("hold.gone")
    return hold


def _released(hold: PluginHold, how: str, by: str) -> dict[str, object]:
    return {"plugin": hold.plugin, "kind": hold.kind, "how": how, "released_by": by}
