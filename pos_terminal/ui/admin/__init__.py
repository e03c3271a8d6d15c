"""The manager's small pages: staff and products."""
