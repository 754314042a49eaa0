"""How a session went, in numbers."""

from dataclasses import dataclass

from assistant.practice.session import Asked, Session


@dataclass(frozen=True, slots=True)
class Line:
    """A question that needed an answer; `waited` in seconds, None where it got none."""

    asked: Asked
    waited: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """`lines` in the order in which the customers wrote. `average` and `longest` are seconds, 0 without any answer."""

    lines: tuple[Line, ...]
    within_golden: int
    within_last: int
    average: float
    longest: float

    @property
    def answered(self) -> int:
        return sum(line.waited is not None for line in self.lines)


def figures(session: Session, golden: float, last: float) -> Figures:
    """Limits in seconds."""
    lines = [Line(answer.asked, answer.waited) for answer in session.answers]
    lines += [Line(asked, None) for asked in session.open.values()]
    waits = [line.waited for line in lines if line.waited is not None]
    return Figures(
        lines=tuple(sorted(lines, key=lambda line: line.asked.at)),
        within_golden=sum(wait <= golden for wait in waits),
        within_last=sum(wait <= last for wait in waits),
        average=sum(waits) / len(waits) if waits else 0.0,
        longest=max(waits, default=0.0),
    )
