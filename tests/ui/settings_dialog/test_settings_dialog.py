import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from assistant.chords import NAMED_KEYS, Chord, Modifier, parse_chord
from assistant.sending.actions import ACTIONS, Action
from assistant.settings import SETTINGS, check
from assistant.ui.settings_dialog.chord_edit import ChordEdit, chord_of
from assistant.ui.settings_dialog.window import SettingsDialog
from assistant.ui.theme import Theme
from assistant.ui.wording import chord_title

DEFAULTS = {setting.name: setting.default for setting in SETTINGS}
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def opened(qtbot, theme: Theme, values=None, chords=None, problems=None) -> SettingsDialog:
    dialog = SettingsDialog(theme, DEFAULTS | (values or {}), chords or {}, problems)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(qtbot, theme: Theme) -> SettingsDialog:
    return opened(qtbot, theme)


def save(qtbot, dialog: SettingsDialog):
    with qtbot.waitSignal(dialog.saved) as saved:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save").click()
    return saved.args


def test_untouched_it_changes_nothing(qtbot, dialog: SettingsDialog):
    values = [dialog.fields[name].value() for name in DEFAULTS]
    assert values == list(DEFAULTS.values())
    assert [type(value) for value in values] == [type(value) for value in DEFAULTS.values()]
    assert save(qtbot, dialog) == [{}, {}]


def test_every_setting_has_an_editor_whose_value_the_table_takes(qtbot, dialog: SettingsDialog):
    for setting in SETTINGS:
        assert check(setting, dialog.fields[setting.name].value()) == setting.default


@pytest.mark.parametrize(
    "setting", [setting for setting in SETTINGS if setting.choices], ids=lambda setting: setting.name
)
def test_every_choice_can_be_chosen(qtbot, theme: Theme, setting):
    for choice in setting.choices:
        dialog = opened(qtbot, theme, {setting.name: choice})
        assert dialog.fields[setting.name].value() == choice
        dialog.reject()


def test_what_is_changed_is_saved(qtbot, dialog: SettingsDialog):
    dialog.fields["agent"].editor.setText(" 阿珂 ")
    dialog.fields["golden_limit"].editor.setValue(45)
    dialog.fields["badge"].editor.click()
    values, _chords = save(qtbot, dialog)
    assert values == {"agent": "阿珂", "golden_limit": 45, "badge": False}


@pytest.mark.parametrize(("name", "value", "told"), [("due_from", 30, "due_from"), ("last_limit", 30, "golden_limit")])
def test_limits_in_the_wrong_order_are_told_at_the_field_and_not_saved(
    qtbot, dialog: SettingsDialog, name, value, told
):
    dialog.fields[name].editor.setValue(value)
    with qtbot.assertNotEmitted(dialog.saved):
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save").click()
    problem = dialog.fields[told]._problem
    assert problem.isVisible()
    assert problem.text().startswith("This has to be shorter than")


def test_what_was_refused_is_told_at_its_setting(dialog: SettingsDialog):
    dialog.show_problem("agent", "Too long.")
    assert dialog.fields["agent"]._problem.text() == "Too long."
    dialog.show_problem("", "The file cannot be written.")
    assert dialog._refused.text() == "The file cannot be written."
    dialog.fields["agent"].editor.setText("short")
    assert not dialog.fields["agent"]._problem.isVisible()


def test_a_chord_is_taken_by_pressing_it(qtbot, dialog: SettingsDialog):
    dialog.show_section("Chords")
    edit = dialog.chords.lines[Action.PALETTE].edit
    qtbot.keyClick(edit, Qt.Key.Key_P, CTRL | ALT)
    assert edit.text() == "Ctrl+Alt+P"
    qtbot.keyClick(dialog.chords.lines[Action.PAUSE].edit, Qt.Key.Key_Backspace)
    _values, chords = save(qtbot, dialog)
    assert chords == {"palette": "ctrl+alt+p", "pause": ""}


def test_own_chords_are_kept_and_can_go_back_to_the_default(qtbot, theme: Theme):
    dialog = opened(qtbot, theme, chords={"palette": "ctrl+alt+p", "pause": ""})
    assert save(qtbot, dialog)[1] == {"palette": "ctrl+alt+p", "pause": ""}
    line = dialog.chords.lines[Action.PALETTE]
    line.findChild(QPushButton).click()
    assert save(qtbot, dialog)[1] == {"pause": ""}


