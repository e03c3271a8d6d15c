"""Rules against fraud: data that a manager edits, judged at checkout and at the drawer."""
