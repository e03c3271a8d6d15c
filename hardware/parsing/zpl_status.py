"""What a ZPL label printer says of itself: the three strings of ~HS.

Source: Zebra's public ZPL programming guide, ~HS. A printer without labels or ribbon, or with
its head open, may as well not answer at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ASK = b"~HS"
_STRINGS = re.compile(
    rb"\x02([0-9]{1,3}(?:,[0-9]{1,4}){11})\x03\r?\n?"
    rb"\x02([0-9]{1,3}(?:,[0-9]{1,8}){10})\x03\r?\n?"
    rb"\x02[0-9]{1,4},[0-9]\x03"
)


@dataclass(frozen=True, slots=True)
class ZplStatus:
    """One answer."""

    paper_out: bool
    paused: bool
    buffer_full: bool
    half_format: bool  # a format whose end has not come yet
    formats: int  # not printed yet
    hot: bool
    head_open: bool
    ribbon_out: bool
    label_waits: bool  # in the mouth of a printer that peels labels off
    labels_left: int  # of the copies of a format

    @property
    def idle(self) -> bool:
        """Whether all that it was given is printed."""
        return not (self.formats or self.labels_left or self.half_format)


def zpl_status(said: bytes) -> ZplStatus | None:
    """The last whole answer in what was said; None without one."""
    answers = _STRINGS.findall(said)
    if not answers:
        return None
    first, second = ([int(one) for one in text.split(b",")] for text in answers[-1])
    return ZplStatus(
        paper_out=first[1] == 1,
        paused=first[2] == 1,
        buffer_full=first[5] == 1,
        half_format=first[7] == 1,
        formats=first[4],
        hot=first[11] == 1,
        head_open=second[2] == 1,
        ribbon_out=second[3] == 1,
        label_waits=second[7] == 1,
        labels_left=second[8],
    )
