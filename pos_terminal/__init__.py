"""The checkout lane: an offline-first point of sale."""
