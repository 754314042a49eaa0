"""Pictures of every screen: light and dark, Chinese and English, at 1x and 2x.

    python tests/ui/gallery.py FOLDER [NAME...]

Needs no display; needs a Chinese font (Debian: fonts-noto-cjk).
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assistant.bundled import bundled
from assistant.chords import parse_chord
from assistant.language import LANGUAGES, use_language
from assistant.library.model import CategoryPath
from assistant.practice.figures import Figures, Line
from assistant.practice.keys import Keys
from assistant.practice.outcome import results_page
from assistant.practice.script import read_script
from assistant.practice.session import Asked, Customer
from assistant.sending.actions import ACTIONS
from assistant.settings import SETTINGS
from assistant.ui.ask import Ask, Question
from assistant.ui.badge import Badge
from assistant.ui.notice import Kind, Notice, NoticeCard
from assistant.ui.palette.entry import Entry, Preview
from assistant.ui.palette.window import Palette
from assistant.ui.practice import ChatWindow
from assistant.ui.settings_dialog.window import SettingsDialog
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray
from assistant.ui.tray_icon import quiet_icon, waiting_icon
from assistant.ui.waiting_list.closed import ClosedRow
from assistant.ui.waiting_list.window import WaitingList
from assistant.ui.who import Who
from assistant.waiting.message import Evidence
from assistant.waiting.view import Level, Limits, RowView

LIMITS = Limits()
FRESH = RowView("pidgin", "小雨", 4, 4, 1, Level.FRESH)
DUE = RowView("qianniu", "清风徐来2019", 24, 26, 2, Level.DUE, seen=True)
LATE = RowView("wecom", "Mr Wang", 47, 55, 3, Level.LATE)
OVERDUE = RowView("hexchat", "", 75, 200, 4, Level.OVERDUE)
ROWS = (OVERDUE, LATE, DUE, FRESH)
CLIENTS = {"pidgin": "Pidgin", "qianniu": "千牛", "wecom": "企业微信", "hexchat": "HexChat"}
# ruff: noqa: E501 - sample texts
ENTRIES = {
    "zh_CN": (
        Entry("1", "七天无理由退货", ((5, 6),), "tui7", ("售后", "退换货"), "亲，签收后 7 天内不影响二次销售都可以退的呢~"),
        Entry("2", "退款进度", ((0, 2),), "tkjd", ("售后", "退款"), "亲，您的退款我看到了，{date+3} 前会原路退回。"),
        Entry("3", "退货地址", ((0, 2),), "", ("售后", "退换货"), "收件人：{shop}\n电话：……"),
        Entry("4", "运费谁来承担", (), "yf", ("售后", "退换货"), "亲，质量问题运费我们出，您放心哦。"),
        Entry("5", "差价可以退吗", ((4, 5),), "", ("售前", "议价"), "亲，活动期间的价格已经是最低了呢。"),
    ),
    "en": (
        Entry("1", "Return within 7 days", ((0, 6),), "ret7", ("After sale", "Returns"), "You can return it within 7 days."),
        Entry("2", "Refund progress", ((0, 3),), "refund", ("After sale", "Refunds"), "Your refund is on its way, {customer}."),
        Entry("3", "Return address", ((0, 6),), "", ("After sale", "Returns"), "Please send it to {shop}."),
        Entry("4", "Who pays the freight of a return, and when it is paid back", (), "freight", ("After sale", "Returns"),
              "For a quality problem the freight is on us."),
        Entry("5", "Bargaining: cheaper elsewhere", (), "", ("Before sale", "Bargaining"), "I understand you completely."),
    ),
}  # fmt: skip


def _preview(marked: str) -> Preview:
    """`<filled>` and `[missing]` parts, marked as the palette gets them."""
    text, filled, missing, start = "", [], [], 0
    for char in marked:
        if char in "<[":
            start = len(text)
        elif char in ">]":
            (filled if char == ">" else missing).append((start, len(text)))
        else:
            text += char
    return Preview(text, tuple(filled), tuple(missing))


PREVIEWS = {
    "zh_CN": _preview(
        "<小雨>您好，您的退款我看到了，<11 月 26 日>前会原路退回，请留意一下哦~\n"
        "如果到时没有收到，随时找我<阿珂>。您的订单号是[订单号]对吗？"
    ),
    "en": _preview(
        "Hello <Xiaoyu>, your refund is on its way and will arrive by <26 November>.\n"
        "If it does not, just ask for <Ake>. Your order number is [order number], right?"
    ),
}


def name_client(client: str) -> str:
    return CLIENTS[client]


def badges(theme: Theme, _language: str) -> list[QWidget]:
    shown = []
    for rows in ([FRESH], [DUE, FRESH], [LATE, DUE, FRESH], list(ROWS)):
        badge = Badge(theme, name_client=name_client)
        badge.show_rows(rows, LIMITS)
        shown.append(badge)
    return shown


def notices(theme: Theme, language: str) -> list[QWidget]:
    zh = language == "zh_CN"
    done = "已粘贴给小雨" if zh else "Pasted for Xiaoyu"
    hint = "刚才复制的图片没能放回剪贴板。" if zh else "The picture you had copied could not be put back."
    moved = "没有粘贴：现在打开的是别的买家。" if zh else "Not pasted: another customer's chat is open now."
    advice = (
        "短语在剪贴板里：回到小雨的会话，按 Ctrl+V。"
        if zh
        else "It is on the clipboard: go back to Xiaoyu and press Ctrl+V."
    )
    kinds = (Notice(Kind.DONE, done), Notice(Kind.HINT, hint), Notice(Kind.PROBLEM, moved, advice))
    return [NoticeCard(theme, notice) for notice in kinds]


def palette(theme: Theme, language: str) -> list[QWidget]:
    entries = ENTRIES[language]

    def search(_text: str, category: CategoryPath) -> list[Entry]:
        return [entry for entry in entries if entry.category[: len(category)] == category]

    window = Palette(theme, search, lambda _id: PREVIEWS[language])
    window.open_for("小雨" if language == "zh_CN" else "Xiaoyu", "Pidgin")
    window.recipient.show_row(DUE, LIMITS)
    window.bar.input.setText("tui" if language == "zh_CN" else "ret")
    window.results.choose(1)
    return [window]


def palette_narrowed(theme: Theme, language: str) -> list[QWidget]:
    (window,) = palette(theme, language)
    assert isinstance(window, Palette)
    window.bar.input.narrowed.emit()
    return [window]


def palette_empty(theme: Theme, _language: str) -> list[QWidget]:
    window = Palette(theme, lambda _text, _category: (), lambda _id: Preview(""))
    window.open_for("", "")
    window.bar.input.setText("zzz")
    return [window]


def waiting(theme: Theme, _language: str) -> list[QWidget]:
    window = WaitingList(theme, name_client)
    window.show_rows(ROWS, LIMITS)
    window.show_closed(
        (
            ClosedRow("1", "pidgin", "阿明", Evidence.PASTE_SENT, 12),
            ClosedRow("2", "qianniu", "tb_2093", Evidence.TYPED_ENTER, 41, probable=True),
        )
    )
    window.resize(window.width(), 560)
    return [window]


def waiting_empty(theme: Theme, _language: str) -> list[QWidget]:
    return [WaitingList(theme, name_client)]


def ask(theme: Theme, language: str) -> list[QWidget]:
    zh = language == "zh_CN"
    questions = (
        Question("order", "订单号" if zh else "Order number", "20931"),
        Question("name", "收件人" if zh else "Recipient"),
    )
    window = Ask(theme, "退款进度" if zh else "Refund progress", questions)
    window.open()
    window.fields["name"].returnPressed.emit()
    return [window]


def who(theme: Theme, _language: str) -> list[QWidget]:
    window = Who(theme, ROWS, LIMITS, name_client)
    window.open()
    return [window]


def settings_page(section: str) -> Callable[[Theme, str], list[QWidget]]:
    def page(theme: Theme, _language: str) -> list[QWidget]:
        values = {setting.name: setting.default for setting in SETTINGS} | {"due_from": 40, "agent": "阿珂"}
        window = SettingsDialog(theme, values, {"favourite-3": "ctrl+alt+2", "answered": "r"})
        window.check()
        window.chords.check()
        window.show_section(section)
        return [window]

    return page


def menu(theme: Theme, _language: str) -> list[QWidget]:
    tray = Tray(theme, name_client)
    tray.show_rows(ROWS, LIMITS)
    tray.menu.aboutToShow.emit()
    tray.menu.setProperty("tray", tray)
    return [tray.menu]


def practice_customers(language: str) -> Sequence[Customer]:
    return read_script(bundled("resources") / "practice", language)


def practice_welcome(theme: Theme, _language: str) -> list[QWidget]:
    window = ChatWindow(theme)
    chords = {action: parse_chord(info.chord) for action, info in ACTIONS.items()}
    window.show_welcome(Keys(chords, {}).explained(), 30)
    return [window]


def practice_chat(theme: Theme, language: str) -> list[QWidget]:
    window = ChatWindow(theme)
    talk = window.begin()
    first, second, third = practice_customers(language)
    answer = (
        "亲放心，" + "这款是正规渠道进货，支持查验，" * 4
        if language == "zh_CN"
        else "Yes, everything here comes from authorised suppliers and can be checked. " * 2
    )
    for customer in (first, second, third, first):
        window.receive(customer.name, customer.questions[0].text)
    talk.open(first.name)
    talk.field.setPlainText(answer)
    talk.field.setFocus()
    QTest.keyClick(talk.field, Qt.Key.Key_Return)
    window.receive(first.name, first.questions[2].text)
    talk.show_progress("1 / 8")
    return [window]


def practice_results(theme: Theme, language: str) -> list[QWidget]:
    waits: Sequence[float | None] = (0.6, 4.2, 32.8, 75, None)
    asked = [Asked(customer.name, q, 0) for customer in practice_customers(language) for q in customer.questions]
    lines = tuple(Line(a, wait) for a, wait in zip([a for a in asked if a.question.code], waits, strict=False))
    window = ChatWindow(theme)
    window.show_results(results_page(theme, Figures(lines, 2, 3, 28.2, 75), 30, 60))
    return [window]


SCREENS: Mapping[str, Callable[[Theme, str], list[QWidget]]] = {
    "badge": badges,
    "notices": notices,
    "palette": palette,
    "palette-narrowed": palette_narrowed,
    "palette-empty": palette_empty,
    "waiting": waiting,
    "waiting-empty": waiting_empty,
    "ask": ask,
    "who": who,
    "settings-you": settings_page("You"),
    "settings-clock": settings_page("Clock"),
    "settings-pasting": settings_page("Pasting"),
    "settings-chords": settings_page("Chords"),
    "menu": menu,
    "practice-welcome": practice_welcome,
    "practice-chat": practice_chat,
    "practice-results": practice_results,
}


def backdrop(theme: Theme) -> QColor:
    return QColor("#101114") if theme.colours.dark else QColor("#cfd5de")


def side_by_side(pictures: Sequence[QImage], grounds: Sequence[QColor], *, upright: bool) -> QImage:
    """One picture of several, each on its ground."""
    gap = 12
    widths, heights = [p.width() + gap for p in pictures], [p.height() + gap for p in pictures]
    size = (max(widths), sum(heights)) if upright else (sum(widths), max(heights))
    whole = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    place = QPoint(0, 0)
    for picture, ground, width, height in zip(pictures, grounds, widths, heights, strict=True):
        painter.fillRect(place.x(), place.y(), size[0] if upright else width, height if upright else size[1], ground)
        picture.setDevicePixelRatio(1)
        painter.drawImage(place + QPoint(gap // 2, gap // 2), picture)
        place += QPoint(0, height) if upright else QPoint(width, 0)
    painter.end()
    return whole


def picture(name: str, theme: Theme, language: str) -> QImage:
    widgets = SCREENS[name](theme, language)
    for widget in widgets:
        widget.show()
    QApplication.processEvents()
    shot = side_by_side([w.grab().toImage() for w in widgets], [backdrop(theme)] * len(widgets), upright=True)
    for widget in widgets:
        widget.hide()
    return shot


def tray_icons(ground: QColor) -> QImage:
    icons = [quiet_icon(), quiet_icon(paused=True)]
    icons += [waiting_icon(row.since_last, row.level) for row in (FRESH, DUE, LATE, OVERDUE)]
    whole = QImage(len(icons) * 60, 160, QImage.Format.Format_RGB32)
    whole.fill(ground)
    painter = QPainter(whole)
    y = 8
    for size in (16, 22, 24, 48):
        for place, icon in enumerate(icons):
            painter.drawPixmap(8 + place * 60, y, icon.pixmap(size, size, mode=icon.Mode.Normal))
        y += size + 10
    painter.end()
    return whole


def main(folder: Path, language: str, scale: str, names: Sequence[str]) -> None:
    """One language at one scale; `QT_SCALE_FACTOR` is set by then."""
    app = QApplication([])
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, on=False)
    use_language(language)
    folder.mkdir(parents=True, exist_ok=True)
    themes = (Theme("light", translucent=True), Theme("dark", translucent=True))
    for name in names:
        shots = []
        for theme in themes:
            theme.choose("dark" if theme is themes[0] else "light")
            theme.choose("light" if theme is themes[0] else "dark")
            shots.append(picture(name, theme, language))
        both = side_by_side(shots, [backdrop(theme) for theme in themes], upright=False)
        both.save(str(folder / f"{name}-{language}-{scale}x.png"))
    side_by_side([tray_icons(QColor(c)) for c in ("#f0f0f0", "#202124")], [QColor("#888888")] * 2, upright=True).save(
        str(folder / "tray.png")
    )
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def every_way(folder: str, names: Sequence[str]) -> None:
    for scale in ("1", "2"):
        for language in LANGUAGES:
            surroundings = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
            surroundings["QT_LOGGING_RULES"] = "qt.qpa.*=false;default.warning=false"
            command = [sys.executable, __file__, "--one", folder, language, scale, *names]
            subprocess.run(command, env=surroundings, check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        main(Path(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5:] or list(SCREENS))
    else:
        every_way(sys.argv[1], sys.argv[2:])
