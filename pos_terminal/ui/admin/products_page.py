"""Products."""

from pos_terminal.ui.views.page import Page


class ProductsPage(Page):
    """Products."""
