"""This machine's devices: configured, built, watched, and handed to lane and screen."""
