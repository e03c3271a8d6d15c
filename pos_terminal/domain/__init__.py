"""The shop's rules as pure functions on frozen values: no clock, no I/O, standard library only."""
