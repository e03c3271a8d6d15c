"""Readers of the journal that add rules to the lane, a folder a plugin."""
