"""Drawings of what comes in bottles, boxes and bags; `main` is its colour, `accent` its label's."""

from __future__ import annotations

from pos_terminal.store.demo.canvas import WHITE, Canvas, Colour, darker, lighter, mixed


def bottle(c: Canvas, main: Colour, accent: Colour) -> None:
    """A soft drink or water."""
    c.box(106, 30, 134, 48, accent, 5)
    c.shape([(108, 48), (132, 48), (150, 92), (90, 92)], main)
    c.box(86, 86, 154, 206, main, 16)
    c.box(86, 116, 154, 166, accent)
    c.oval(104, 124, 136, 156, lighter(accent, 75))
    c.box(94, 96, 101, 198, lighter(main, 45), 3)


def wine(c: Canvas, main: Colour, accent: Colour) -> None:
    """A wine bottle with a glass."""
    c.box(88, 28, 108, 60, accent, 4)
    c.box(90, 56, 106, 104, main)
    c.shape([(90, 84), (106, 84), (126, 122), (70, 122)], main)
    c.box(70, 112, 126, 208, main, 10)
    c.box(70, 138, 126, 184, "#f6efe2")
    c.box(80, 150, 116, 156, accent, 2)
    c.box(86, 164, 110, 168, "#b9ab95", 2)
    c.box(76, 122, 81, 200, lighter(main, 25), 2)
    c.slice(138, 76, 198, 168, 0, 180, "#ffffff")
    c.slice(143, 92, 193, 163, 0, 180, accent)
    c.box(165, 160, 171, 200, WHITE)
    c.oval(148, 196, 188, 208, WHITE)


def spirits(c: Canvas, main: Colour, accent: Colour) -> None:
    """A square bottle of something strong."""
    c.box(104, 30, 136, 56, accent, 5)
    c.box(108, 52, 132, 84, main)
    c.box(74, 80, 166, 208, main, 18)
    c.box(74, 114, 166, 172, lighter(accent, 82))
    c.box(88, 126, 152, 136, accent, 3)
    c.box(98, 146, 142, 152, mixed(accent, WHITE, 45), 3)
    c.box(82, 92, 89, 200, lighter(main, 40), 3)


def beer(c: Canvas, main: Colour, accent: Colour) -> None:
    """A glass of beer with its bottle."""
    c.box(76, 32, 96, 48, accent, 4)
    c.box(78, 46, 94, 90, main)
    c.shape([(78, 72), (94, 72), (112, 112), (60, 112)], main)
    c.box(60, 104, 112, 208, main, 10)
    c.box(60, 130, 112, 176, accent)
    c.dot(86, 153, 15, lighter(accent, 80))
    c.shape([(130, 96), (192, 96), (184, 208), (138, 208)], "#f2b33d")
    c.shape([(138, 110), (148, 110), (150, 198), (143, 198)], "#f9d27d")
    c.box(126, 84, 196, 112, WHITE, 13)
    c.dot(144, 86, 14, WHITE)
    c.dot(164, 82, 16, WHITE)
    c.dot(182, 88, 12, WHITE)


def can(c: Canvas, main: Colour, accent: Colour) -> None:
    """A can of a drink or of preserves."""
    c.box(78, 40, 162, 206, darker(main, 10), 14)
    c.box(78, 56, 162, 192, main)
    c.oval(78, 36, 162, 60, "#cfd6dc")
    c.oval(90, 40, 150, 55, "#aab4bc")
    c.shape([(78, 96), (162, 76), (162, 142), (78, 162)], accent)
    c.dot(120, 119, 18, lighter(accent, 80))
    c.box(87, 66, 94, 186, lighter(main, 40), 3)


def tin(c: Canvas, main: Colour, accent: Colour) -> None:
    """A low tin: fish, tomatoes, beans."""
    c.box(62, 74, 178, 202, "#b9c2c9", 14)
    c.box(62, 94, 178, 184, main)
    c.oval(62, 62, 178, 94, "#d9dfe3")
    c.oval(76, 67, 164, 89, "#b9c2c9")
    c.dot(120, 139, 30, lighter(accent, 78))
    c.dot(120, 139, 20, accent)
    c.box(72, 100, 79, 178, lighter(main, 40), 3)


