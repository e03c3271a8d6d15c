"""Amazon CloudWatch: what was sold minute by minute, totals that are exact, the lane's health."""
