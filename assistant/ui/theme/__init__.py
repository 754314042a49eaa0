"""How everything looks: colours, fonts, metrics; light and dark, following the system or the setting."""

from assistant.ui.theme.colours import DARK, LIGHT, Colours, LevelColours
from assistant.ui.theme.fonts import Role
from assistant.ui.theme.theme import Theme

__all__ = ["DARK", "LIGHT", "Colours", "LevelColours", "Role", "Theme"]
