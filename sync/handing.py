"""A row of the inbox as the catalogue's writer and the lane take it: decoded, checked again."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from pos_terminal.checkout.head_office import Handed
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.catalog.published import Published
from sync.configuring import PREFIX, checked
from sync.hq.documents import HqDocument, decode
from sync.hq.refusals import Refused
from sync.inbox_reader import Waiting

REFUSED = "head_office.refused"
_PLUGIN_S = 60.0
CheckPlugin = Callable[[str, dict[str, Any]], Future[dict[str, Any]]]


def published(row: Waiting) -> Published:
    """For the catalogue; one that this program does not take says why."""
    try:
        document = decode(row.document)
    except Refused as err:
        return Published(
            row.position, row.kind, row.key, int(row.version), "", {}, refused=str(err)
        )
    return Published(
        row.position,
        row.kind,
        row.key,
        document.version,
        document.published_at,
        document.body,
        document.deleted,
    )


def handed(row: Waiting, check_plugin: CheckPlugin) -> Handed:
    """For the lane; settings of the agent and of plugins are checked by their own models."""
    try:
        document = decode(row.document)
        body = _checked(document, check_plugin)
    except Refused as err:
        return _refused(row, REFUSED, {"why": str(err)})
    except CashierError as err:
        return _refused(row, err.key, err.facts)
    return Handed(
        row.position,
        row.kind,
        row.key,
        document.version,
        document.published_at,
        body,
        document.deleted,
    )


def _refused(row: Waiting, key: str, facts: Any) -> Handed:
    return Handed(row.position, row.kind, row.key, int(row.version), "", {}, refused=(key, facts))


def _checked(document: HqDocument, check_plugin: CheckPlugin) -> dict[str, Any]:
    body = document.body
    if document.deleted:
        return body
    if document.kind == "setting" and document.key.startswith(PREFIX):
        return {"value": _section(document.key.removeprefix(PREFIX), body["value"])}
    if document.kind == "plugin_switch" and body["settings"] is not None:
        settings = check_plugin(document.key, body["settings"]).result(_PLUGIN_S)
        return {**body, "settings": settings}
    return body


def _section(section: str, text: str) -> str:
    try:
        values = json.loads(text)
    except ValueError as err:
        raise Refused("the section is not JSON") from err
    if not isinstance(values, dict):
        raise Refused("the section is not an object")
    return json.dumps(checked(section, values))
