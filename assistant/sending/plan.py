"""From a filled text to the steps the paste machine carries out, by the client's manners; and how to take it back."""

from assistant.chords import Chord
from assistant.clients.profile import Manners, Newline
from assistant.sending.graphemes import count_graphemes
from assistant.sending.layout import Caret, joined, lay_out
from assistant.sending.requests import Press, Put, Settle, Step

_LEFT = Chord.of("left")


def plan(text: str, cursor: int | None, manners: Manners, send: bool) -> tuple[Step, ...]:
    """The steps that put `text` into a chat, and send it if `send`. `()` where nothing of it is left to paste.

    `cursor` is how many characters from the end the caret belongs; it is left alone when the message is sent.
    A line break becomes what the client's manners say, never a send key; see `layout` for what happens to blanks
    and control characters.
    """
    lines, caret = lay_out(text, len(text) - (cursor or 0))
    match manners.newline:
        case Newline.KEEP:
            steps = _put("\n".join(lines))
            after = _after("\n".join(lines), lines, caret)
        case Newline.SPACE:
            line, column = joined(lines, caret)
            steps, after = _put(line), line[column:]
        case Newline.CHORD:
            typed = [line if line.strip() else "" for line in lines]
            steps = _line_by_line(typed, manners.newline_chord)
            after = _after("\n".join(typed), typed, caret)
    if not any(isinstance(step, Put) for step in steps):
        return ()
    if send:
        return (*steps, Settle(manners.settle), Press(manners.send))
    back = 0 if cursor is None else count_graphemes(after)
    return (*steps, Press(_LEFT, back)) if back else steps


def undo_plan(steps: tuple[Step, ...], manners: Manners) -> tuple[Step, ...] | None:
    """The steps that take back a request carried out whole: the client's undo chord, once for every text pasted.

    A line break typed between two texts goes with the text before it (measured in Qt's editors). None where the
    client has no undo, or where the message was sent: then nobody can take it back.
    """
    puts = sum(isinstance(step, Put) for step in steps)
    sent = any(isinstance(step, Press) and step.chord == manners.send for step in steps)
    if manners.undo is None or sent or not puts:
        return None
    return (Press(manners.undo, puts),)


def _put(text: str) -> tuple[Step, ...]:
    return (Put(text),) if text.strip() else ()


def _line_by_line(lines: list[str], newline: Chord) -> tuple[Step, ...]:
    """Each line pasted by itself; the newline chord between them, as often as there are line breaks."""
    steps: list[Step] = []
    breaks = 0
    for line in lines:
        if line:
            if breaks:
                steps.append(Press(newline, breaks))
            steps.append(Put(line))
            breaks = 0
        breaks += 1
    return tuple(steps)


def _after(whole: str, lines: list[str], caret: Caret) -> str:
    """What stands behind the caret."""
    row, column = caret
    return whole[sum(len(line) + 1 for line in lines[:row]) + min(column, len(lines[row])) :]
