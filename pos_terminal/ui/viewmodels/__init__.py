"""From lane states to display strings; QtCore only, no widget and no decision."""
