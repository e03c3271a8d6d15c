"""A document as a picture: 80 mm paper at 203 dpi, for the screen, for e-mail, for any printer."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from pos_terminal.receipts.document import Document
from pos_terminal.receipts.sheet import BLACK, MARGIN_PX, PAPER_PX, WHITE, BoxMark, sheet
from pos_terminal.receipts.typeset import draw


def picture(
    document: Document,
    width_px: int = PAPER_PX,
    margin_px: int = MARGIN_PX,
    *,
    one_ink: bool = False,
) -> Image.Image:
    """The document in shades of grey, `width_px` wide and as long as it must be."""
    paper = sheet(document, width_px, margin_px, one_ink=one_ink)
    image = Image.new("L", (width_px, paper.y), WHITE)
    canvas = ImageDraw.Draw(image)
    for mark in paper.marks:
        if isinstance(mark, BoxMark):
            box = (mark.left, mark.top, mark.right - 1, mark.bottom - 1)
            canvas.rounded_rectangle(box, mark.radius, fill=BLACK)
        else:
            draw(
                canvas,
                mark.left,
                mark.baseline,
                mark.text,
                mark.style,
                rtl=mark.rtl,
                fill=mark.ink,
            )
    return image


def picture_png(document: Document, width_px: int = PAPER_PX) -> bytes:
    """The picture as a PNG file."""
    file = BytesIO()
    picture(document, width_px).save(file, "PNG")
    return file.getvalue()