def test_the_same_chord_twice_is_told_at_both_and_not_saved(qtbot, dialog: SettingsDialog):
    dialog.chords.lines[Action.PAUSE].edit.take(parse_chord("ctrl+alt+1"))
    assert dialog.chords.lines[Action.PAUSE]._state.text() == "The same chord as: Paste favourite 1"
    assert dialog.chords.lines[Action.FAVOURITE_1]._state.text() == "The same chord as: Pause the clock (break)"
    with qtbot.assertNotEmitted(dialog.saved):
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save").click()


def test_two_actions_without_a_chord_do_not_clash(qtbot, theme: Theme):
    dialog = opened(qtbot, theme, chords={"palette": "", "pause": ""})
    assert save(qtbot, dialog)[1] == {"palette": "", "pause": ""}


def test_a_problem_in_force_is_told_until_the_chord_changes(qtbot, theme: Theme):
    dialog = opened(qtbot, theme, problems={"palette": "Taken by another program."})
    line = dialog.chords.lines[Action.PALETTE]
    assert line._state.text() == "Taken by another program."
    line.edit.take(parse_chord("ctrl+alt+p"))
    assert line._state.text() == ""


def test_a_bare_letter_is_warned_of(dialog: SettingsDialog):
    line = dialog.chords.lines[Action.PALETTE]
    line.edit.take(parse_chord("shift+a"))
    assert "while typing" in line._state.text()
    line.edit.take(parse_chord("f8"))
    assert line._state.text() == ""


def test_global_hotkeys_can_rest_while_a_chord_is_recorded(qtbot, dialog: SettingsDialog):
    told = []
    dialog.recording.connect(told.append)
    dialog.show_section("Chords")
    dialog.chords.lines[Action.PALETTE].edit.setFocus()
    assert told == [True]
    dialog.chords.lines[Action.PALETTE].edit.clearFocus()
    assert told == [True, False]


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_Space, CTRL | ALT, "ctrl+alt+space"),
        (Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.KeypadModifier, "ctrl+1"),
        (Qt.Key.Key_Exclam, CTRL | SHIFT, "ctrl+shift+1"),
        (Qt.Key.Key_Return, CTRL, "ctrl+enter"),
        (Qt.Key.Key_PageDown, ALT, "alt+pagedown"),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.MetaModifier, "super+f12"),
        (Qt.Key.Key_Backtab, CTRL | SHIFT, "ctrl+shift+tab"),
        (Qt.Key.Key_Plus, CTRL, "ctrl++"),
    ],
)
def test_pressed_keys_are_named_as_chords_are_written(qapp, key, held, expected):
    assert chord_of(QKeyEvent(QEvent.Type.KeyPress, key, held)) == parse_chord(expected)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock]
)
def test_modifiers_alone_are_no_chord(qapp, key):
    assert chord_of(QKeyEvent(QEvent.Type.KeyPress, key, CTRL)) is None


def test_every_named_key_can_be_pressed(qapp):
    keys = {key: chord_of(QKeyEvent(QEvent.Type.KeyPress, key, CTRL)) for key in Qt.Key}
    assert {chord.key for chord in keys.values() if chord} >= NAMED_KEYS


def test_default_chords_are_shown_as_printed_on_keys(qtbot, dialog: SettingsDialog):
    for action, info in ACTIONS.items():
        assert dialog.chords.lines[action].edit.text() == chord_title(parse_chord(info.chord))


def test_plus_is_shown_too():
    assert chord_title(Chord("+", frozenset({Modifier.CTRL}))) == "Ctrl++"


def test_tab_leaves_a_chord_field(qtbot, dialog: SettingsDialog):
    dialog.show_section("Chords")
    edit = dialog.chords.lines[Action.PALETTE].edit
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not edit
    assert isinstance(edit, ChordEdit)
    assert edit.chord == parse_chord(ACTIONS[Action.PALETTE].chord)


def test_accepted_it_is_gone(qtbot, dialog: SettingsDialog):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
