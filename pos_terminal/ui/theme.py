"""Tokens and sizes put together for one screen, and the one style sheet made from them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from pos_terminal.ui import fonts
from pos_terminal.ui.assets import asset
from pos_terminal.ui.button_kinds import Kind, wear
from pos_terminal.ui.tokens import DARK, LIGHT, SIZES, Sizes, Tokens

_LEAST_TARGET_MM = 9.0  # ecosystem.md, check 1
_MM_PER_INCH = 25.4
_CROWDED, _VERY_CROWDED = 1.4, 1.8  # text scales
_ROOMY_PX = 900  # both columns of the selling screen at 100 %


@dataclass(frozen=True, slots=True)
class Scale:
    """How large to draw: `text` 1.0 to 2.0 by the user, `space` by the screen's millimetres."""

    text: float = 1.0
    space: float = 1.0
    touch: bool = True
    reduced_motion: bool = False
    seven_on_top: bool = False  # order of every number pad

    @property
    def crowded(self) -> bool:
        """Whether words are so large that a screen shows only what is needed."""
        return self.text > _CROWDED

    @property
    def very_crowded(self) -> bool:
        """Whether words are about twice their size: one row of each kind must do."""
        return self.text > _VERY_CROWDED

    def sizes(self) -> Sizes:
        """The base sizes at this scale."""
        return SIZES.scaled(self.text, self.space)


def space_for(dots_per_inch: float) -> float:
    """Factor that keeps the least target at 9 mm; 1.0 where the screen's size is not believable."""
    if not 60.0 <= dots_per_inch <= 400.0:
        return 1.0
    return max(1.0, _LEAST_TARGET_MM * dots_per_inch / _MM_PER_INCH / SIZES.target)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a widget that paints itself needs to know."""

    tokens: Tokens = LIGHT
    scale: Scale = Scale()

    @property
    def sizes(self) -> Sizes:
        """Sizes in logical pixels at this theme's scale."""
        return _sizes(self.scale)

    def colour(self, name: str) -> QColor:
        """A token as a QColor, for example `theme.colour("muted")`."""
        return QColor(getattr(self.tokens, name))

    def font(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Our font at a named size, for example `theme.font("total", QFont.Weight.Bold)`."""
        return fonts.font(getattr(self.sizes, f"font_{size}"), weight)

    def is_tight(self, width_px: int) -> bool:
        """Whether a window of this width has too little room for two full columns."""
        return width_px < _ROOMY_PX * self.scale.text * self.scale.space

    @property
    def motion_ms(self) -> int:
        """Length of a movement; 0 where reduced motion is set."""
        return 0 if self.scale.reduced_motion else self.sizes.motion_ms


@lru_cache(maxsize=16)
def _sizes(scale: Scale) -> Sizes:
    return scale.sizes()


def tokens_named(name: str) -> Tokens:
    """The theme called `light` or `dark`; light for anything else."""
    return DARK if name == "dark" else LIGHT


def style_sheet(tokens: Tokens, scale: Scale) -> str:
    """The application's whole style sheet."""
    values: dict[str, object] = {f.name: getattr(tokens, f.name) for f in fields(tokens)}
    sizes = scale.sizes()
    values |= {f.name: getattr(sizes, f.name) for f in fields(sizes)}
    values["row"] = sizes.row_touch if scale.touch else sizes.row_dense
    values["family"] = fonts.family_list()
    values["tick"] = asset("icons", f"tick-{tokens.name}.svg").as_posix()
    template = Template(asset("styles", "app.qss").read_text(encoding="utf-8"))
    return template.substitute(values) + "\n".join(_button_rules(tokens))


def _button_rules(tokens: Tokens) -> list[str]:
    rules = []
    for kind in Kind:
        for checked, state in ((False, ""), (True, ":checked")):
            worn = wear(tokens, kind, checked=checked)
            rules.append(
                f'QPushButton[kind="{kind}"]{state} {{ background: {worn.fill};'
                f" border-color: {worn.edge}; color: {worn.ink}; }}"
            )
        off = wear(tokens, kind, enabled=False)
        rules.append(
            f'QPushButton[kind="{kind}"]:disabled {{ background: {off.fill};'
            f" border-color: {off.edge}; color: {off.ink}; }}"
        )
    return rules


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; may be called again while it runs."""
    if app.property("pos_theme") == theme:
        return  # a style sheet set again restyles every widget there is
    app.setProperty("pos_theme", theme)
    app.setFont(theme.font("body"))
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme.tokens, theme.scale))


def current_theme() -> Theme:
    """The theme that the application wears; the light one before any was applied."""
    app = QApplication.instance()
    worn = app.property("pos_theme") if app is not None else None
    return worn if isinstance(worn, Theme) else Theme()


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "bg",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.Highlight: "primary",
        role.HighlightedText: "on",
        role.PlaceholderText: "muted",
        role.ToolTipBase: "text",
        role.ToolTipText: "surface",
        role.Link: "primary",
    }
    for which, token in pairs.items():
        palette.setColor(which, theme.colour(token))
    return palette
