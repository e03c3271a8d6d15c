"""The checkout lane: an offline-first point of sale."""

__version__ = "0.1.0"
