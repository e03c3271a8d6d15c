"""Programs that a measurement starts: the till itself, and the floor beside it."""
