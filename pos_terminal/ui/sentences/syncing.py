"""About the stores outside: what keeps a sale from getting there, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SYNCING: dict[str, object] = {
    "sync.not_here": QT_TRANSLATE_NOOP(
        "sentences", "This screen sends nothing anywhere. Do that at a till."
    ),
    "sync.inbox.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "Head office sent what cannot be taken ({count}, the last {name}: {why}). Ask head office.",
    ),
    "sync.relay.nothing": QT_TRANSLATE_NOOP(
        "sentences",
        "There is nothing to carry (switched on: {known}). Switch a store on, then start again.",
    ),
    "sync.setting": QT_TRANSLATE_NOOP(
        "sentences", "Something that was filled in does not fit: {why}. Correct it and try again."
    ),
    "sync.unreachable": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} does not answer ({reason}). It is tried again by itself; check network and "
        "address.",
    ),
    "sync.journal_unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "The till's records cannot be read ({reason}). Tell who looks after the till; it "
        "tries again.",
    ),
    "sync.own_file": QT_TRANSLATE_NOOP(
        "sentences",
        "A file of this till cannot be read or written ({reason}). Make free space, or tell who "
        "looks after it.",
    ),
    "sync.refuses_all": QT_TRANSLATE_NOOP(
        "sentences",
        "{count} entries of one kind ({kind}) were refused in a row. The rest waits: have the "
        "store looked at.",
    ),
    "sync.bug": QT_TRANSLATE_NOOP(
        "sentences",
        "Something went wrong in the program ({kind}). It tries again; tell who looks after "
        "the till.",
    ),
    "sync.newer_life": QT_TRANSLATE_NOOP(
        "sentences",
        "A newer life of this till is known there ({epoch}, here {own_epoch}). Look for a "
        "copy of the till.",
    ),
    "sync.set_back": QT_TRANSLATE_NOOP(
        "sentences",
        "More of this till is known there ({seq}) than here ({own_seq}): an old backup. Begin "
        "a new life.",
    ),
    "sync.fork": QT_TRANSLATE_NOOP(
        "sentences",
        "Other sales of this till are known there, up to {seq}. Look for a copy, then begin a "
        "new life.",
    ),
    "sync.parted": QT_TRANSLATE_NOOP(
        "sentences",
        "The store knows another history of this till. This entry lacks in its reports: export it "
        "for the books.",
    ),
    "sync.aws.no_credentials": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} does not know who signs in. Keep a key at Sign-in to Amazon, or name a profile.",
    ),
    "sync.aws.expired": QT_TRANSLATE_NOOP(
        "sentences",
        "The sign-in to {sink} has expired. Renew it or keep a new key, then try again.",
    ),
    "sync.aws.clock": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} says that this machine's clock is wrong. Set date and time, then try again.",
    ),
    "sync.aws.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} does not allow that ({what}: {action}). Give the key the missing right, then try "
        "again.",
    ),
    "sync.aws.region": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is in another region of Amazon's cloud. Correct the region, then try again.",
    ),
    "sync.aws.missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is not there. Allow it to be made, or have somebody run `pos-terminal cloud "
        "setup`.",
    ),
    "sync.aws.chain": QT_TRANSLATE_NOOP(
        "sentences",
        "{sink} cannot be signed in to now ({reason}). It is tried again; look at the profile or "
        "the role.",
    ),
    "sync.aws.settings": QT_TRANSLATE_NOOP(
        "sentences",
        "Region, profile or address for {sink} is wrong ({reason}). Correct it, then try again.",
    ),
    "sync.aws.key_unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "The kept key for Amazon's cloud cannot be read. Keep it again at Sign-in to Amazon.",
    ),
    "sync.aws.invalid": QT_TRANSLATE_NOOP(
        "sentences", "{sink} cannot take that ({what}). Show it to who looks after the till."
    ),
    "sync.kafka.sign_in": QT_TRANSLATE_NOOP(
        "sentences",
        "Kafka does not accept the sign-in. Correct name, password or how it is proved, then try "
        "again.",
    ),
    "sync.kafka.forbidden": QT_TRANSLATE_NOOP(
        "sentences",
        "Kafka does not allow that ({what}: {reason}). Have the right given, then try again.",
    ),
    "sync.kafka.settings": QT_TRANSLATE_NOOP(
        "sentences", "Kafka's settings cannot work: {reason}. Correct them, then try again."
    ),
    "sync.kafka.tls": QT_TRANSLATE_NOOP(
        "sentences",
        "No safe connection to Kafka ({reason}). Check the file of certificates and the address.",
    ),
    "sync.kafka.no_topic": QT_TRANSLATE_NOOP(
        "sentences",
        "Kafka has no topic {topic}. Allow it to be made, or have somebody make it.",
    ),
    "sync.kafka.not_made": QT_TRANSLATE_NOOP(
        "sentences",
        "Kafka does not make the topic {topic} ({reason}). Have somebody make it, or correct "
        "replicas.",
    ),
    "sync.kafka.partitions": QT_TRANSLATE_NOOP(
        "sentences",
        "The topic {topic} has {has} partitions, not {wanted}. Set {has} here: a topic's number "
        "never changes.",
    ),
    "sync.kafka.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "Kafka never takes that ({topic}: {reason}). Show it to who looks after the till.",
    ),
    "sync.postgres.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "Postgres does not accept the sign-in. Keep the right password, then try again.",
    ),
    "sync.postgres.rights": QT_TRANSLATE_NOOP(
        "sentences",
        "Postgres does not allow that to this user. Have the right given, then try again.",
    ),
    "sync.postgres.no_database": QT_TRANSLATE_NOOP(
        "sentences",
        "Postgres has no such database. Have it made, or correct its name; it is tried again "
        "by itself.",
    ),
    "sync.postgres.tls": QT_TRANSLATE_NOOP(
        "sentences",
        "The line to Postgres cannot be made safe. Check its certificate and the setting for TLS.",
    ),
    "sync.postgres.data": QT_TRANSLATE_NOOP(
        "sentences",
        "Postgres cannot take that ({what}). Look at the refused entries; tell who looks "
        "after the till.",
    ),
    "sync.postgres.changed": QT_TRANSLATE_NOOP(
        "sentences",
        "The tables in Postgres are not as this program knows them. Tell who looks after the till.",
    ),
    "sync.postgres.busy": QT_TRANSLATE_NOOP(
        "sentences",
        "Postgres has too much to do at the moment. It is tried again by itself.",
    ),
    "sync.postgres.ahead": QT_TRANSLATE_NOOP(
        "sentences",
        "The tables in Postgres belong to a newer program ({found}). Update this till.",
    ),
    "sync.postgres.behind": QT_TRANSLATE_NOOP(
        "sentences",
        "The tables in Postgres are older than this program. Have them upgraded, or allow "
        "this till to.",
    ),
    "sync.postgres.missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Postgres has no tables in the schema {schema}. Have them made, or allow this till to.",
    ),
    "sync.postgres.encoding": QT_TRANSLATE_NOOP(
        "sentences",
        "The database in Postgres does not keep all letters. Have one made with UTF8.",
    ),
    "sync.dynamodb.too_big": QT_TRANSLATE_NOOP(
        "sentences",
        "Receipt {receipt} is too large for DynamoDB ({kilobytes} kB). Switch S3 on, then try "
        "it again.",
    ),
    "sync.dynamodb.other_table": QT_TRANSLATE_NOOP(
        "sentences",
        "The table {what} was made for something else. Name another table, then try again.",
    ),
    "sync.dynamodb.taken": QT_TRANSLATE_NOOP(
        "sentences",
        "Till {other} has sent another sale under the number of receipt {receipt}. Look for a "
        "copy of the till.",
    ),
    "sync.s3.damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} in the archive is damaged. Have an older version of it put back in the bucket.",
    ),
    "sync.s3.newer": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} in the archive was made by a newer program. Update this program, then try again.",
    ),
    "sync.s3.taken": QT_TRANSLATE_NOOP(
        "sentences",
        "A bucket called {what} belongs to somebody else. Name another bucket, then try again.",
    ),
    "sync.s3.picture": QT_TRANSLATE_NOOP(
        "sentences",
        "A picture of a product is damaged on this till ({what}). Give the product its picture "
        "again.",
    ),
    "sync.secrets_locked": QT_TRANSLATE_NOOP(
        "sentences",
        "The passwords that this till keeps are locked ({reason}). Unlock them, then try again.",
    ),
    "sync.aws.busy": QT_TRANSLATE_NOOP(
        "sentences", "{sink} has too much to do at the moment. It is tried again by itself."
    ),
    "sync.unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "Entry {seq} ({kind}) is not as it should be. Show it to who looks after the till.",
    ),
    "sync.section": QT_TRANSLATE_NOOP(
        "sentences", "There is no store called {section}. Choose one of the list."
    ),
    "sync.secret_here": QT_TRANSLATE_NOOP(
        "sentences",
        "A password does not belong there ({setting}). Type it into the field for the password.",
    ),
    "sync.file": QT_TRANSLATE_NOOP(
        "sentences",
        "The settings file {file} cannot be used: {why}. Tell who looks after the till.",
    ),
    "sync.act": QT_TRANSLATE_NOOP("sentences", "That cannot be done with {sink}. Try another."),
    "sync.basket": QT_TRANSLATE_NOOP(
        "sentences", "A sale is in progress. Finish or park it, then begin the new life."
    ),
    "sync.not_running": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing is being sent at the moment. Wait a moment; if it stays so, tell who looks "
        "after the till.",
    ),
    "sync.ended": QT_TRANSLATE_NOOP(
        "sentences",
        "The program that sends has ended by itself (code {code}). It is started again; tell who "
        "looks after the till.",
    ),
    "sync.export": QT_TRANSLATE_NOOP(
        "sentences", "The file {file} cannot be written ({why}). Choose another place."
    ),
    "sync.later": QT_TRANSLATE_NOOP(
        "sentences", "{sink} does not answer now. It is tried as soon as it does."
    ),
    "sync.no_event": QT_TRANSLATE_NOOP(
        "sentences", "There is no event {seq}; the last one is {last}. Type another number."
    ),
    "sync.no_secret": QT_TRANSLATE_NOOP(
        "sentences", "No password is kept under the name {secret}. Choose a store of the list."
    ),
    "sync.no_sink": QT_TRANSLATE_NOOP(
        "sentences", "There is no store called {sink}. Choose one of the list."
    ),
    "sync.off": QT_TRANSLATE_NOOP(
        "sentences", "{sink} is switched off. Switch it on, then try again."
    ),
    "enrol.code": QT_TRANSLATE_NOOP(
        "sentences", "That is not the code of this file. Look at each letter and try again."
    ),
    "enrol.expired": QT_TRANSLATE_NOOP(
        "sentences", "This file could be used until {day}. Ask head office for another one."
    ),
    "enrol.file": QT_TRANSLATE_NOOP(
        "sentences", "This is no enrolment file. Ask head office for another one."
    ),
    "head_office.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "The till does not take that document ({why}). Ask head office to publish it again.",
    ),
    "head_office.setting": QT_TRANSLATE_NOOP(
        "sentences", "Head office does not set {setting}. Set it at the till."
    ),
    "sync.postgres.no_host": QT_TRANSLATE_NOOP(
        "sentences", "Postgres has no address yet. Fill in its server, then try again."
    ),
}
