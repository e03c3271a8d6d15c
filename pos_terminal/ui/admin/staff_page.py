"""Staff."""

from pos_terminal.ui.views.page import Page


class StaffPage(Page):
    """Staff."""
