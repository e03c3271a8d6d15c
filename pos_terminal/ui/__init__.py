"""The screen: PySide6 widgets, view-models and their one style sheet."""