def carton(c: Canvas, main: Colour, accent: Colour) -> None:
    """Milk or juice."""
    c.box(110, 28, 146, 46, darker(main, 12))
    c.shape([(84, 84), (108, 44), (150, 44), (166, 84)], lighter(main, 30))
    c.box(84, 80, 138, 208, WHITE)
    c.shape([(138, 80), (166, 80), (166, 208), (138, 208)], "#e1e7ec")
    c.box(84, 108, 138, 168, main)
    c.shape([(138, 108), (166, 108), (166, 168), (138, 168)], darker(main, 14))
    c.dot(111, 138, 19, accent)
    c.dot(105, 132, 6, lighter(accent, 55))


def jar(c: Canvas, main: Colour, accent: Colour) -> None:
    """Jam, spread, sauce."""
    c.box(78, 48, 162, 78, accent, 8)
    c.box(78, 64, 162, 78, darker(accent, 14), 4)
    c.box(70, 78, 170, 206, main, 22)
    c.box(70, 112, 170, 172, "#fbf6ea")
    c.dot(120, 142, 20, main)
    c.dot(114, 136, 6, lighter(main, 45))
    c.box(79, 90, 86, 196, lighter(main, 40), 3)


def box(c: Canvas, main: Colour, accent: Colour) -> None:
    """A cardboard box: cereal, tea, biscuits."""
    c.shape([(70, 62), (92, 44), (186, 44), (164, 62)], lighter(main, 35))
    c.shape([(164, 62), (186, 44), (186, 188), (164, 206)], darker(main, 20))
    c.box(70, 62, 164, 206, main)
    c.box(82, 78, 152, 104, lighter(main, 80), 5)
    c.box(92, 88, 142, 94, accent, 3)
    c.dot(117, 152, 31, accent)
    c.dot(117, 152, 22, lighter(accent, 45))
    c.dot(110, 145, 7, lighter(accent, 75))


def bag(c: Canvas, main: Colour, accent: Colour) -> None:
    """A pillow bag: crisps, pasta, sweets."""
    c.shape([(66, 44), (174, 44), (168, 62), (72, 62)], darker(main, 16))
    c.shape([(72, 62), (168, 62), (180, 130), (168, 190), (72, 190), (60, 130)], main)
    c.shape([(72, 190), (168, 190), (174, 208), (66, 208)], darker(main, 16))
    for x in range(76, 172, 16):
        c.box(x, 47, x + 3, 59, lighter(main, 30))
        c.box(x, 193, x + 3, 205, lighter(main, 30))
    c.oval(84, 88, 156, 164, lighter(accent, 80))
    c.oval(96, 100, 144, 152, accent)
    c.shape([(76, 72), (86, 72), (78, 130), (86, 182), (77, 182), (68, 130)], lighter(main, 35))


def bar(c: Canvas, main: Colour, accent: Colour) -> None:
    """A bar of chocolate, half out of its paper."""
    c.box(58, 86, 120, 166, "#5a3422", 6)
    for x in (64, 92):
        for y in (92, 128):
            c.box(x, y, x + 23, y + 31, "#75472e", 4)
    c.shape([(104, 80), (186, 80), (186, 172), (104, 172), (112, 160), (104, 148),
             (112, 136), (104, 124), (112, 112), (104, 100), (112, 90)], main)  # fmt: skip
    c.box(124, 106, 178, 146, accent, 8)
    c.box(132, 118, 170, 124, lighter(accent, 75), 3)
    c.box(138, 130, 164, 135, lighter(accent, 55), 2)


def tub(c: Canvas, main: Colour, accent: Colour) -> None:
    """A pot of yogurt, cream, hummus, ice cream."""
    c.shape([(72, 92), (168, 92), (156, 204), (84, 204)], WHITE)
    c.shape([(75, 120), (165, 120), (160, 176), (80, 176)], main)
    c.box(64, 76, 176, 98, accent, 9)
    c.box(64, 88, 176, 98, darker(accent, 12), 5)
    c.dot(120, 148, 21, lighter(accent, 35))
    c.dot(113, 141, 7, lighter(accent, 72))
    c.shape([(110, 78), (130, 78), (138, 60), (118, 60)], lighter(accent, 45))


def butter(c: Canvas, main: Colour, accent: Colour) -> None:
    """A block in its paper, a slice cut off."""
    c.shape([(50, 132), (96, 96), (196, 96), (152, 132)], lighter(main, 40))
    c.box(50, 132, 152, 188, main, 3)
    c.shape([(152, 132), (196, 96), (196, 152), (152, 188)], darker(main, 12))
    c.box(78, 132, 152, 188, accent)
    c.shape([(78, 132), (124, 96), (196, 96), (152, 132)], lighter(accent, 28))
    c.shape([(152, 132), (196, 96), (196, 152), (152, 188)], darker(accent, 14))
    c.box(92, 150, 138, 158, lighter(accent, 80), 3)
    c.box(100, 166, 130, 171, lighter(accent, 60), 2)


