"""From a committed event to paper: one document, and ESC/POS, PDF and picture made from it."""
