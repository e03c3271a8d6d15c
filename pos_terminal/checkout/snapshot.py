"""The running state as a frozen LaneState."""

from __future__ import annotations

from dataclasses import replace

from pos_terminal.checkout import ages, paying, plugin_holds
from pos_terminal.checkout.plugin_views import Suggested
from pos_terminal.checkout.state import Hold, LaneState, Phase
from pos_terminal.checkout.tares import read_tares
from pos_terminal.checkout.till import Till


def phase_of(till: Till) -> Phase:
    """What the lane is doing: the first that is true."""
    running = till.running
    gates = (
        (bool(running.stopped), Phase.STOPPED),
        (not till.shop.set_up, Phase.SET_UP),
        (till.time.in_doubt, Phase.CONFIRM_TIME),
        (running.recovery is not None, Phase.RECOVERY),
        (running.employee is None, Phase.SIGNED_OUT),
        (running.locked, Phase.LOCKED),
        (running.shift is None, Phase.NO_SHIFT),
        (running.last_sale is not None, Phase.PAID),
    )
    return next((phase for holds, phase in gates if holds), None) or _sale_phase(till)


def _sale_phase(till: Till) -> Phase:
    sale = till.running.sale
    if sale.card_busy:
        return Phase.CARD_UNKNOWN if sale.card_unknown else Phase.CARD_PENDING
    if not sale.checkout_seq:
        return Phase.SELLING
    plugins = plugin_holds.waiting(till) or plugin_holds.standing(till)
    asked = any(ask.blocks for ask in sale.asks.values())
    awaited = plugins or asked or ages.hold(till) is not None
    return Phase.AWAITING_CHECKS if awaited else Phase.PAYING


def _suggestions(till: Till) -> tuple[Suggested, ...]:
    """What is on offer beside this basket, without what is in it already."""
    plugged, sale = till.running.plugged, till.running.sale
    if not plugged.suggested or plugged.basket_id != _on_screen(till):
        return ()
    there = {line.sku for line in sale.basket.lines}
    return tuple(one for each in plugged.suggested.values() for one in each if one.sku not in there)


def _on_screen(till: Till) -> str:
    last = till.running.last_sale
    return till.running.sale.basket_id or (last.sale_id if last else "")


def snapshot(till: Till, revision: int) -> LaneState:
    """What everybody may know, now."""
    running = till.running
    sale = running.sale
    hold: Hold | None = ages.hold(till)
    state = LaneState(
        revision=revision,
        phase=phase_of(till),
        terminal_id=till.terminal_id,
        store_name=till.shop.name,
        rules=till.shop.rules,
        priced=sale.priced,
        demo=till.shop.demo,
        enrolled=till.enrolled,
        employee=running.employee,
        break_since=running.break_since,
        shift=running.shift,
        basket_id=sale.basket_id,
        last_line_no=sale.last_line_no,
        holds=() if hold is None else (hold,),
        customer=running.customer,
        tenders=sale.tenders,
        settlement=paying.settlement(till) if sale.checkout_seq else None,
        pending_card=sale.asked_card,
        last_sale=running.last_sale,
        notice=running.notice,
        parked_count=running.parked_count,
        can_undo=bool(sale.undo) and not sale.checkout_seq,
        next_receipt=f"{till.store.head.epoch}-{running.receipts + 1:06d}",
        prints=running.prints,
        recovery=running.recovery,
        catalogue_version=running.catalogue_version,
        integrated_cards=till.integrated_cards,
        journal_seq=till.store.head.seq,
        idle_lock_min=till.shop.idle_lock_min,
        tares=read_tares(till.shop.tares),
        language=till.shop.language,
        time_zone=till.shop.time_zone,
    )
    return _with_plugins(till, state)


def _with_plugins(till: Till, state: LaneState) -> LaneState:
    """What plugins wait for, hold, ask and show."""
    plugged, sale = till.running.plugged, till.running.sale
    if not plugged.switches:
        return state
    waiting = plugin_holds.waiting(till)
    return replace(
        state,
        waiting_for=tuple(switch.name for switch in waiting),
        waiting_since=plugged.waiting_since,
        wait_limit_ms=plugin_holds.limit_ms(till),
        plugin_holds=plugin_holds.standing(till),
        asks=tuple(sale.asks.values()),
        suggestions=_suggestions(till),
        cards=tuple(plugged.cards.values()) if plugged.basket_id == _on_screen(till) else (),
        plugins=tuple(plugged.switches.values()),
    )
