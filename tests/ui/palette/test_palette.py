import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from assistant.library.model import CategoryPath
from assistant.ui.palette.entry import Entry, Preview
from assistant.ui.palette.window import Palette
from assistant.ui.theme import Theme
from assistant.waiting.view import Level, Limits, RowView

RETURNS, REFUNDS = ("After sale", "Returns"), ("After sale", "Refunds")
LIBRARY = (
    Entry("a", "Return within 7 days", code="tk2", category=RETURNS),
    Entry("b", "Refund progress", code="refund", category=REFUNDS),
    Entry("c", "Return address", category=RETURNS),
)


class Library:
    """Finds titles that contain the text; remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, CategoryPath]] = []
        self.entries: tuple[Entry, ...] = LIBRARY

    def search(self, text: str, category: CategoryPath) -> list[Entry]:
        self.asked.append((text, category))
        near = [entry for entry in self.entries if entry.category[: len(category)] == category]
        return [entry for entry in near if text.lower() in entry.title.lower() or entry.code.startswith(text)]

    def fill(self, phrase_id: str) -> Preview:
        return Preview(f"filled {phrase_id}", filled=((0, 6),))


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def palette(qtbot, theme: Theme, library: Library) -> Palette:
    window = Palette(theme, library.search, library.fill)
    qtbot.addWidget(window)
    window.open_for("Xiaoyu", "Pidgin")
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(qtbot, palette: Palette, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(palette.bar.input, key, held)


def titles(palette: Palette) -> list[str]:
    return [entry.phrase_id for entry in palette.results.entries]


def test_it_opens_with_the_keyboard_and_everything_to_see(palette: Palette):
    assert QApplication.focusWidget() is palette.bar.input
    assert titles(palette) == ["a", "b", "c"]
    assert palette.preview._text.toPlainText() == "filled a"


def test_typing_searches(qtbot, palette: Palette):
    qtbot.keyClicks(palette.bar.input, "refund")
    assert titles(palette) == ["b"]


@pytest.mark.parametrize(
    ("held", "send"), [(Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ControlModifier, True)]
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_pastes_and_ctrl_enter_sends_too(
    qtbot, palette: Palette, key: Qt.Key, held: Qt.KeyboardModifier, send: bool
):
    press(qtbot, palette, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        press(qtbot, palette, key, held)
    assert chosen.args == ["b", send]
    assert not palette.isVisible()


def test_shift_enter_copies_only(qtbot, palette: Palette):
    with qtbot.waitSignal(palette.copied) as copied, qtbot.assertNotEmitted(palette.chosen):
        press(qtbot, palette, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert copied.args == ["a"]


def test_escape_cancels(qtbot, palette: Palette):
    with qtbot.waitSignal(palette.cancelled):
        press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_arrows_stop_at_the_ends(qtbot, palette: Palette):
    for key, expected in (
        (Qt.Key.Key_Up, "a"),
        (Qt.Key.Key_PageDown, "c"),
        (Qt.Key.Key_Down, "c"),
        (Qt.Key.Key_PageUp, "a"),
    ):
        press(qtbot, palette, key)
        assert palette.results.entry.phrase_id == expected
    assert palette.preview._text.toPlainText() == "filled a"


def test_enter_with_nothing_found_does_nothing(qtbot, palette: Palette):
    qtbot.keyClicks(palette.bar.input, "zzz")
    with qtbot.assertNotEmitted(palette.chosen):
        press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.results.nothing == 'Nothing found for "zzz".'


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier]
)
def test_a_digit_pastes_its_row(qtbot, palette: Palette, held: Qt.KeyboardModifier):
    with qtbot.waitSignal(palette.chosen) as chosen:
        press(qtbot, palette, Qt.Key.Key_3, held)
    assert chosen.args == ["c", False]


def test_a_digit_goes_on_with_a_code(qtbot, palette: Palette):
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClicks(palette.bar.input, "tk2")
    assert palette.bar.input.text() == "tk2"
    assert titles(palette) == ["a"]


def test_alt_and_a_digit_choose_even_where_a_code_goes_on(qtbot, palette: Palette, library: Library):
    library.entries = (*LIBRARY, Entry("d", "tk"))
    qtbot.keyClicks(palette.bar.input, "tk")
    with qtbot.waitSignal(palette.chosen) as chosen:
        press(qtbot, palette, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert chosen.args == ["d", False]


def test_after_a_blank_a_digit_is_text(qtbot, palette: Palette, library: Library):
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClicks(palette.bar.input, " 1")
    assert library.asked[-1] == ("1", ())


def test_a_digit_without_a_row_is_text(qtbot, palette: Palette):
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClicks(palette.bar.input, "7")
    assert titles(palette) == ["a"]


def test_tab_narrows_to_the_category_and_shift_tab_widens(qtbot, palette: Palette, library: Library):
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert titles(palette) == ["a", "c"]
    assert palette.bar._chip.text().startswith("After sale › Returns")
    press(qtbot, palette, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert library.asked[-1] == ("", ("After sale",))
    press(qtbot, palette, Qt.Key.Key_Backspace)
    assert library.asked[-1] == ("", ())
    assert not palette.bar._chip.isVisible()


def test_the_chip_widens_when_clicked(qtbot, palette: Palette, library: Library):
    press(qtbot, palette, Qt.Key.Key_Tab)
    qtbot.mouseClick(palette.bar._chip, Qt.MouseButton.LeftButton)
    assert library.asked[-1] == ("", ("After sale",))


def test_opened_again_it_is_fresh(qtbot, palette: Palette, library: Library):
    press(qtbot, palette, Qt.Key.Key_Tab)
    qtbot.keyClicks(palette.bar.input, "address")
    palette.open_for("", "")
    assert library.asked[-1] == ("", ())
    assert palette.bar.input.text() == ""


def test_while_composing_it_neither_searches_nor_acts(qtbot, palette: Palette, library: Library):
    asked = len(library.asked)
    for preedit in ("t", "tu", "tui"):
        QApplication.sendEvent(palette.bar.input, QInputMethodEvent(preedit, []))
    with qtbot.assertNotEmitted(palette.chosen), qtbot.assertNotEmitted(palette.cancelled):
        for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Escape):
            press(qtbot, palette, key)
    assert len(library.asked) == asked
    assert palette.isVisible()


def test_what_an_input_method_commits_is_searched_once(palette: Palette, library: Library):
    asked = len(library.asked)
    QApplication.sendEvent(palette.bar.input, QInputMethodEvent("tui", []))
    commit = QInputMethodEvent()
    commit.setCommitString("退款")
    QApplication.sendEvent(palette.bar.input, commit)
    assert library.asked[asked:] == [("退款", ())]


def test_a_click_pastes_its_row(qtbot, palette: Palette):
    results = palette.results
    where = results.visualRect(results.model().index(1, 0)).center()
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == ["b", False]


def test_going_to_another_window_closes_it_without_a_choice(qtbot, palette: Palette, theme: Theme):
    other = Palette(theme, lambda *_asked: [], lambda _id: Preview(""))
    qtbot.addWidget(other)
    with qtbot.assertNotEmitted(palette.cancelled), qtbot.assertNotEmitted(palette.chosen):
        other.open_for("", "")
        qtbot.waitUntil(palette.isHidden)


def test_it_says_who_is_answered(palette: Palette):
    assert palette.recipient.accessibleName() == "To Xiaoyu · Pidgin"
    palette.recipient.show_row(RowView("pidgin", "Xiaoyu", 24, 24, 1, Level.DUE), Limits())
    palette.open_for("", "Pidgin")
    assert palette.recipient.accessibleName() == "To the open chat · Pidgin"
    palette.open_for("", "")
    assert palette.recipient.accessibleName() == "To the window you came from"


def test_the_preview_says_how_long_and_what_is_asked(palette: Palette):
    preview = Preview("亲，{x}\n好", missing=((2, 5),), warning="Forbidden word: best")
    palette.preview.show_preview(LIBRARY[0], preview)
    assert palette.preview._size.text() == "7 characters · 2 lines · asks for 1 value"
    assert palette.preview._warning.text() == "Forbidden word: best"
    assert palette.preview._warning.isVisible()


def test_a_hundred_thousand_rows_are_not_built(qtbot, palette: Palette, library: Library):
    made = []

    class Many(tuple):
        def __len__(self) -> int:
            return 100_000

        def __getitem__(self, place: int) -> Entry:
            made.append(place)
            return Entry(str(place), f"Title {place}")

    palette.results._entries.show(Many())
    palette.results.choose(0)
    palette.grab()
    assert 0 < len(set(made)) < 100


def test_the_list_never_has_the_keyboard_and_tab_stays_in_the_line(qtbot, palette: Palette):
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is palette.bar.input


def test_a_changed_library_keeps_the_chosen_phrase(qtbot, palette: Palette, library: Library):
    press(qtbot, palette, Qt.Key.Key_Down)
    library.entries = (Entry("new", "New first"), *LIBRARY)
    palette.refresh()
    assert palette.results.entry.phrase_id == "b"
    library.entries = LIBRARY[:1]
    palette.refresh()
    assert palette.results.entry.phrase_id == "a"
    qtbot.keyClicks(palette.bar.input, "r")
    assert palette.results.entry.phrase_id == "a"


def test_marks_stand_right_behind_an_emoji(palette: Palette):
    text = "😊亲👩‍🔧，小雨\n您好"
    start = text.index("小雨")
    palette.preview.show_preview(LIBRARY[0], Preview(text, filled=((start, start + 2),)))
    (mark,) = palette.preview._text.extraSelections()
    assert mark.cursor.selectedText() == "小雨"


def test_matches_in_a_title_are_marked_behind_an_emoji(qtbot, theme: Theme):
    def marked(title: str, span: tuple[int, int]) -> QImage:
        window = Palette(theme, lambda *_asked: [Entry("a", title, (span,))], lambda _id: Preview(""))
        qtbot.addWidget(window)
        window.open_for("", "")
        return window.results.grab().toImage()

    assert marked("😊ab", (1, 2)) != marked("😊ab", (2, 3))
    assert marked("😊ab", (1, 3)) != marked("😊ab", (2, 3))
