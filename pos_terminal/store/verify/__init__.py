"""An independent, read-only verifier of a lane's store.

It shares no code with what writes the journal, projects it or prices baskets: its own canonical
JSON, hashes, pricer and projector are the one allowed second copy in the house, so that one
mistake cannot hide in both (docs/adr/0001-one-journal-many-cursors.md).
"""

from pos_terminal.store.verify.report import Check, VerifyReport
from pos_terminal.store.verify.run import verify

__all__ = ["Check", "VerifyReport", "verify"]
