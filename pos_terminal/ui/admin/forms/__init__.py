"""Forms that are made from a plugin's description."""
