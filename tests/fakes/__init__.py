"""Fakes by hand, one for each Protocol."""
