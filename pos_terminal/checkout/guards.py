"""What each command asks of whoever gives it: nobody, somebody signed in, or a right (C25).

A command that is not listed here is not carried out. The handlers ask for the right where they know
which one an act needs; the lists say which ones that can be, for tests and docs/rights.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pos_terminal.checkout import (
    card_day,
    card_returns,
    cards,
    drawer_watch,
    plugin_holds,
    plugin_switches,
    printing,
    rights,
)
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.till import Till
from pos_terminal.domain.permissions import Right


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may give a command at all, and which rights its acts may need."""

    signed_in: bool
    needs: tuple[Right, ...] = ()
    why_open: str = ""  # why nobody has to be signed in


def _open(why: str) -> Guard:
    return Guard(signed_in=False, why_open=why)


def _needs(*needed: Right) -> Guard:
    return Guard(signed_in=True, needs=needed)


_ANY = _needs()
_DEVICE = _open("a device reports")
_SELL = _needs(Right.SELL)

GUARDS: Mapping[type[c.Command], Guard] = MappingProxyType(
    {
        c.SetUpShop: _open("there is nobody yet"),
        c.SignIn: _open("asks for a secret"),
        c.SignInByBadge: _open("asks for a badge, and the shop whether that is enough"),
        c.ReadBadge: _open("only says whose badge it is; a PIN or the shop's setting decides"),
        c.Unlock: Guard(False, (Right.UNLOCK,), "asks for a secret"),
        c.AcceptRecovery: _open("only says that it was read"),
        c.ConfirmTime: _open("only says that the clock is right, recorded"),
        c.NextSale: _open("only clears the last sale from the screen"),
        c.SignOut: _ANY,
        c.LockScreen: _ANY,
        c.StartBreak: _ANY,
        c.OpenShift: _needs(Right.OPEN_SHIFT),
        c.MoveCash: _needs(Right.CASH_IN_OUT),
        c.CloseShift: _needs(Right.CLOSE_SHIFT, Right.ACCEPT_DIFFERENCE),
        c.PrintXReport: _needs(Right.X_REPORT),
        c.OpenDrawer: _needs(Right.OPEN_DRAWER),
        c.Scan: _ANY,
        c.AddProduct: _needs(Right.PRICE_OVERRIDE, Right.OPEN_ITEM),
        c.AddOpenItem: _needs(Right.PRICE_OVERRIDE, Right.OPEN_ITEM),
        c.SetQuantity: _needs(Right.VOID_LINE),
        c.OverridePrice: _needs(Right.PRICE_OVERRIDE),
        c.DiscountLine: _needs(Right.DISCOUNT, Right.DISCOUNT_ANY),
        c.DiscountBasket: _needs(Right.DISCOUNT, Right.DISCOUNT_ANY),
        c.NoteLine: _ANY,
        c.ExemptTax: _needs(Right.TAX_EXEMPT),
        c.VoidLine: _needs(Right.VOID_LINE),
        c.VoidSale: _needs(Right.VOID_SALE),
        c.Undo: _needs(Right.VOID_LINE, Right.DISCOUNT_ANY, Right.TAX_EXEMPT),
        c.Park: _needs(Right.PARK),
        c.Recall: _needs(Right.PARK),
        c.TakeOver: _needs(Right.PARK),
        c.AttachCustomer: _ANY,
        c.DetachCustomer: _ANY,
        c.SaveCustomer: _needs(Right.CUSTOMERS),
        c.MergeCustomers: _needs(Right.MANAGE_CUSTOMERS),
        c.EraseCustomer: _needs(Right.MANAGE_CUSTOMERS),
        c.CheckAgeByDate: _needs(Right.AGE_CHECK),
        c.CheckAgeById: _needs(Right.AGE_CHECK),
        c.LooksOlder: _needs(Right.AGE_CHECK),
        c.ConfirmAge: _needs(Right.AGE_OVERRIDE),
        c.RefuseAge: _ANY,
        c.StartCheckout: _SELL,
        c.CancelCheckout: _SELL,
        c.PayCash: _SELL,
        c.PayCard: _SELL,
        c.PayCardManual: _SELL,
        c.RemoveTender: _SELL,
        c.ResolveCard: _needs(Right.RESOLVE_CARD),
        c.AskCardAgain: _ANY,
        c.Complete: _SELL,
        c.AddReturn: _needs(Right.REFUND),
        c.AddReturnNoReceipt: _needs(Right.REFUND_NO_RECEIPT),
        c.Reprint: _needs(Right.REPRINT),
        c.PrintBacklog: _ANY,
        c.ResolvePrint: _ANY,
        c.SaveEmployee: _needs(Right.MANAGE_STAFF),
        c.SaveProduct: _needs(Right.MANAGE_PRODUCTS),
        c.AdjustStock: _needs(Right.MANAGE_PRODUCTS),
        c.SetSetting: _needs(Right.MANAGE_SETTINGS),
        c.SwitchPlugin: _needs(Right.MANAGE_PLUGINS),
        c.ChangePluginSettings: _needs(Right.MANAGE_PLUGINS),
        c.ActOnPlugin: _needs(*sorted(plugin_switches.ACT_RIGHTS)),
        c.LookAtPlugins: _needs(Right.MANAGE_PLUGINS),
        c.AnswerPlugin: _needs(*sorted(plugin_holds.ANSWER_RIGHTS)),
        c.ReleaseHold: _needs(Right.RELEASE_CHECKS),
        c.RemoveHeldItems: _ANY,
        c.OverrideChecks: _needs(Right.RELEASE_CHECKS),
        c.LookAtDevices: _needs(Right.DEVICES),
        c.ManageDevices: _needs(Right.DEVICES),
        c.LookAtSync: _needs(Right.MANAGE_SYNC),
        c.ChangeSyncSettings: _needs(Right.MANAGE_SYNC),
        c.ManageSync: _needs(Right.MANAGE_SYNC),
        c.BeginNewLife: _needs(Right.MANAGE_SYNC),
        c.ApplyOutcomes: _open("a plugin reports"),
        c.SuspendPlugin: _open("a plugin reports"),
        c.SawSuggestions: _open("the screen reports"),
        cards.CardAnswered: _DEVICE,
        card_returns.CardReturned: _DEVICE,
        card_day.CardsSettled: _DEVICE,
        printing.MovePrint: _DEVICE,
        printing.PrinterNews: _DEVICE,
        drawer_watch.DrawerNews: _DEVICE,
    }
)


def check_guard(till: Till, command: c.Command) -> None:
    """Nobody gives a guarded command while nobody is signed in, whatever its handler forgets.

    Raises CashierError("signin.needed") or ("screen.locked"); KeyError for what is not listed.
    """
    if GUARDS[type(command)].signed_in:
        rights.signed_in(till)
