"""Example plugin: counts sales, and says when a round number of them is reached."""