def cigarettes(c: Canvas, main: Colour, accent: Colour) -> None:
    """A packet, three of twenty showing."""
    for x, top in ((92, 40), (112, 32), (132, 46)):
        c.box(x, top, x + 15, 96, WHITE, 2)
        c.box(x, top, x + 15, top + 20, "#e2a45c", 2)
    c.box(74, 76, 166, 206, WHITE, 6)
    c.box(74, 76, 166, 124, main, 6)
    c.shape([(74, 118), (166, 118), (166, 136), (120, 158), (74, 136)], main)
    c.dot(120, 112, 13, accent)
    c.box(94, 176, 146, 182, main, 3)
    c.box(104, 188, 136, 192, "#b6bec6", 2)


def spray(c: Canvas, main: Colour, accent: Colour) -> None:
    """A cleaner with a trigger."""
    c.shape([(84, 44), (150, 44), (150, 62), (128, 62), (120, 82), (104, 82), (104, 62), (84, 62)],
            accent)  # fmt: skip
    c.box(66, 48, 86, 58, darker(accent, 15), 3)
    c.shape([(128, 62), (146, 62), (136, 92), (128, 88)], darker(accent, 25))
    c.box(102, 80, 132, 100, darker(accent, 10))
    c.shape([(102, 98), (132, 98), (158, 128), (158, 206), (76, 206), (76, 128)], main)
    c.box(76, 140, 158, 186, lighter(main, 78))
    c.dot(117, 163, 16, accent)
    c.dot(112, 158, 5, lighter(accent, 60))


def tube(c: Canvas, main: Colour, accent: Colour) -> None:
    """Toothpaste or cream."""
    c.box(70, 40, 170, 54, darker(main, 12), 3)
    c.shape([(70, 54), (170, 54), (146, 168), (94, 168)], main)
    c.shape([(75, 84), (165, 84), (156, 128), (84, 128)], lighter(main, 78))
    c.dot(120, 106, 15, accent)
    c.box(98, 168, 142, 206, accent, 6)
    for x in (106, 118, 130):
        c.box(x, 174, x + 4, 200, darker(accent, 20), 2)


def roll(c: Canvas, main: Colour, accent: Colour) -> None:
    """Rolls of paper."""
    for left in (46, 124):
        c.box(left, 92, left + 72, 196, WHITE, 10)
        c.box(left, 118, left + 72, 126, main)
        c.box(left, 160, left + 72, 168, main)
        c.oval(left, 76, left + 72, 110, "#eef2f5")
        c.oval(left + 20, 84, left + 52, 102, accent)
        c.oval(left + 26, 88, left + 46, 99, darker(accent, 35))


def cup(c: Canvas, main: Colour, accent: Colour) -> None:
    """A cup of coffee or tea, steaming."""
    for x in (96, 120, 144):
        c.arc(x - 10, 42, x + 10, 66, 90, 270, "#b9c4cd", 5)
        c.arc(x - 10, 62, x + 10, 86, 270, 90, "#b9c4cd", 5)
    c.arc(140, 108, 196, 164, 270, 90, main, 12)
    c.shape([(66, 98), (168, 98), (154, 178), (80, 178)], main)
    c.oval(66, 86, 168, 112, lighter(main, 30))
    c.oval(76, 91, 158, 108, accent)
    c.oval(48, 176, 186, 200, darker(main, 18))
    c.oval(74, 174, 160, 190, darker(main, 32))


def shopping(c: Canvas, main: Colour, accent: Colour) -> None:
    """A carrier bag."""
    c.arc(92, 44, 148, 132, 180, 360, darker(main, 25), 9)
    c.shape([(64, 88), (176, 88), (186, 206), (54, 206)], main)
    c.shape([(64, 88), (176, 88), (178, 106), (62, 106)], darker(main, 12))
    c.dot(120, 154, 25, accent)
    c.dot(111, 145, 8, lighter(accent, 60))


def card(c: Canvas, main: Colour, accent: Colour) -> None:
    """A card or a price label: gift card, SIM, open department."""
    c.box(46, 78, 194, 176, darker(main, 20), 14)
    c.box(46, 72, 194, 170, main, 14)
    c.box(46, 92, 194, 110, darker(main, 35))
    c.box(62, 124, 92, 148, accent, 5)
    c.box(104, 128, 176, 134, lighter(main, 60), 3)
    c.box(104, 142, 152, 148, lighter(main, 45), 3)
