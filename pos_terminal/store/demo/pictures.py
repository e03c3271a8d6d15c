"""The picture of a demo product: a simple drawing on a tile tinted in its category's colour."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.store.demo import fresh, packaged
from pos_terminal.store.demo.canvas import Canvas, Colour, darker, lighter

Drawing = Callable[[Canvas, Colour, Colour], None]

DRAWINGS: dict[str, Drawing] = {
    drawing.__name__: drawing
    for drawing in (
        packaged.bag, packaged.bar, packaged.beer, packaged.bottle, packaged.box, packaged.butter,
        packaged.can, packaged.card, packaged.carton, packaged.cigarettes, packaged.cup,
        packaged.jar, packaged.roll, packaged.shopping, packaged.spirits, packaged.spray,
        packaged.tin, packaged.tub, packaged.tube, packaged.wine,
        fresh.apple, fresh.baguette, fresh.banana, fresh.berry, fresh.biscuit, fresh.bun,
        fresh.cake, fresh.carrot, fresh.cheese, fresh.citrus, fresh.croissant, fresh.cucumber,
        fresh.drumstick, fresh.eggs, fresh.fish, fresh.grapes, fresh.ice_cream, fresh.leafy,
        fresh.loaf, fresh.meat, fresh.melon, fresh.muffin, fresh.mushroom, fresh.nuts,
        fresh.pear, fresh.pepper, fresh.pineapple, fresh.pizza, fresh.potato, fresh.sausage,
        fresh.stack, fresh.sweets, fresh.tomato, fresh.wheel,
    )
}  # fmt: skip


def draw_picture(shape: str, main: Colour, accent: Colour, tint: Colour) -> bytes:
    """A PNG of 192 × 192 pixels; KeyError for a shape that nobody can draw."""
    drawing = DRAWINGS[shape]
    background = lighter(tint, 82)
    canvas = Canvas(background)
    canvas.oval(44, 192, 196, 222, darker(background, 9))
    drawing(canvas, main, accent)
    return canvas.png()
