"""The style sheet of windows made of standard widgets."""

from assistant.ui.theme.colours import Colours

_SHEET = """
QDialog, QWidget[page="true"] {{ background: {window}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="problem"] {{ color: {problem}; }}
QLabel[role="key"] {{
    background: {surface}; color: {text}; border: 1px solid {border}; border-radius: 4px; padding: 1px 6px;
}}
QLabel[role="heading"] {{ font-size: 125%; font-weight: 600; }}
QLineEdit, QAbstractSpinBox {{
    background: {surface}; border: 1px solid {border}; border-radius: 6px; padding: 5px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QAbstractSpinBox QLineEdit {{ border: none; background: transparent; padding: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QLineEdit:focus, QAbstractSpinBox:focus {{ border: 1px solid {accent}; }}
QLineEdit[wrong="true"] {{ border: 1px solid {problem}; }}
QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {border}; border-radius: 6px; padding: 5px 14px;
}}
QPushButton:hover {{ background: {raised}; }}
QPushButton:pressed {{ background: {soft}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton[primary="true"]:focus {{ border: 1px solid {text}; }}
QPushButton[flat="true"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 4px 8px;
}}
QPushButton[flat="true"]:hover {{ background: {soft}; }}
QPushButton[flat="true"]:focus {{ border: 1px solid {accent}; }}
QPushButton#chip {{ background: {soft}; color: {accent}; border: none; border-radius: 6px; padding: 4px 8px; }}
QWidget[plate="true"] {{ background: {surface}; }}
QPlainTextEdit {{ background: transparent; border: none; color: {text}; padding: 8px 13px; }}
QListView, QTextEdit {{ background: transparent; border: none; color: {text}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[page="true"] {{ background: {window}; }}
QListWidget[nav="true"] {{ background: {window}; border: none; outline: none; padding: 8px; }}
QListWidget[nav="true"]::item {{ color: {text}; border-radius: 6px; padding: 7px 10px; margin: 1px 0; }}
QListWidget[nav="true"]::item:hover {{ background: {raised}; }}
QListWidget[nav="true"]::item:selected {{ background: {soft}; color: {accent}; }}
QListWidget[nav="true"]::item:selected:focus {{ border: 1px solid {accent}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {border}; border-radius: 3px; min-height: 28px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ background: none; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def sheet(colours: Colours) -> str:
    """The style sheet in these colours."""
    names = ("window", "surface", "raised", "text", "muted", "line", "border", "accent", "on_accent", "soft", "problem")
    return _SHEET.format(**{name: getattr(colours, name).name() for name in names})
