"""The fields of the stores' settings in words, by "section.field" and "section.field.help"."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FIELDS: dict[str, object] = {
    "kafka.servers": QT_TRANSLATE_NOOP("SyncForm", "Brokers"),
    "kafka.servers.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Name and port, such as kafka.shop.example:9093; several with commas."
    ),
    "kafka.security": QT_TRANSLATE_NOOP("SyncForm", "Way there"),
    "kafka.security.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Without encryption is for this machine or a closed network only."
    ),
    "choices.plaintext": QT_TRANSLATE_NOOP("SyncForm", "Without encryption"),
    "choices.tls": QT_TRANSLATE_NOOP("SyncForm", "Encrypted"),
    "choices.sasl_tls": QT_TRANSLATE_NOOP("SyncForm", "Encrypted, with user and password"),
    "choices.sasl_plaintext": QT_TRANSLATE_NOOP(
        "SyncForm", "Not encrypted, with user and password"
    ),
    "kafka.mechanism": QT_TRANSLATE_NOOP("SyncForm", "How the password is proved"),
    "kafka.mechanism.help": QT_TRANSLATE_NOOP("SyncForm", "The broker says which one it wants."),
    "choices.SCRAM-SHA-512": "SCRAM-SHA-512",
    "choices.SCRAM-SHA-256": "SCRAM-SHA-256",
    "choices.PLAIN": "PLAIN",
    "kafka.username": QT_TRANSLATE_NOOP("SyncForm", "User"),
    "kafka.username.help": QT_TRANSLATE_NOOP("SyncForm", "Who signs in."),
    "kafka.ca_file": QT_TRANSLATE_NOOP("SyncForm", "Trusted certificates"),
    "kafka.ca_file.help": QT_TRANSLATE_NOOP("SyncForm", "A file; empty: those of the system."),
    "kafka.events_topic": QT_TRANSLATE_NOOP("SyncForm", "Topic of entries"),
    "kafka.customers_topic": QT_TRANSLATE_NOOP("SyncForm", "Topic of customers"),
    "kafka.customers_topic.help": QT_TRANSLATE_NOOP(
        "SyncForm", "It keeps the newest of each customer."
    ),
    "kafka.catalog_topic": QT_TRANSLATE_NOOP("SyncForm", "Topic from head office"),
    "kafka.catalog_topic.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Head office fills it with products, prices and staff."
    ),
    "kafka.parked_topic": QT_TRANSLATE_NOOP("SyncForm", "Topic of parked sales"),
    "kafka.parked_topic.help": QT_TRANSLATE_NOOP("SyncForm", "Shared between the tills of a shop."),
    "kafka.partitions": QT_TRANSLATE_NOOP("SyncForm", "Partitions"),
    "kafka.partitions.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Of a topic that is made here; never changed later."
    ),
    "kafka.replicas": QT_TRANSLATE_NOOP("SyncForm", "Copies"),
    "kafka.replicas.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Of a topic that is made here; -1: as the broker likes."
    ),
    "kafka.create": QT_TRANSLATE_NOOP("SyncForm", "Make topics that are missing"),
    "kafka.share_customers": QT_TRANSLATE_NOOP("SyncForm", "Share customers"),
    "kafka.share_customers.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Take customers that other tills have made or changed."
    ),
    "kafka.share_parked": QT_TRANSLATE_NOOP("SyncForm", "Share parked sales"),
    "kafka.share_parked.help": QT_TRANSLATE_NOOP(
        "SyncForm", "A sale parked at one till can be taken up at any other of the shop."
    ),
    "postgres.host": QT_TRANSLATE_NOOP("SyncForm", "Server"),
    "postgres.host.help": QT_TRANSLATE_NOOP("SyncForm", "Its name or address."),
    "postgres.port": QT_TRANSLATE_NOOP("SyncForm", "Port"),
    "postgres.database": QT_TRANSLATE_NOOP("SyncForm", "Database"),
    "postgres.username": QT_TRANSLATE_NOOP("SyncForm", "User"),
    "postgres.username.help": QT_TRANSLATE_NOOP("SyncForm", "Who signs in."),
    "postgres.schema": QT_TRANSLATE_NOOP("SyncForm", "Schema of the tables"),
    "postgres.tls": QT_TRANSLATE_NOOP("SyncForm", "Encryption"),
    "postgres.tls.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Without encryption is for this machine only."
    ),
    "choices.disable": QT_TRANSLATE_NOOP("SyncForm", "Without encryption"),
    "choices.require": QT_TRANSLATE_NOOP("SyncForm", "Encrypted"),
    "choices.verify-full": QT_TRANSLATE_NOOP("SyncForm", "Encrypted, server checked"),
    "postgres.ca_file": QT_TRANSLATE_NOOP("SyncForm", "Trusted certificates"),
    "postgres.ca_file.help": QT_TRANSLATE_NOOP("SyncForm", "A file; empty: those of the system."),
    "postgres.create": QT_TRANSLATE_NOOP("SyncForm", "Make and upgrade the tables"),
    "aws.region": QT_TRANSLATE_NOOP("SyncForm", "Region"),
    "aws.region.help": QT_TRANSLATE_NOOP("SyncForm", "Where the shop's things are at Amazon."),
    "aws.profile": QT_TRANSLATE_NOOP("SyncForm", "Profile"),
    "aws.profile.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Of Amazon's own files; empty: the key kept here, or what the machine has."
    ),
    "aws.endpoint": QT_TRANSLATE_NOOP("SyncForm", "Another address"),
    "aws.endpoint.help": QT_TRANSLATE_NOOP("SyncForm", "Empty: Amazon itself."),
    "aws.create": QT_TRANSLATE_NOOP("SyncForm", "Make what is missing"),
    "aws.create.help": QT_TRANSLATE_NOOP("SyncForm", "Tables, buckets and topics."),
    "dynamodb.endpoint": QT_TRANSLATE_NOOP("SyncForm", "Another address"),
    "dynamodb.endpoint.help": QT_TRANSLATE_NOOP("SyncForm", "Empty: that of the region."),
    "dynamodb.customers_table": QT_TRANSLATE_NOOP("SyncForm", "Table of customers"),
    "dynamodb.transactions_table": QT_TRANSLATE_NOOP("SyncForm", "Table of sales and refunds"),
    "s3.images_bucket": QT_TRANSLATE_NOOP("SyncForm", "Bucket of pictures"),
    "s3.archive_bucket": QT_TRANSLATE_NOOP("SyncForm", "Bucket of the archive"),
    "s3.archive": QT_TRANSLATE_NOOP("SyncForm", "Archive the journal"),
    "s3.archive.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Off where a relay does it: then only pictures are sent."
    ),
    "sns.topic": QT_TRANSLATE_NOOP("SyncForm", "Topic"),
    "sns.topic.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Its name or ARN; a name that ends in .fifo keeps the order."
    ),
    "sns.large_void_minor": QT_TRANSLATE_NOOP("SyncForm", "Large void from"),
    "sns.large_void_minor.help": QT_TRANSLATE_NOOP(
        "SyncForm", "Voids of this amount or more are told."
    ),
    "sns.words": QT_TRANSLATE_NOOP("SyncForm", "Words for people"),
    "sns.words.help": QT_TRANSLATE_NOOP(
        "SyncForm", "For e-mail and telephones. Off: every listener gets the data of programs."
    ),
    "cloudwatch.namespace": QT_TRANSLATE_NOOP("SyncForm", "Name of the figures"),
}
