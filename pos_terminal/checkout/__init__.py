"""The use cases of a lane: commands in, a frozen LaneState out, one thread that writes."""
