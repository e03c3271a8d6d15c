"""Devices that are only pretended, with fault plans; they ship for trials and training."""
