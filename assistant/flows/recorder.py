"""What is kept on the disk of the day: who waits, every reply, how often each phrase is used."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from assistant.library.damage import Damage
from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.keeper import Keeper
from assistant.waiting.log import LogStatus, ReplyLog, Today, Use
from assistant.waiting.round import Correction, Round
from assistant.waiting.saved import load, save
from assistant.waiting.secret import load_secret

_HALF_LIFE = 30 * 86400.0
"""Seconds: a phrase that was used a month ago ranks like one used half as often today."""


class Recorder:
    """Opens its files when they are first needed; the database works on a thread of its own.

    Raises:
        OSError: the profile's secret can neither be read nor made.
    """

    def __init__(self, *, secret: Path, waiting: Path, log_url: str, clocks: Callable[[], Clocks]) -> None:
        self._clocks = clocks
        self._secret, damage = load_secret(secret)
        self._waiting = waiting
        self._log = ReplyLog(log_url, self._secret)
        self._keeper = Keeper(lambda board, at: save(waiting, self._secret, board, at))
        self._damages = [damage] if damage else []

    def board(self) -> Board:
        """Who waited when the program was last running, and still does."""
        loaded = load(self._waiting, self._secret, self._clocks())
        if loaded.damage:
            self._damages.append(loaded.damage)
        return loaded.board

    def changed(self, board: Board) -> None:
        self._keeper.keep(board, self._clocks())

    def closed(self, done: Round) -> None:
        self._log.write(done, self._clocks())

    def corrected(self, correction: Correction) -> None:
        self._log.correct(correction, self._clocks())

    def used(self, phrase_id: str) -> None:
        self._log.used(phrase_id, self._clocks())

    def weights(self) -> "Future[Mapping[str, float]]":
        """How much each phrase is used lately, by its id: uses, halved with every month since the last."""
        now = self._clocks().wall
        return _then(self._log.uses(), lambda uses: {key: _weight(use, now) for key, use in uses.items()}, {})

    def today(self, golden: float, last: float) -> "Future[dict[str, Any]]":
        """Today's figures, as `status --json` prints them; limits in seconds."""
        return _then(self._log.today(self._clocks(), golden, last), _as_json, _UNKNOWN)

    @property
    def damages(self) -> tuple[Damage, ...]:
        """Files that were broken, as far as they have been opened."""
        return (*self._damages, *self._log.status.damages)

    @property
    def log_status(self) -> LogStatus:
        return self._log.status

    @property
    def problem(self) -> Exception | None:
        """Why who waits is not on the disk."""
        return self._keeper.problem

    def close(self) -> None:
        """Write what is still to be written."""
        self._keeper.close()
        self._log.close()


def _weight(use: Use, now: float) -> float:
    return float(use.count * 0.5 ** (max(0.0, now - use.last_used) / _HALF_LIFE))


def _as_json(today: Today) -> dict[str, Any]:
    return {
        "replies": today.replies,
        "within_30s": today.within_golden,
        "within_60s": today.within_last,
        "average_s": None if today.average_s is None else round(today.average_s, 1),
    }


_UNKNOWN = {"replies": None, "within_30s": None, "within_60s": None, "average_s": None}


def _then(future: "Future[Any]", change: Callable[[Any], Any], otherwise: Any) -> "Future[Any]":
    """The changed value of `future`, or `otherwise` where the log cannot answer now; its status says why."""
    changed: Future[Any] = Future()

    def done(finished: "Future[Any]") -> None:
        changed.set_result(otherwise if finished.exception() else change(finished.result()))

    future.add_done_callback(done)
    return changed
