"""Bundles of the lane; nothing here is imported by it."""
