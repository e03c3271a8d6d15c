"""Amazon S3."""

from sync.sinks.s3.sink import S3Sink

__all__ = ["S3Sink"]
