"""UI tests: what a cashier drives."""
