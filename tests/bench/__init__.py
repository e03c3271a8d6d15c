"""Measurements of the product, each against its floor in the same run: `./pos bench`."""
