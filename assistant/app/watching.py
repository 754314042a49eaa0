"""The sources the program listens to: those the settings allow, started and closed as these change."""

from collections.abc import Callable, Mapping

from assistant.desktop.choose import MakeSource
from assistant.flows.reports import Report
from assistant.flows.verbs.dispatch import Post
from assistant.language import N_, _
from assistant.settings import Settings
from assistant.waiting.signals import OnSignal, Signal, Source, SourceState, SourceStatus

SETTING_OF: Mapping[str, str] = {
    "notifications": "watch_notifications",
    "windows": "watch_windows",
    "send-key": "watch_send_key",
}
"""Which setting allows a source, by the source's name."""

_GONE: Mapping[str, str] = {
    "notifications": N_("Desktop notifications are not seen any more ({why}): messages may start no clock."),
    "windows": N_("Windows are not watched any more ({why}): messages may start no clock."),
    "send-key": N_("The send key is not seen any more ({why}): replies that you type stop no clock."),
}
_BACK: Mapping[str, str] = {
    "notifications": N_("Desktop notifications are seen again."),
    "windows": N_("Windows are watched again."),
    "send-key": N_("The send key is seen again."),
}


class Watching:
    """`follow` after every change of the settings. What a source reports comes through `post`, and no more once it is
    closed; one that has listened and ceases to is told at once, and again when it is back."""

    def __init__(
        self,
        makers: Mapping[str, MakeSource],
        settings: Settings,
        post: Post,
        on_signal: OnSignal,
        tell: Callable[[Report], None],
    ) -> None:
        self._makers = makers
        self._settings = settings
        self._post = post
        self._on_signal = on_signal
        self._tell = tell
        self._sources: dict[str, Source] = {}
        self._listening: dict[Source, bool] = {}  # those that have listened at all, and whether they do

    def follow(self) -> None:
        """Listen to what the settings allow now, and to nothing else."""
        for name, make in self._makers.items():
            allowed = self._settings.on(SETTING_OF[name])
            if allowed and name not in self._sources:
                self._start(name, make())
            elif not allowed and name in self._sources:
                self._stop(name)

    def close(self) -> None:
        for name in list(self._sources):
            self._stop(name)

    def statuses(self) -> tuple[SourceStatus, ...]:
        return tuple(source.status() for source in self._sources.values())

    def _start(self, name: str, source: Source) -> None:
        def signalled(signal: Signal) -> None:
            if self._sources.get(name) is source:
                self._on_signal(signal)

        def changed(status: SourceStatus) -> None:
            if self._sources.get(name) is source:
                self._changed(source, status)

        self._sources[name] = source
        source.start(
            lambda signal: self._post(lambda: signalled(signal)), lambda status: self._post(lambda: changed(status))
        )

    def _stop(self, name: str) -> None:
        source = self._sources.pop(name)
        self._listening.pop(source, None)
        source.close()

    def _changed(self, source: Source, status: SourceStatus) -> None:
        listens, listened = status.state is SourceState.LISTENING, self._listening.get(source)
        if listens or listened is not None:
            self._listening[source] = listens
        if listened and not listens:
            advice = _("Start and stop the clock by hand with its chords meanwhile.")
            self._tell(Report(False, _(_GONE[status.name], why=status.detail), advice))
        elif listens and listened is False:
            self._tell(Report(True, _(_BACK[status.name])))
