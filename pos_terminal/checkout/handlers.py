"""Which use case carries out which command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_terminal.checkout import (
    ages,
    cards,
    customers,
    lines,
    parking,
    paying,
    printing,
    recovery,
    removing,
    returns,
    selling,
    session,
    shelves,
    shift,
    staff,
)
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.till import Till

Handler = Callable[[Till, Any], object]

HANDLERS: dict[type[c.Command], Handler] = {
    c.SignIn: session.sign_in,
    c.SignOut: session.sign_out,
    c.LockScreen: session.lock_screen,
    c.Unlock: session.unlock,
    c.OpenShift: shift.open_shift,
    c.MoveCash: shift.move_cash,
    c.CloseShift: shift.close_shift,
    c.PrintXReport: shift.x_report,
    c.OpenDrawer: shift.open_drawer,
    c.Scan: selling.scan,
    c.AddProduct: selling.add_product,
    c.AddOpenItem: selling.add_open_item,
    c.SetQuantity: lines.set_quantity,
    c.OverridePrice: lines.override_price,
    c.DiscountLine: lines.discount_line,
    c.DiscountBasket: lines.discount_basket,
    c.NoteLine: lines.note_line,
    c.ExemptTax: lines.exempt_tax,
    c.VoidLine: lines.void_line,
    c.VoidSale: lines.void_sale,
    c.Undo: lines.undo,
    c.Park: parking.park,
    c.Recall: parking.recall,
    c.AttachCustomer: customers.attach,
    c.DetachCustomer: customers.detach,
    c.SaveCustomer: customers.save,
    c.CheckAgeByDate: ages.check_by_date,
    c.ConfirmAge: ages.confirm,
    c.RefuseAge: ages.refuse,
    c.StartCheckout: paying.start_checkout,
    c.CancelCheckout: paying.cancel_checkout,
    c.PayCash: paying.pay_cash,
    c.PayCard: cards.pay_card,
    c.PayCardManual: paying.pay_card_manual,
    c.RemoveTender: removing.remove_tender,
    c.ResolveCard: cards.resolve,
    c.AskCardAgain: cards.ask_again,
    c.Complete: paying.complete,
    c.NextSale: paying.next_sale,
    c.AddReturn: returns.add_return,
    c.AddReturnNoReceipt: returns.add_return_no_receipt,
    c.Reprint: printing.reprint,
    c.PrintBacklog: printing.backlog,
    c.ResolvePrint: printing.resolve,
    c.AcceptRecovery: recovery.accept,
    c.ConfirmTime: recovery.confirm_time,
    c.SaveEmployee: staff.save,
    c.SaveProduct: shelves.save_product,
    c.AdjustStock: shelves.adjust_stock,
    c.SetSetting: shelves.set_setting,
    cards.CardAnswered: cards.answered,
    printing.MovePrint: printing.move,
    printing.PrinterNews: printing.news,
}
