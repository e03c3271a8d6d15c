"""Kafka: every event, in order per lane, at least once, for whoever wants to listen."""

from sync.sinks.kafka.sink import KafkaSink

__all__ = ["KafkaSink"]
