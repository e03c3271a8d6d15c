"""What scales say: one protocol a module, each with `read(bytes) -> ScaleReading | None`."""
