"""Ways to a device's bytes, one a file; each keeps deadlines and tells how a cable failed."""
