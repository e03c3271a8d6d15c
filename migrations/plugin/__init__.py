"""History of lane.db."""
