"""The results of a session in words."""

from assistant.language import _
from assistant.practice.figures import Figures, Line
from assistant.ui.practice import ResultLine, Results, Tile
from assistant.ui.theme import Theme
from assistant.waiting.view import Level


def results_page(theme: Theme, done: Figures, golden: float, last: float) -> Results:
    """Limits in seconds."""
    tiles = (
        Tile(_("{n} of {all}", n=done.answered, all=len(done.lines)), _("answered")),
        Tile(_("{n} of {all}", n=done.within_golden, all=len(done.lines)), _("within {s} s", s=round(golden))),
        Tile(_("{s} s", s=f"{done.average:.1f}"), _("on average")),
        Tile(_("{s} s", s=f"{done.longest:.1f}"), _("the longest")),
    )
    lines = [_result(line, golden, last) for line in done.lines]
    return Results(theme, _heading(done), _words(done), tiles, lines)


def level(waited: float | None, golden: float, last: float) -> Level:
    """How good an answer after so many seconds is; without one it is overdue."""
    if waited is None or waited > last:
        return Level.OVERDUE
    return Level.LATE if waited > golden else Level.FRESH


def _result(line: Line, golden: float, last: float) -> ResultLine:
    question = line.asked.question
    return ResultLine(line.asked.customer, question.text, question.code, line.waited, level(line.waited, golden, last))


def _heading(done: Figures) -> str:
    if done.within_golden == len(done.lines):
        return _("Well done")
    if done.within_last == len(done.lines):
        return _("Nearly there")
    return _("A good start")


def _words(done: Figures) -> str:
    if not done.lines:
        return _("Nobody has written yet.")
    if done.within_golden == len(done.lines):
        return _("Everybody had his answer in time.")
    if done.within_last == len(done.lines):
        return _("Nobody had to leave. A favourite chord or a code in the palette saves the missing seconds.")
    return _("Try the codes below in the palette: each finds a phrase that fits the question.")
