"""Learns on the lane what is bought together, and offers it while the basket grows."""
