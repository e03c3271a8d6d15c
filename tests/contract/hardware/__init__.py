"""How each file of the hardware cases is run: one module a file, by its name."""
