"""The Qt faces of a program: what is always there at once, the rest when it is first needed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer

from assistant.app.program import Program
from assistant.app.remembered import Remembered
from assistant.clients.window import Window
from assistant.flows.filling import Answers
from assistant.flows.findings import Finding
from assistant.flows.reports import Report
from assistant.language import _
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.sending.actions import Action
from assistant.ui.badge import Badge
from assistant.ui.notice import Kind, Notice, Notices
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray
from assistant.ui.wording import chord_title, customer_name
from assistant.waiting.evidence import AskWho
from assistant.waiting.message import Conversation


class QtFaces(QObject):
    """Implements `Faces`. The tray stands already; `attach` gives the program that is shown."""

    def __init__(self, theme: Theme, tray: Tray) -> None:
        super().__init__()
        self._theme = theme
        self.tray = tray
        self._notices = Notices(theme, self._badge_place)
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._show_rows)

    def attach(self, program: Program) -> None:
        """Make the badge, and join it and the tray to the program."""
        from assistant.app.windows import Windows

        self._program = program
        self._windows = Windows(self._theme, program, self.tell)
        self.tray.name_client = program.client_title
        remembered = Remembered(program.profile.places.faces)
        place = remembered.badge
        self.badge = Badge(self._theme, QPoint(*place) if place else None, program.client_title)
        self.badge.moved.connect(lambda to: setattr(remembered, "badge", (to.x(), to.y())))
        self.tray.palette_wanted.connect(lambda: self.open_palette(program.desktop.windows.active()))
        self.tray.list_wanted.connect(self._windows.show_waiting_list)
        self.tray.pause_wanted.connect(lambda on: program.countdown.pause(on=on))
        self.tray.settings_wanted.connect(self._windows.show_settings)
        for clickable in (self.tray.go_to, self.badge.clicked):
            clickable.connect(lambda row: program.carefully(lambda: program.go_to(row)))
        self._windows.settings_changed.connect(self._settings_changed)
        self._show_rows()

    def welcome(self, *, first_time: bool) -> None:
        """What the agent sees when he has started the program himself."""
        if first_time:
            self._windows.show_settings()
        else:
            self._windows.show_waiting_list()

    def waiting_changed(self) -> None:
        """Somebody began or ceased to wait, was seen, or a break began or ended."""
        self.tray.show_paused(paused=self._program.countdown.paused)
        self._show_rows()

    def tell(self, told: Report) -> None:
        """A failure is always shown."""
        if told.well and not self._program.profile.settings.on("notices"):
            return
        self._notices.say(Notice(Kind.DONE if told.well else Kind.PROBLEM, told.sentence, told.advice))

    def open_palette(self, window: Window | None) -> None:
        self._windows.palette.open(window)

    def toggle_palette(self, window: Window | None) -> None:
        self._windows.palette.toggle(window)

    def ask(self, phrase: Phrase, needs: tuple[Need, ...], answered: Callable[[Answers | None], None]) -> None:
        self._windows.questions.ask(phrase, needs, answered)

    def doubt(self, asked: AskWho) -> None:
        """Somebody was answered, and the window does not tell who: say how to settle it, and leave the chat alone."""
        names = _(" or ").join(customer_name(conversation.customer) for conversation in asked.candidates)
        chord = self._program.chords.chord_of(Action.ANSWERED)
        advice = _("Say it in the waiting list.")
        if chord:
            advice = _("Press {chord} and say who.", chord=chord_title(chord))
        self._notices.say(Notice(Kind.HINT, _("Who was answered: {names}?", names=names), advice))

    def ask_whom(self, asked: AskWho, answered: Callable[[Conversation | None], None]) -> None:
        self._windows.questions.ask_whom(asked, answered)

    def library_changed(self) -> None:
        """Phrases, their chords or the search index are others now."""
        self._windows.library_changed()

    def saved(self, error: BaseException | None) -> None:
        """An edit is on the disk, or could not be written."""
        if error:
            reason = getattr(error, "strerror", None) or error
            self.tell(
                Report(
                    False,
                    _("The last edit could not be saved: {reason}", reason=reason),
                    _("It is kept in memory and written with the next one; make room on the disk."),
                )
            )

    def findings(self) -> list[Finding]:
        """What `doctor` says of the faces."""
        there = self.tray.available
        remedy = "" if there else _("Start a program that shows tray icons; badge, palette and chords work without it.")
        return [Finding(_("Tray"), there, _("Shown.") if there else _("This desktop shows no tray icons."), remedy)]

    def _show_rows(self) -> None:
        countdown = self._program.countdown
        rows, limits = countdown.rows(), self._program.limits()
        self.tray.show_rows(rows, limits)
        self.badge.show_rows(rows if self._badge_wanted() else (), limits)
        self._windows.show_rows(rows, limits)
        wait = countdown.next_change()
        if wait is None:
            self._second.stop()
        else:
            self._second.start(round(wait * 1000))

    def _badge_place(self) -> QRect:
        return self.badge.geometry() if self.badge.isVisible() else QRect()

    def _badge_wanted(self) -> bool:
        return self._program.profile.settings.on("badge") and not self._program.countdown.paused

    def _settings_changed(self) -> None:
        self._theme.choose(self._program.profile.settings.text("theme"))
        self._program.settings_changed()
        self._show_rows()
