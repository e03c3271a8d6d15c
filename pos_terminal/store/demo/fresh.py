"""Drawings of fresh food; `main` is its colour, `accent` that of leaves, crusts and toppings."""

from __future__ import annotations

from pos_terminal.store.demo.canvas import WHITE, Canvas, Colour, darker, lighter, mixed

_STALK = "#7a5a3a"


def loaf(c: Canvas, main: Colour, accent: Colour) -> None:
    """A loaf, sliced."""
    c.box(52, 84, 196, 192, darker(main, 14), 24)
    c.oval(48, 66, 124, 132, darker(main, 14))
    c.oval(124, 66, 200, 132, darker(main, 14))
    c.box(44, 98, 132, 194, main, 14)
    c.oval(38, 70, 138, 136, main)
    c.box(56, 106, 120, 184, accent, 8)
    c.oval(50, 82, 126, 128, accent)
    for x in (150, 168, 184):
        c.box(x, 94, x + 5, 182, main, 2)


def baguette(c: Canvas, main: Colour, accent: Colour) -> None:
    """Two baguettes, crossed."""
    for flip in (True, False):
        ends = [(60, 60), (180, 180)] if flip else [(180, 58), (58, 182)]
        c.line(ends, darker(main, 14), 46)
        c.line(ends, main, 38)
        for step in range(1, 5):
            x = ends[0][0] + (ends[1][0] - ends[0][0]) * step // 5
            y = ends[0][1] + (ends[1][1] - ends[0][1]) * step // 5
            lean = 8 if flip else -8
            c.line([(x - lean, y - 9), (x + lean, y + 9)], accent, 7)


