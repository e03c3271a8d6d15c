"""The widgets that every screen is built from; one widget a file, listed in docs/dev/ui-kit.md."""

from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.card import Card
from pos_terminal.ui.widgets.category_tabs import CategoryTabs
from pos_terminal.ui.widgets.elided_label import ElidedLabel
from pos_terminal.ui.widgets.empty_state import EmptyState
from pos_terminal.ui.widgets.field import Field
from pos_terminal.ui.widgets.fitted_label import FittedLabel
from pos_terminal.ui.widgets.flow import EqualFlow, Flow, equal_row
from pos_terminal.ui.widgets.giant_amount import GiantAmount
from pos_terminal.ui.widgets.inline_notice import InlineNotice, Tone
from pos_terminal.ui.widgets.line_edit import LineEdit
from pos_terminal.ui.widgets.number_pad import NumberPad
from pos_terminal.ui.widgets.on_screen_keyboard import OnScreenKeyboard
from pos_terminal.ui.widgets.pin_pad import PinPad
from pos_terminal.ui.widgets.product_tile import ProductTile
from pos_terminal.ui.widgets.scroll_pane import ScrollPane
from pos_terminal.ui.widgets.sheet import Sheet
from pos_terminal.ui.widgets.status_strip import StatusState, StatusStrip
from pos_terminal.ui.widgets.table import Table
from pos_terminal.ui.widgets.text import label
from pos_terminal.ui.widgets.ticket_list import TicketList, TicketRow
from pos_terminal.ui.widgets.tile_grid import TileGrid
from pos_terminal.ui.widgets.toast import Toast
from pos_terminal.ui.widgets.totals_panel import TotalsPanel

__all__ = [
    "Button",
    "Card",
    "CategoryTabs",
    "ElidedLabel",
    "EmptyState",
    "EqualFlow",
    "Field",
    "FittedLabel",
    "Flow",
    "GiantAmount",
    "InlineNotice",
    "LineEdit",
    "NumberPad",
    "OnScreenKeyboard",
    "PinPad",
    "ProductTile",
    "ScrollPane",
    "Sheet",
    "StatusState",
    "StatusStrip",
    "Table",
    "TicketList",
    "TicketRow",
    "TileGrid",
    "Toast",
    "Tone",
    "TotalsPanel",
    "equal_row",
    "label",
]
