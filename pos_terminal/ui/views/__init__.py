"""The screens of a cashier: they show what view-models say and pass on what was pressed."""
