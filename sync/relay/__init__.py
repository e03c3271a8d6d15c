"""Head office's end: the same sinks, fed from Kafka by any number of relays."""
