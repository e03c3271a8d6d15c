"""What the journal says about the lane and the shop around it: lives, rows, stores outside."""

from __future__ import annotations

from pos_terminal.domain.event_spec import EventSpec

SOURCES = "lane | head_office: who changed it; absent in older events"

OF_THE_SHOP: dict[str, EventSpec] = {
    "EPOCH_STARTED": EventSpec(
        "A life of the lane begins: first start, restored store, another machine, or a person "
        "decided so because two histories were known outside.",
        {
            "reason": "new | restored | machine_changed | forked",
            "previous": "{journal_id, epoch, seq, hash} of the head before, or null",
            "app_version": "version of the program",
            "words": "why, in the words of who declared a fork; else empty",
        },
    ),
    "TIME_CONFIRMED": EventSpec(
        "A person confirmed the clock after an implausible jump; time may step back here.",
        {"clock_was": "last event's time", "clock_is": "confirmed time"},
    ),
    "SETTING_CHANGED": EventSpec(
        "A shop setting has a new version; the value is a row, not in the journal.",
        {"key": "setting's name", "row_version": "version of the row", "source": SOURCES},
    ),
    "CATALOGUE_CHANGED": EventSpec(
        "The catalogue went from one version to another.",
        {
            "from_version": "catalogue version before",
            "to_version": "catalogue version after",
            "count": "rows changed",
            "source_sha256": "hash of the source (file or form)",
            "source": SOURCES,
        },
    ),
    "PRODUCT_IMAGE_SET": EventSpec(
        "A product has a new picture, or none any more.",
        {"sku": "product", "sha256": "hash of the picture's bytes; empty: it was taken away"},
    ),
    "EMPLOYEE_CHANGED": EventSpec(
        "A staff record has a new version.",
        {
            "employee_ref": "employee id",
            "row_version": "version of the row",
            "change": "created | updated | pin_reset | password_reset | badge_set | "
            "badge_removed | deactivated | reactivated",
            "source": SOURCES,
        },
    ),
    "CUSTOMER_CHANGED": EventSpec(
        "A customer record has a new version; who it is stays in the row.",
        {
            "customer_ref": "random reference",
            "row_version": "version of the row",
            "change": "created | updated | merged | erased",
            "into": "reference that counts for it since a merge, or null",
            "reason": "of an erasure: asked | unused | mistake; else empty",
        },
    ),
    "CUSTOMERS_RECEIVED": EventSpec(
        "Customers that other lanes made or changed were taken over; who they are stays in rows.",
        {"count": "rows that changed here"},
    ),
    "SYNC_MANAGED": EventSpec(
        "A manager acted on a store outside.",
        {
            "sink": "kafka | postgres | dynamodb | s3 | sns | cloudwatch; of a secret its section",
            "act": "pause | resume | retry | resend | park_retry | park_seen | "
            "park_export | secret | test",
            "from_seq": "of resend the first event, of park_retry and park_seen the event or 0 for "
            "all; else 0",
            "managed_by": "employee id, or empty at the command line of the machine",
        },
    ),
    "DEVICES_MANAGED": EventSpec(
        "A manager acted on a device of this lane.",
        {
            "device_id": "its role, or role and number; of a new one its role",
            "act": "set_up | change | remove | retry | test | simulate | trace_export",
            "detail": "driver and connection, or which test, or empty; never what was read",
            "managed_by": "employee id, or empty at the command line of the machine",
        },
    ),
}
