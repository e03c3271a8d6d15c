"""What the sync agent is told: which stores outside, where, and how; never a password.

Each section is one form of the admin panel and one table of sync.toml. Secrets are kept by name in
the secret store: `sync.kafka`, `sync.postgres` (a password) and `sync.aws` (an access key).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Host = Annotated[str, Meta(max_length=253, pattern=r"^[A-Za-z0-9_.:-]*$")]
Name = Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[A-Za-z0-9._-]+$")]
# As Amazon has them: a name that it never takes is refused where it is typed.
TableName = Annotated[str, Meta(min_length=3, max_length=255, pattern=r"^[A-Za-z0-9._-]+$")]
BucketName = Annotated[
    str, Meta(min_length=3, max_length=63, pattern=r"^[a-z0-9][a-z0-9.-]*[a-z0-9]$")
]


def _is(description: str) -> Meta:
    return Meta(description=description)


class Section(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every section has."""


class Kafka(Section, frozen=True, kw_only=True):
    """Apache Kafka: every event, in order, for whoever wants to listen."""

    enabled: Annotated[bool, _is("Send to Kafka.")] = False
    servers: Annotated[str, _is("Brokers, host:port, separated by commas.")] = ""
    security: Annotated[
        Literal["plaintext", "tls", "sasl_tls", "sasl_plaintext"],
        _is("plaintext is for a broker on this machine or in a closed network only."),
    ] = "tls"
    mechanism: Annotated[
        Literal["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"], _is("How the password is proved.")
    ] = "SCRAM-SHA-512"
    username: Annotated[str, _is("Who signs in; the password is kept in the secret store.")] = ""
    ca_file: Annotated[str, _is("Certificates that are trusted; empty: the system's.")] = ""
    events_topic: Annotated[Name, _is("Topic of events.")] = "pos-events"
    customers_topic: Annotated[Name, _is("Compacted topic of customers.")] = "pos-customers"
    catalog_topic: Annotated[Name, _is("Compacted topic that head office fills.")] = "pos-catalog"
    parked_topic: Annotated[Name, _is("Compacted topic of parked sales.")] = "pos-parked"
    partitions: Annotated[
        int, Meta(ge=1, le=10_000, description="Of a topic that is made; never raised later.")
    ] = 3
    replicas: Annotated[
        int, Meta(ge=-1, le=10, description="Of a topic that is made; -1: the broker's own.")
    ] = -1
    create: Annotated[bool, _is("Make topics that are missing.")] = True
    share_customers: Annotated[bool, _is("Take customers that other lanes made or changed.")] = True
    share_parked: Annotated[bool, _is("Parked sales can be taken up at any lane of the shop.")] = (
        True
    )


class Postgres(Section, frozen=True, kw_only=True):
    """PostgreSQL: tables and views for reports."""

    enabled: Annotated[bool, _is("Send to Postgres.")] = False
    host: Annotated[Host, _is("Name or address of the server.")] = ""
    port: Annotated[int, Meta(ge=1, le=65535, description="Port of the server.")] = 5432
    database: Annotated[Name, _is("Database.")] = "pos"
    username: Annotated[str, _is("Who signs in; the password is kept in the secret store.")] = ""
    schema: Annotated[Name, _is("Schema of the tables.")] = "pos"
    tls: Annotated[
        Literal["disable", "require", "verify-full"],
        _is("verify-full checks the server's name; disable is for this machine only."),
    ] = "verify-full"
    ca_file: Annotated[str, _is("Certificates that are trusted; empty: the system's.")] = ""
    create: Annotated[bool, _is("Make and upgrade the tables.")] = True


class Aws(Section, frozen=True, kw_only=True):
    """Amazon's cloud: how to sign in; one for DynamoDB, S3, SNS and CloudWatch."""

    region: Annotated[Name, _is("Region.")] = "eu-central-1"
    profile: Annotated[
        str, _is("Profile of AWS's own files; empty: the kept key, else AWS's own chain.")
    ] = ""
    endpoint: Annotated[
        str, _is("Another address for all four services, as of a stand-in for tests.")
    ] = ""
    create: Annotated[bool, _is("Make tables, buckets and topics that are missing.")] = True


class DynamoDB(Section, frozen=True, kw_only=True):
    """Amazon DynamoDB: one item a sale, one a customer."""

    enabled: Annotated[bool, _is("Send to DynamoDB.")] = False
    endpoint: Annotated[str, _is("Another address than the region's.")] = ""
    customers_table: Annotated[TableName, _is("Table of customers.")] = "mypos-customers"
    transactions_table: Annotated[TableName, _is("Table of sales and refunds.")] = (
        "mypos-transactions"
    )


class S3(Section, frozen=True, kw_only=True):
    """Amazon S3: pictures of products, and the journal's archive."""

    enabled: Annotated[bool, _is("Send to S3.")] = False
    images_bucket: Annotated[BucketName, _is("Bucket of pictures.")] = "mypos-product-images"
    archive_bucket: Annotated[BucketName, _is("Bucket of the journal's archive.")] = "mypos-journal"
    archive: Annotated[
        bool, _is("Archive the journal; off where a relay does, and here are pictures only.")
    ] = True


class SNS(Section, frozen=True, kw_only=True):
    """Amazon SNS: a message for each sale, refund and large void."""

    enabled: Annotated[bool, _is("Send to SNS.")] = False
    topic: Annotated[
        str, _is("Name or ARN of the topic; a name that ends in .fifo makes an ordered one.")
    ] = "mypos-transaction-notifications"
    large_void_minor: Annotated[
        int, Meta(ge=0, description="Voids from this amount on are told, in minor units.")
    ] = 5000
    words: Annotated[
        bool, _is("Words for e-mail and telephones; off: JSON for all, attributes beside it.")
    ] = True


class CloudWatch(Section, frozen=True, kw_only=True):
    """Amazon CloudWatch: sums and the lane's health as metrics."""

    enabled: Annotated[bool, _is("Send to CloudWatch.")] = False
    namespace: Annotated[
        str, Meta(min_length=1, max_length=255, description="Namespace of the metrics.")
    ] = "MyPOS/Transactions"


class SyncSettings(Section, frozen=True, kw_only=True):
    """All sections."""

    kafka: Kafka = Kafka()
    postgres: Postgres = Postgres()
    aws: Aws = Aws()
    dynamodb: DynamoDB = DynamoDB()
    s3: S3 = S3()
    sns: SNS = SNS()
    cloudwatch: CloudWatch = CloudWatch()


SINKS = ("kafka", "postgres", "dynamodb", "s3", "sns", "cloudwatch")
SECTIONS: tuple[str, ...] = SyncSettings.__struct_fields__
