"""Time tracker: sign-ins, locks and breaks become time entries; managers correct them."""