def croissant(c: Canvas, main: Colour, accent: Colour) -> None:
    """A croissant in seven segments."""
    segments = ((46, 166, 17), (194, 166, 17), (60, 136, 25), (180, 136, 25),
                (84, 112, 31), (156, 112, 31), (120, 104, 36))  # fmt: skip
    for x, y, radius in segments:
        c.dot(x, y, radius + 4, darker(main, 24))
        c.dot(x, y - 1, radius, main)
        c.oval(x - radius // 2, y - radius + 5, x + radius // 3, y - radius // 3, accent)
    c.slice(74, 132, 166, 236, 180, 360, c.background)
    c.slice(78, 138, 162, 160, 180, 360, darker(main, 30))
    c.oval(78, 140, 162, 200, c.background)


def bun(c: Canvas, main: Colour, accent: Colour) -> None:
    """A round roll, bagel or scone with seeds."""
    c.oval(40, 84, 200, 200, darker(main, 18))
    c.oval(40, 72, 200, 188, main)
    c.oval(62, 82, 150, 132, lighter(main, 22))
    for x, y in ((86, 104), (112, 94), (140, 104), (102, 126), (130, 128), (158, 124), (76, 132)):
        c.oval(x - 5, y - 3, x + 5, y + 3, accent)


def cake(c: Canvas, main: Colour, accent: Colour) -> None:
    """A slice of cake or pie with cream."""
    c.shape([(44, 122), (150, 74), (196, 112), (196, 128), (44, 138)], lighter(main, 45))
    c.shape([(44, 136), (196, 124), (196, 192), (44, 198)], main)
    c.shape([(44, 158), (196, 148), (196, 160), (44, 170)], accent)
    c.dot(138, 86, 15, accent)
    c.dot(133, 81, 5, lighter(accent, 60))
    for x, y in ((72, 118), (104, 108), (168, 112)):
        c.dot(x, y, 9, WHITE)


def muffin(c: Canvas, main: Colour, accent: Colour) -> None:
    """A muffin in its paper."""
    c.shape([(72, 130), (168, 130), (152, 204), (88, 204)], accent)
    for x in (90, 108, 126, 144):
        c.shape([(x, 134), (x + 7, 134), (x + 5, 202), (x + 2, 202)], darker(accent, 15))
    c.oval(54, 72, 186, 150, main)
    c.oval(56, 100, 100, 146, main)
    c.oval(140, 100, 184, 146, main)
    c.oval(78, 78, 136, 108, lighter(main, 25))
    for x, y in ((92, 112), (122, 100), (150, 112), (112, 130), (140, 134)):
        c.dot(x, y, 6, darker(accent, 35))


def stack(c: Canvas, main: Colour, accent: Colour) -> None:
    """Pancakes, wraps or naan in a pile."""
    for top in (150, 126, 102, 78):
        c.oval(46, top + 8, 194, top + 54, darker(main, 20))
        c.oval(46, top, 194, top + 46, main)
    c.oval(66, 82, 174, 116, lighter(main, 30))
    c.box(104, 76, 138, 102, accent, 6)
    c.box(104, 76, 138, 86, lighter(accent, 40), 4)


def cheese(c: Canvas, main: Colour, accent: Colour) -> None:
    """A wedge with holes."""
    c.shape([(38, 128), (142, 66), (202, 104), (202, 122)], lighter(main, 32))
    c.shape([(38, 126), (202, 120), (202, 188), (38, 188)], main)
    c.box(38, 180, 202, 190, accent, 3)
    c.dot(84, 156, 14, darker(main, 14))
    c.dot(138, 148, 10, darker(main, 14))
    c.dot(172, 166, 12, darker(main, 14))
    c.oval(120, 92, 148, 106, darker(main, 8))


def wheel(c: Canvas, main: Colour, accent: Colour) -> None:
    """A soft cheese, a piece cut out."""
    c.oval(40, 112, 200, 200, darker(accent, 16))
    c.box(40, 120, 200, 156, darker(accent, 16))
    c.oval(40, 76, 200, 164, accent)
    c.oval(50, 82, 190, 156, lighter(accent, 45))
    c.shape([(120, 120), (196, 134), (186, 150), (152, 164)], main)
    c.shape([(120, 120), (152, 164), (152, 198), (120, 150)], darker(main, 10))


def eggs(c: Canvas, main: Colour, accent: Colour) -> None:
    """Three eggs in their box."""
    for x, top in ((62, 74), (98, 64), (134, 74)):
        c.oval(x, top, x + 46, top + 68, main)
        c.oval(x + 9, top + 10, x + 22, top + 30, lighter(main, 60))
    c.shape([(42, 122), (200, 122), (186, 190), (56, 190)], accent)
    for x in (72, 112, 152):
        c.slice(x - 14, 112, x + 22, 150, 0, 180, darker(accent, 14))
    c.box(42, 116, 200, 130, lighter(accent, 25), 6)


def apple(c: Canvas, main: Colour, accent: Colour) -> None:
    """An apple, peach or plum."""
    c.oval(46, 78, 132, 204, main)
    c.oval(108, 78, 194, 204, main)
    c.oval(74, 96, 166, 208, main)
    c.line([(120, 92), (126, 52)], _STALK, 9)
    c.slice(124, 40, 184, 84, 140, 330, accent)
    c.oval(66, 100, 92, 142, lighter(main, 45))


def pear(c: Canvas, main: Colour, accent: Colour) -> None:
    """A pear or avocado."""
    c.oval(86, 60, 154, 144, main)
    c.oval(60, 104, 180, 212, main)
    c.shape([(88, 110), (152, 110), (172, 142), (68, 142)], main)
    c.line([(120, 66), (128, 36)], _STALK, 8)
    c.slice(124, 34, 178, 72, 150, 330, accent)
    c.oval(80, 128, 104, 176, lighter(main, 45))


def banana(c: Canvas, main: Colour, accent: Colour) -> None:
    """A bunch of bananas."""
    for shift, tone in ((26, darker(main, 16)), (13, darker(main, 7)), (0, main)):
        c.slice(20, -60 + shift, 200, 186 + shift // 2, 20, 150, tone)
        c.slice(24, -86 + shift, 196, 134 + shift // 2, 12, 158, lighter(tone, 0))
    c.slice(26, -96, 194, 112, 5, 175, c.background)
    c.line([(186, 84), (198, 60)], accent, 13)


def citrus(c: Canvas, main: Colour, accent: Colour) -> None:
    """An orange, lemon or lime, and a half."""
    c.oval(40, 60, 150, 170, main)
    c.oval(58, 76, 88, 106, lighter(main, 45))
    c.slice(86, 40, 140, 78, 150, 330, accent)
    c.dot(146, 150, 54, darker(main, 8))
    c.dot(146, 150, 46, lighter(main, 82))
    c.dot(146, 150, 41, lighter(main, 28))
    for start in range(0, 360, 45):
        c.slice(105, 109, 187, 191, start, start + 5, lighter(main, 82))


def grapes(c: Canvas, main: Colour, accent: Colour) -> None:
    """Grapes, cherries or berries in a bunch."""
    c.line([(120, 86), (120, 40)], _STALK, 8)
    c.slice(120, 36, 186, 86, 130, 330, accent)
    for row, count in enumerate((4, 5, 4, 3, 2, 1)):
        y = 88 + row * 23
        for index in range(count):
            x = 120 + (2 * index - count + 1) * 15
            c.dot(x, y, 18, darker(main, 10 + 6 * (index % 2)))
            c.dot(x - 2, y - 2, 15, main)
            c.dot(x - 6, y - 6, 4, lighter(main, 55))


def berry(c: Canvas, main: Colour, accent: Colour) -> None:
    """A strawberry."""
    c.oval(58, 78, 138, 160, main)
    c.oval(102, 78, 182, 160, main)
    c.shape([(60, 126), (180, 126), (126, 208), (114, 208)], main)
    for x, y in ((88, 112), (120, 118), (152, 112), (102, 142), (138, 142), (120, 168)):
        c.oval(x - 3, y - 5, x + 3, y + 5, "#f7d774")
    for tip in ((64, 76), (92, 56), (120, 50), (148, 56), (176, 76)):
        c.shape([(104, 84), (136, 84), tip], accent)
    c.box(80, 76, 160, 90, accent, 7)


def melon(c: Canvas, main: Colour, accent: Colour) -> None:
    """A slice of melon."""
    c.slice(34, 4, 206, 196, 0, 180, accent)
    c.slice(46, 16, 194, 184, 0, 180, lighter(accent, 72))
    c.slice(54, 24, 186, 176, 0, 180, main)
    for x, y in ((90, 120), (120, 130), (150, 120), (104, 150), (136, 150)):
        c.oval(x - 4, y - 6, x + 4, y + 6, "#33261f")


def pineapple(c: Canvas, main: Colour, accent: Colour) -> None:
    """A pineapple."""
    for tip in ((76, 44), (98, 28), (120, 20), (142, 28), (164, 44)):
        c.shape([(106, 90), (134, 90), tip], accent)
    c.oval(70, 78, 170, 212, main)
    for row, count in enumerate((2, 3, 4, 3, 4, 3, 2)):
        for index in range(count):
            x, y = 120 + (2 * index - count + 1) * 11, 96 + row * 17
            c.shape([(x, y - 8), (x + 9, y), (x, y + 8), (x - 9, y)], darker(main, 18))
            c.dot(x - 1, y - 2, 3, accent if row % 2 else lighter(main, 45))


def carrot(c: Canvas, main: Colour, accent: Colour) -> None:
    """Carrots with their green."""
    for x, tip in ((84, 96), (120, 120), (156, 144)):
        for lean in (-14, 0, 14):
            c.line([(x, 92), (x + lean, 44)], accent, 9)
        c.shape([(x - 19, 92), (x + 19, 92), (tip + 4, 206), (tip - 4, 206)], main)
        c.oval(x - 19, 80, x + 19, 106, main)
        c.line([(x - 12, 116), (x, 116)], darker(main, 18), 4)
        c.line([(x + 2, 138), (x + 10, 138)], darker(main, 18), 4)


def tomato(c: Canvas, main: Colour, accent: Colour) -> None:
    """A tomato."""
    c.oval(40, 74, 200, 206, main)
    c.oval(62, 94, 96, 128, lighter(main, 45))
    for tip in ((72, 84), (92, 104), (120, 110), (148, 104), (168, 84)):
        c.shape([(108, 74), (132, 74), tip], accent)
    c.line([(120, 82), (124, 52)], accent, 9)


def pepper(c: Canvas, main: Colour, accent: Colour) -> None:
    """A bell pepper."""
    c.oval(48, 78, 122, 204, darker(main, 10))
    c.oval(118, 78, 192, 204, darker(main, 10))
    c.oval(82, 78, 158, 208, main)
    c.oval(62, 98, 82, 152, lighter(main, 40))
    c.box(98, 74, 142, 92, accent, 8)
    c.line([(120, 80), (132, 46)], accent, 12)


def potato(c: Canvas, main: Colour, accent: Colour) -> None:
    """Potatoes, onions, garlic: roots in a heap."""
    c.oval(38, 104, 138, 196, darker(main, 12))
    c.oval(102, 100, 204, 194, main)
    c.oval(70, 66, 168, 152, lighter(main, 14))
    for x, y in ((100, 96), (130, 112), (112, 128), (160, 140), (172, 166), (66, 150), (88, 172)):
        c.oval(x - 5, y - 3, x + 5, y + 3, accent)


def leafy(c: Canvas, main: Colour, accent: Colour) -> None:
    """Lettuce, cabbage, broccoli."""
    c.box(104, 150, 136, 208, accent, 10)
    for x, y, radius in ((78, 128, 36), (162, 128, 36), (92, 94, 36), (148, 94, 36), (120, 80, 36),
                         (120, 128, 44)):  # fmt: skip
        c.dot(x, y, radius, mixed(main, "#143b1c", (x + y) % 5 * 5))
    for x, y in ((104, 92), (136, 100), (92, 126), (144, 134), (118, 122)):
        c.dot(x, y, 11, lighter(main, 28))


def cucumber(c: Canvas, main: Colour, accent: Colour) -> None:
    """A cucumber, courgette or aubergine with two slices."""
    c.line([(70, 172), (172, 70)], main, 56)
    c.line([(80, 148), (150, 78)], lighter(main, 30), 7)
    for x, y in ((146, 172), (186, 146)):
        c.dot(x, y, 28, main)
        c.dot(x, y, 22, accent)
        for dx, dy in ((-8, -4), (8, -4), (0, 8)):
            c.oval(x + dx - 3, y + dy - 4, x + dx + 3, y + dy + 4, darker(accent, 16))


def mushroom(c: Canvas, main: Colour, accent: Colour) -> None:
    """A mushroom."""
    c.box(96, 118, 144, 206, lighter(main, 55), 18)
    c.slice(42, 52, 198, 212, 180, 360, main)
    c.box(42, 126, 198, 142, darker(main, 14), 8)
    for x, y, radius in ((88, 98, 11), (124, 80, 13), (158, 104, 9)):
        c.dot(x, y, radius, accent)


def fish(c: Canvas, main: Colour, accent: Colour) -> None:
    """A fish."""
    c.shape([(150, 130), (208, 82), (200, 130), (208, 178)], darker(main, 16))
    c.oval(32, 78, 176, 182, main)
    c.slice(32, 78, 176, 182, 20, 160, lighter(main, 45))
    c.shape([(92, 84), (138, 84), (120, 58)], darker(main, 16))
    c.arc(62, 86, 106, 174, 290, 70, accent, 6)
    c.dot(62, 120, 10, WHITE)
    c.dot(61, 120, 5, "#20262c")


def meat(c: Canvas, main: Colour, accent: Colour) -> None:
    """A steak or ham."""
    c.oval(36, 76, 190, 200, lighter(accent, 40))
    c.oval(116, 62, 206, 156, lighter(accent, 40))
    c.oval(48, 88, 178, 188, main)
    c.oval(124, 74, 194, 146, main)
    c.dot(150, 112, 20, WHITE)
    c.dot(150, 112, 11, lighter(main, 50))
    c.arc(66, 108, 150, 176, 100, 220, lighter(main, 40), 6)


def drumstick(c: Canvas, main: Colour, accent: Colour) -> None:
    """Chicken."""
    c.line([(136, 132), (186, 182)], "#f3ead9", 17)
    c.dot(182, 194, 13, "#f3ead9")
    c.dot(196, 180, 13, "#f3ead9")
    c.oval(42, 50, 158, 156, main)
    c.shape([(96, 148), (152, 94), (164, 148), (150, 162)], main)
    c.oval(62, 68, 108, 104, lighter(accent, 30))


def sausage(c: Canvas, main: Colour, accent: Colour) -> None:
    """Sausages."""
    for shift in (0, 54):
        c.arc(28, 8 + shift, 212, 156 + shift, 30, 150, darker(main, 16), 40)
        c.arc(32, 10 + shift, 208, 152 + shift, 32, 148, main, 32)
        c.arc(44, 14 + shift, 196, 136 + shift, 55, 125, lighter(accent, 30), 6)


def pizza(c: Canvas, main: Colour, accent: Colour) -> None:
    """A pizza."""
    c.dot(120, 124, 86, "#c98b4a")
    c.dot(120, 124, 75, main)
    c.dot(120, 124, 70, lighter(main, 22))
    for x, y in ((92, 96), (146, 92), (120, 132), (82, 146), (160, 146), (122, 174)):
        c.dot(x, y, 14, accent)
        c.dot(x - 3, y - 3, 5, lighter(accent, 35))
    for x, y in ((118, 100), (150, 120), (98, 122), (136, 158)):
        c.oval(x - 8, y - 4, x + 8, y + 4, "#4d9a4a")


def ice_cream(c: Canvas, main: Colour, accent: Colour) -> None:
    """Two scoops in a cone."""
    c.shape([(78, 122), (162, 122), (120, 216)], "#e0a458")
    for step in range(4):
        c.line([(90 + step * 20, 126), (108 + step * 12, 176)], "#c2853c", 3)
    c.dot(96, 104, 34, main)
    c.dot(146, 104, 34, accent)
    c.dot(120, 70, 36, lighter(main, 30))
    c.dot(108, 58, 9, lighter(main, 70))
    c.box(70, 116, 170, 132, lighter(main, 12), 8)


def nuts(c: Canvas, main: Colour, accent: Colour) -> None:
    """Nuts, olives, dried fruit in a bowl."""
    for x, y in ((84, 104), (120, 92), (156, 104), (102, 116), (138, 116), (66, 120), (174, 120)):
        c.oval(x - 20, y - 15, x + 20, y + 17, darker(main, 12))
        c.oval(x - 18, y - 15, x + 16, y + 12, main)
        c.oval(x - 12, y - 10, x - 2, y - 2, lighter(main, 45))
    c.slice(40, 56, 200, 208, 0, 180, accent)
    c.box(36, 126, 204, 142, lighter(accent, 30), 8)


def biscuit(c: Canvas, main: Colour, accent: Colour) -> None:
    """Biscuits."""
    for x, y in ((96, 96), (146, 142)):
        c.dot(x + 4, y + 6, 54, darker(main, 22))
        c.dot(x, y, 54, main)
        c.dot(x, y, 43, lighter(main, 18))
        for dx, dy in ((-20, -16), (8, -24), (22, 6), (-6, 8), (-24, 18), (6, 28)):
            c.dot(x + dx, y + dy, 7, accent)


def sweets(c: Canvas, main: Colour, accent: Colour) -> None:
    """Wrapped sweets."""
    for x, y, tone in ((84, 88, main), (152, 150, accent)):
        c.shape([(x - 28, y), (x - 62, y - 26), (x - 62, y + 26)], darker(tone, 14))
        c.shape([(x + 28, y), (x + 62, y - 26), (x + 62, y + 26)], darker(tone, 14))
        c.dot(x, y, 36, tone)
        c.arc(x - 22, y - 22, x + 22, y + 22, 150, 300, lighter(tone, 65), 8)
