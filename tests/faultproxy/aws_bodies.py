"""An error of AWS as its service writes it: JSON, CBOR, query XML or S3's XML.

CloudWatch speaks three protocols and answers in the one it was asked in; the older codes of its
query protocol ("Throttling") then stand in the header x-amzn-query-error.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from tests.faultproxy.aws_errors import AwsError

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = {
    "sns": "http://sns.amazonaws.com/doc/2010-03-31/",
    "cloudwatch": "http://monitoring.amazonaws.com/doc/2010-08-01/",
}
HOST_ID = "Uuag1LuByRx9e6j5Onimru9pO4ZVKnJ2Qz7/C1NPcfTWAtRPfTaOFg=="
Written = tuple[dict[str, str], bytes]


def written(error: AwsError, header: Callable[[str], bytes]) -> Written:
    """Headers and body of this error for a request with these headers."""
    if error.service == "s3":
        return _s3(error)
    if header("smithy-protocol") == b"rpc-v2-cbor":
        return _cbor(error)
    if header("x-amz-target"):
        return _json(error)
    return _query(error)


def _s3(error: AwsError) -> Written:
    fields = [("Code", error.code), ("Message", error.message), *error.details]
    fields += [("RequestId", error.request_id), ("HostId", HOST_ID)]
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields)
    headers = {"x-amz-request-id": error.request_id, "x-amz-id-2": HOST_ID}
    headers |= {"Content-Type": "application/xml", "Server": "AmazonS3"}
    return headers, f"{XML}<Error>{inner}</Error>".encode()


def _query(error: AwsError) -> Written:
    fault = _fault(error)
    text = (
        f'<ErrorResponse xmlns="{NAMESPACES[error.service]}"><Error><Type>{fault}</Type>'
        f"<Code>{error.code}</Code><Message>{escape(error.message)}</Message></Error>"
        f"<RequestId>{error.request_id}</RequestId></ErrorResponse>"
    )
    return {"x-amzn-RequestId": error.request_id, "Content-Type": "text/xml"}, text.encode()


def _json(error: AwsError) -> Written:
    body = json.dumps({"__type": error.shape, "message": error.message}).encode()
    return _typed(error) | {"Content-Type": "application/x-amz-json-1.0"}, body


def _cbor(error: AwsError) -> Written:
    members = {"__type": error.shape, "message": error.message}
    body = bytes([0xA0 | len(members)])
    body += b"".join(_cbor_text(key) + _cbor_text(value) for key, value in members.items())
    headers = {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
    return _typed(error) | headers, body


def _cbor_text(text: str) -> bytes:
    data = text.encode()
    return b"\x79" + len(data).to_bytes(2, "big") + data  # a text with two bytes of length


def _typed(error: AwsError) -> dict[str, str]:
    headers = {"x-amzn-RequestId": error.request_id}
    if error.type_name:  # the query protocol knew it by another name
        headers["x-amzn-query-error"] = f"{error.code};{_fault(error)}"
    return headers


def _fault(error: AwsError) -> str:
    return "Sender" if error.status < 500 else "Receiver"
