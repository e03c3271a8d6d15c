"""What people call the stores outside."""

from __future__ import annotations

TITLES = {
    "kafka": "Kafka",
    "postgres": "Postgres",
    "dynamodb": "DynamoDB",
    "s3": "S3",
    "sns": "SNS",
    "cloudwatch": "CloudWatch",
    "aws": "Amazon's cloud",
}
