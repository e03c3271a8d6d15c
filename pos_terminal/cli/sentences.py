"""What an error says to the person at the command line: one sentence, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from pos_terminal.cli.store_titles import TITLES
from pos_terminal.domain.errors import ApprovalNeeded, CashierError, POSError, SinkError

SENTENCES: dict[str, str] = {
    "approval.needed": "This needs the right {right}.",
    "barcode.pattern": "The label pattern {pattern} is not understood.",
    "catalogue.busy": "An import is filling the catalogue: try again in a minute.",
    "catalogue.refused": "The catalogue refuses it: {reason}.",
    "customer.card_taken": "The card already belongs to {name}.",
    "customer.email": "The e-mail address is not one.",
    "customer.name": "A customer needs a name.",
    "customer.phone": "The telephone number is not one.",
    "customer.phone_taken": "The telephone number already belongs to {name}.",
    "customer.reference": "{reference} is not a reference of this shop: leave the column out with "
    "--map customer_ref= , or map it to card.",
    "customer.too_long": "The customer's {field} is longer than {limit} characters.",
    "customer.unknown": "There is no such customer.",
    "device.act": "{device} cannot do that ({act}): `pos-terminal devices list` tells what it can.",
    "device.card_open": "A payment is not finished, and only this card terminal knows it: end the "
    "sale first.",
    "device.connection": "{connection} cannot be used: {why}.",
    "device.default": "{device} comes from this machine's settings: set up another one in its "
    "place, or change the setting.",
    "device.file": "{file} cannot be used: {why}. Correct it, then start the till again.",
    "device.fixed": "{device} is set by the file of the setting devices_file: change it there.",
    "device.gone": "There is no device {device}: look at `pos-terminal devices list`.",
    "device.setting": "{setting} cannot be kept: {why}.",
    "device.simulated": "{device} is simulated for this run: start the till without --simulate to "
    "set up real ones.",
    "discount.kind": "A discount is percent, amount, or (on a line) new_price, not {kind}.",
    "discount.limit": "The discount is larger than the price; at most {limit}.",
    "discount.new_price": "The new price {price} is not below the old one.",
    "discount.value": "The discount's value is outside its limits.",
    "disk.full": "The disk is full: make room first; nothing was changed.",
    "enrol.already": "This lane was enrolled already: enrol another machine, or use an empty "
    "--data-dir.",
    "enrol.code": "That is not the code of this file: look at each letter and try again.",
    "enrol.expired": "This file could be used until {day}: ask head office for another one.",
    "enrol.file": "This is no enrolment file: ask head office for another one.",
    "enrol.name": "The environment or a flag says another {setting}: take it away, or say {told}.",
    "enrol.used": "This lane has staff or sales of its own: enrol an empty machine, or use an "
    "empty --data-dir.",
    "head_office.after_sale": "It waits for the end of the sale; nothing is to be done.",
    "head_office.in_use": "The {what} {name} is still used by {user}: publish that one first.",
    "head_office.refused": "This program does not take that document ({why}): update it, or "
    "publish the row again.",
    "head_office.setting": "Head office does not set {setting}.",
    "head_office.waits": "It waits for the {what} {name}, which has not come yet: publish it.",
    "hq.json": 'That is no JSON object: write it as {{"key": value}}.',
    "hq.refused": "No lane would take that: {why}.",
    "hq.unpublished": "The catalogue has changes that are not published: type `hq publish` first.",
    "hq.way": "There is no way {way} to the lanes; choose from {known}.",
    "image.kind": "The picture must be one of {allowed}.",
    "image.size": "The picture is larger than {limit_bytes} bytes.",
    "import.cancelled": "Stopped; nothing was changed.",
    "import.damaged": "The file is damaged: {reason}.",
    "import.empty": "The file has no rows.",
    "import.mapping": "--map {entry} is not understood: write FIELD=COLUMN.",
    "import.no_code_column": "No column has codes or article numbers: say which with --map "
    "sku=COLUMN (found: {found}).",
    "import.no_header": "No column was recognised: say which with --map (first row: {first_row}).",
    "import.no_name_column": "No column has names: say which with --map name=COLUMN (found: "
    "{found}).",
    "import.no_prices": "{rows} rows have no price; choose a rule with --price-rule ({rules}).",
    "import.old_excel": "{file} is an old Excel file: save it as XLSX or CSV.",
    "import.pack_columns": "pack_barcode and pack_quantity belong together: map both or neither.",
    "import.price_rule": "There is no price rule {rule}.",
    "import.quotes": "Row {row} is not valid CSV: {reason}.",
    "import.tax_group": "There is no tax group {group}; known: {known}.",
    "import.too_big": "The file is larger than {limit_bytes} bytes unpacked.",
    "import.too_many_categories": "The file has more than {limit} categories; is that the right "
    "column?",
    "import.too_many_columns": "The file has more than {limit} columns.",
    "import.too_many_rows": "The file has more than {limit} rows.",
    "import.unreadable": "{file} cannot be read: {reason}.",
    "lane.stopped": "The lane is being closed; try again in a moment.",
    "money.currency": "The currency is unknown or not the shop's.",
    "money.limit": "The amount is too large.",
    "money.rounding": "cash_rounding must be half_up, half_even, half_down, up or down.",
    "plugin.no_report": "{plugin} has no report {report}; it has: {known}.",
    "plugin.no_settings": "{plugin} has nothing to set.",
    "plugin.off": "{plugin} does not work now: type `pos-terminal plugins enable {plugin}` first.",
    "plugin.refused": "{plugin} cannot run here: {why}",
    "plugin.replay_stopped": "No longer waited for: a running lane goes on with it; without one "
    "the tables stay as they were.",
    "plugin.setting": "Refused: {why}. To see what is allowed: pos-terminal plugins settings NAME "
    "--schema",
    "plugin.settings": "The journal cannot keep that: {why}.",
    "plugin.unknown": "There is no plugin {plugin}: look at `pos-terminal plugins list`.",
    "price.limit": "A price has at most six decimals and is at most {limit}.",
    "product.code": "{code} is not a valid barcode (product {sku}).",
    "product.code_taken": "The barcode {code} already belongs to {owner}.",
    "product.min_age": "The minimum age must be from 0 to {limit}.",
    "product.name": "A product needs a name of at most {limit} characters.",
    "product.plu_taken": "The PLU {plu} already belongs to {owner}.",
    "product.sku": "A product needs a SKU of at most {limit} characters.",
    "product.unit": "There is no unit {unit}.",
    "product.unknown": "There is no product {sku}.",
    "quantity.limit": "The quantity is outside its limits.",
    "setting.demo": "A demo shop stays a demo shop.",
    "setting.fixed": "The setting {setting} cannot change after the first sale.",
    "setting.unknown": "There is no shop setting {setting}.",
    "setting.value": "The shop setting {setting} must be {expected}.",
    "setup.enrolled": "This lane belongs to head office, which says what shop it is.",
    "setup.done": "This shop is already set up.",
    "setup.name": "A shop needs a name.",
    "staff.badge": "A badge has 4 to 64 characters.",
    "staff.badge_taken": "{name} has that badge. Take it away from {name} first.",
    "staff.badge_used": "That is the code of an item or a customer card.",
    "staff.last_manager": "Somebody must remain who may manage staff: add another manager first.",
    "staff.name": "A member of staff needs a name.",
    "staff.password": "A password has 8 to 128 characters.",
    "staff.pin": "A PIN has 4 to 8 digits.",
    "staff.role": "There is no role {role}.",
    "staff.secret": "A new member of staff needs a PIN or a password.",
    "staff.unknown": "There is no such member of staff.",
    "staff.username_taken": "The user name {username} is taken.",
    "store.stopped": "The store refused to write ({reason}): restart the lane.",
    "sync.act": "{act} is nothing that can be done with {sink}.",
    "sync.aws.busy": "{sink} has too much to do ({code}); it is tried again by itself.",
    "sync.aws.chain": "Nobody could be signed in to {sink} just now ({reason}): look at the "
    "profile or the machine's role.",
    "sync.aws.clock": "{sink} says that this machine's clock is wrong: set date and time.",
    "sync.aws.expired": "The sign-in to {sink} has expired: renew it, or keep a new key with "
    "`pos-terminal sync secret sync.aws`.",
    "sync.aws.invalid": "{sink} never takes that ({what}: {code}): look at the parked events.",
    "sync.aws.key_unreadable": "The kept key for Amazon's cloud is not one: keep it again with "
    "`pos-terminal sync secret sync.aws`.",
    "sync.aws.missing": "{what} is not there: type `pos-terminal cloud setup`, or set aws.create.",
    "sync.aws.no_credentials": "{sink} does not know who signs in ({reason}): keep a key with "
    "`pos-terminal sync secret sync.aws`, or set aws.profile.",
    "sync.aws.refused": "{sink} does not allow that ({what}: {action}): give the key the rights of "
    "docs/iam-policy.json.",
    "sync.aws.region": "{what} is in another region of Amazon's cloud: correct aws.region.",
    "sync.aws.settings": "Region, profile or address for {sink} cannot work: {reason}. Correct it: "
    "`pos-terminal sync settings aws`.",
    "sync.basket": "A sale is in progress at the lane: finish or park it first.",
    "sync.bug": "A mistake of the program ({kind}); sync.jsonl knows more.",
    "sync.dynamodb.other_table": "The table {what} was made for something else: name another one.",
    "sync.dynamodb.taken": "Till {other} has sent another sale under the number of receipt "
    "{receipt}: look for a copy of the till.",
    "sync.dynamodb.too_big": "Receipt {receipt} is too large for DynamoDB ({kilobytes} kB): "
    "switch s3 on, then `pos-terminal sync parked dynamodb --retry`.",
    "sync.ended": "The sync agent ended by itself (exit code {code}): sync.jsonl in the log folder "
    "says why; it is started again.",
    "sync.export": "{file} cannot be written: {why}.",
    "sync.file": "{file} cannot be used: {why}. Correct it; until then the last good settings "
    "count.",
    "sync.fork": "Another history of this lane is known there, up to event {seq} of epoch {epoch}: "
    "look for a copy of this machine, then type `pos-terminal sync new-life`.",
    "sync.inbox.refused": "{count} documents of head office are not taken, the last {name}: "
    "{why}. Ask head office.",
    "sync.journal_unreadable": "The journal cannot be read ({reason}); it is tried again.",
    "sync.kafka.forbidden": "Kafka does not allow that ({what}: {reason}): have the right given; "
    "docs/kafka.md lists what a lane needs.",
    "sync.kafka.no_topic": "Kafka has no topic {topic}: set kafka.create, or make it.",
    "sync.kafka.not_made": "Kafka does not make the topic {topic}: {reason}.",
    "sync.kafka.partitions": "The topic {topic} has {has} partitions, not {wanted}: set "
    "kafka.partitions to {has}; a topic's number is never changed.",
    "sync.kafka.refused": "Kafka never takes that ({topic}: {reason}): look at the parked events.",
    "sync.kafka.settings": "Kafka's settings cannot work: {reason}. Look at them by "
    "`pos-terminal sync settings kafka`; the password is kept by "
    "`pos-terminal sync secret sync.kafka`.",
    "sync.kafka.sign_in": "Kafka does not accept the sign-in ({reason}): keep the right "
    "password with `pos-terminal sync secret sync.kafka`, or correct "
    "kafka.username and kafka.mechanism.",
    "sync.kafka.tls": "No safe connection to Kafka: {reason}. Correct kafka.security, "
    "kafka.ca_file or the address.",
    "sync.later": "{sink} does not answer now; it is tried again as soon as it does.",
    "sync.newer_life": "The store knows a newer life of this lane (epoch {epoch}, here "
    "{own_epoch}): look for a copy of this machine, then type `pos-terminal sync new-life`.",
    "sync.no_event": "The journal has no event {seq}; the last one is {last}.",
    "sync.no_secret": "There is no secret {secret}: it is one of {known}.",
    "sync.no_sink": "There is no store {sink}: it is one of {known}.",
    "sync.not_running": "The sync agent is not running: start the lane, or type `pos-terminal "
    "sync`.",
    "sync.off": "{sink} is switched off.",
    "sync.own_file": "A file of this till cannot be read or written ({reason}): look at the disk; "
    "it is tried again.",
    "sync.parted": "It is of a history that is not the one known there: it lacks in reports from "
    "there; export it for the books.",
    "sync.postgres.ahead": "The schema {schema} belongs to a newer program ({found}, "
    "known here: {known}): update this lane.",
    "sync.postgres.behind": "The schema {schema} is older than this program ({found}, "
    "needed: {known}): set postgres.create, or upgrade it from a lane that may.",
    "sync.postgres.busy": "Postgres has too much to do ({code}); it is tried again by itself.",
    "sync.postgres.changed": "The tables in Postgres are not as this program knows them ({code}).",
    "sync.postgres.data": "Postgres never takes that ({what} {code}): look at the parked events.",
    "sync.postgres.encoding": "The database is not in UTF8: make one that is.",
    "sync.postgres.missing": "The schema {schema} has no tables: set postgres.create, or "
    "make them from a lane that may.",
    "sync.postgres.no_database": "Postgres has no such database: make it, or correct "
    "postgres.database.",
    "sync.postgres.refused": "Postgres does not accept the sign-in: keep the right "
    "password with `pos-terminal sync secret sync.postgres`.",
    "sync.postgres.no_host": "Postgres has no address: set postgres.host.",
    "sync.postgres.rights": "Postgres does not allow that to this user: docs/reporting.md "
    "lists the rights that it needs.",
    "sync.postgres.tls": "No safe connection to Postgres: check its certificate, "
    "postgres.tls and postgres.ca_file.",
    "sync.refuses_all": "{count} events of one kind ({kind}) were refused in a row ({why}), so no "
    "more are parked: look at the store, then type `pos-terminal sync retry`.",
    "sync.relay.nothing": "There is nothing to carry: switch a store on in the settings file "
    "(switched on: {known}; Kafka is where a relay reads).",
    "sync.s3.damaged": "{what} in the archive is damaged: put an older version of the object back, "
    "the bucket keeps them.",
    "sync.s3.newer": "{what} in the archive was made by a newer program: update this one.",
    "sync.s3.picture": "A picture is not what its name says ({what}): give the product its picture "
    "again.",
    "sync.s3.taken": "A bucket called {what} belongs to somebody else: name another one.",
    "sync.secret_here": "A password does not belong there ({setting}): take it out, and type "
    "`pos-terminal sync secret {secret}`.",
    "sync.secrets_locked": "The secrets are locked: {reason}",
    "sync.section": "There is no section {section}: it is one of {known}.",
    "sync.set_back": "More of this lane is known there ({seq}) than here ({own_seq}), so this "
    "is an "
    "old copy: if it is the lane from now on, type `pos-terminal sync new-life`.",
    "sync.setting": "Refused: {why}. To see what is allowed: pos-terminal sync settings SECTION "
    "--schema",
    "sync.unreachable": "It does not answer ({reason}): check network and address; it is tried "
    "again by itself.",
    "sync.unreadable": "Event {seq} ({kind}) is not as documented: look at the parked events.",
    "tax.rate": "The tax {code} has a rate outside its limits.",
    "tax.rounding": "The tax {code} has no rounding {rounding}.",
}


class _Known(dict[str, object]):
    """Facts by name; a missing one shows as an ellipsis rather than as an error of its own."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence_for(key: str, facts: Mapping[str, object]) -> str:
    """The sentence of a key; a key without one is shown with its facts."""
    template = SENTENCES.get(key)
    if template is None:
        inner = ", ".join(f"{name}={value}" for name, value in sorted(facts.items()))
        return f"Refused: {key}({inner})." if inner else f"Refused: {key}."
    return " ".join(template.format_map(_Known(_titled(facts))).split())


def _titled(facts: Mapping[str, object]) -> Mapping[str, object]:
    """A store by the name that people know: S3, not s3."""
    sink = str(facts.get("sink", ""))
    return {**facts, "sink": TITLES[sink]} if sink in TITLES else facts


def sentence_of(err: POSError) -> str:
    """One line about the error."""
    if isinstance(err, CashierError):
        template = SENTENCES.get("approval.needed" if isinstance(err, ApprovalNeeded) else err.key)
        text = template.format_map(_Known(_titled(err.facts))) if template else f"Refused: {err}."
    elif isinstance(err, SinkError):
        text = sentence_for(err.key, err.facts)
    else:
        text = str(err)
    return " ".join(text.split())
