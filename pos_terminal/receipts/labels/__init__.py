"""Shelf and item labels: one template as a picture, as ZPL, as ESC/POS and as PDF."""

from pos_terminal.receipts.labels.label import Label, LabelSheet, LabelSize, Template

__all__ = ["Label", "LabelSheet", "LabelSize", "Template"]
