"""Printed paper for tests that take no objection: a complaint of the printer is an error."""

from __future__ import annotations

from PIL import Image, ImageChops

from hardware.simulators.paper import Paper, painted, print_out


def on_paper(data: bytes, width_dots: int = 576) -> Paper:
    """What the bytes leave on paper; a real printer would do something with what is wrong."""
    paper = print_out(data, width_dots)
    assert not paper.complaints, paper.complaints
    return paper


def printable(paper: Paper) -> Image.Image:
    """The picture without the roll's margins: one pixel a dot that can be printed."""
    return painted(paper)


def ink_box(paper: Paper, top: int, bottom: int) -> tuple[int, int]:
    """First dot column with ink between two heights, and the first one after it."""
    part = printable(paper).crop((0, top, paper.width_dots, bottom))
    box = ImageChops.invert(part).getbbox()
    assert box is not None
    return box[0], box[2]
