"""Drivers of real devices, one a file; each passes the contract test of its port."""
