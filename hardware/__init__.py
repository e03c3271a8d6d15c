"""Devices: small ports, and the drivers, parsers and simulators behind them."""
