"""What the shop's own lanes write for each other, from a compacted topic to this lane's inbox.

Nobody signs it: whoever may write to such a topic is one of the shop's own lanes, and what comes is
checked like a form.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pos_terminal.log import get_logger
from sync.documents import Document
from sync.inbox import Entry
from sync.inbox_loop import InboxLoop
from sync.inbox_marks import Passed
from sync.kafka.cloud_events import BadMessage
from sync.kafka.documents import decode
from sync.receiving import Message

log = get_logger(__name__)


class SharedLoop(InboxLoop):
    """Passes on what is sound; what is not is told once a reason, never whom it is about."""

    what = "document"

    def _wanted_entry(self, document: Document, content: bytes) -> Entry | None:
        """For the inbox; None: not for this lane. Raises msgspec.ValidationError."""
        raise NotImplementedError

    def _entry(self, message: Message, stores: Mapping[str, Passed]) -> Entry | None:
        try:
            document = decode(message.name.encode(), message.content)
            return self._wanted_entry(document, message.content)
        except (BadMessage, msgspec.ValidationError) as err:
            if str(err) not in self._told:
                self._told.add(str(err))
                log.warning(f"{self.what} of another lane refused", why=str(err))
        return None
