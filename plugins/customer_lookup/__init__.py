"""Keeps what each customer bought, by reference, and shows it when they are back."""
