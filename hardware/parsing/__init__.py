"""Bytes of devices into values; pure, so that recorded bytes can test them."""
