"""Age verification: the shop's policy on ages and selling hours, and the register of checks."""
