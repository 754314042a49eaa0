"""Fonts: the system's, then Chinese faces by name, so that simplified Chinese never gets another script's forms."""

from enum import Enum

from PySide6.QtGui import QFont

_CHINESE = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC"]
_CHINESE += ["WenQuanYi Micro Hei"]
# What a desktop without a font setting calls its font: then the Chinese face serves for Latin letters too.
_NO_CHOICE = {"", "Sans Serif", "Sans", "sans-serif", "DejaVu Sans", "MS Shell Dlg 2"}
_SMALLEST = 10.0  # points; Chinese characters blur below it at 96 dpi


class Role(Enum):
    """What a text is for; the value scales the base size."""

    BODY = 1.0
    SMALL = 0.9
    TITLE = 1.001
    HEADING = 1.25
    INPUT = 1.35


_BOLD = {Role.TITLE, Role.HEADING}


def base_font(system: QFont) -> QFont:
    """The font everything derives from, given the system's."""
    font = QFont(system)
    own = [] if system.family() in _NO_CHOICE else [system.family()]
    font.setFamilies(own + _CHINESE + ([] if own else ["sans-serif"]))
    font.setPointSizeF(max(system.pointSizeF(), _SMALLEST))
    return font


def font_for(role: Role, base: QFont) -> QFont:
    """`base` in the size and weight of `role`."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * role.value)
    if role in _BOLD:
        font.setWeight(QFont.Weight.DemiBold)
    return font
