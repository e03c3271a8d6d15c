"""The sheets that ask for a few words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hardware.ports import ItemLabel
from pos_terminal.checkout import commands as cmd
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.item_questions import with_serial
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.line_sheets import line_name
from pos_terminal.ui.views.text_sheet import TextSheet

translate = QCoreApplication.translate


def ask_note(stage: Stage, over: QWidget, ask: asks.AskNote) -> AppSheet:
    """Words on a line."""
    line = stage.state.basket.line(ask.line_no)
    title = translate("Questions", "Note on {item}").format(item=line_name(stage, ask.line_no))
    sheet = TextSheet(
        stage,
        over,
        title,
        translate("Questions", "Note, printed on the receipt"),
        ok=translate("Questions", "Save note"),
        text=line.note if line is not None else "",
        needed=False,
    )
    sheet.ask(lambda text: _send(sheet, cmd.NoteLine(ask.line_no, text)))
    return sheet


def ask_serial(stage: Stage, over: QWidget, ask: asks.AskSerial) -> AppSheet:
    """The serial number of an item; it may be scanned."""
    sheet = TextSheet(
        stage,
        over,
        translate("Questions", "Serial number of {item}").format(item=ask.name),
        translate("Questions", "Serial number"),
        ok=translate("Questions", "Add"),
        hint=translate("Questions", "Scan it from the box, or type it."),
    )

    def add(serial: str) -> None:
        stage.sale.add_answered(with_serial(ask.item, ask.sku, serial))
        sheet.dismiss()

    def scanned(code: str) -> bool:
        add(code)
        return True

    def labelled(label: ItemLabel) -> bool:
        return bool(label.serial) and scanned(label.serial)

    sheet.on_scan = scanned
    sheet.on_label = labelled
    sheet.ask(add)
    return sheet


def ask_park(stage: Stage, over: QWidget, _ask: asks.AskParkName) -> AppSheet:
    """Under which name to set the sale aside."""
    customer = stage.state.customer
    sheet = TextSheet(
        stage,
        over,
        translate("Questions", "Park this sale"),
        translate("Questions", "Name to find it by (may stay empty)"),
        ok=translate("Questions", "Park"),
        text=customer.name if customer is not None else "",
        needed=False,
    )
    sheet.ask(lambda name: _send(sheet, cmd.Park(name)))
    return sheet


def ask_card_reference(stage: Stage, over: QWidget, ask: asks.AskCardReference) -> AppSheet:
    """What the slip of a stand-alone terminal says."""
    minor = ask.amount_minor
    if minor is None and stage.state.settlement is not None:
        minor = stage.state.settlement.remaining_minor
    amount = form.isolate(form.money(minor or 0, stage.state.currency))
    sheet = TextSheet(
        stage,
        over,
        translate("Questions", "Card: {amount}").format(amount=amount),
        translate("Questions", "Reference on the slip"),
        ok=translate("Questions", "It is paid"),
        hint=translate(
            "Questions",
            "Take the payment on the card terminal first. Then type the reference number from its "
            "slip, never the card number.",
        ),
    )

    def paid(reference: str) -> None:
        if ask.tender_id:
            _send(sheet, cmd.ResolveCard(ask.tender_id, paid=True, reference=reference))
        else:
            _send(sheet, cmd.PayCardManual(reference, ask.amount_minor))

    sheet.ask(paid)
    return sheet


def _send(sheet: AppSheet, command: cmd.Command) -> None:
    sheet.stage.bridge.submit(command, done=sheet.finish, failed=sheet.refuse, owner=sheet)
