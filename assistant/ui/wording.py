"""Words that several screens share: levels, waits, customers, kinds of evidence."""

from assistant.chords import Chord, Modifier
from assistant.language import _, ngettext
from assistant.waiting.message import Evidence
from assistant.waiting.view import Level, RowView


def level_word(level: Level) -> str:
    """The level in one word: colour and shape are never the only signal."""
    words = {
        Level.FRESH: _("Fresh"),
        Level.DUE: _("Due soon"),
        Level.LATE: _("Late"),
        Level.OVERDUE: _("Overdue"),
    }
    return words[level]


def short_wait(seconds: float) -> str:
    """At most three characters, for the smallest places: `24`, `2m`, `3h`, `+9h`."""
    whole = max(0, int(seconds))
    if whole < 100:
        return str(whole)
    if whole < 100 * 60:
        return f"{whole // 60}m"
    return f"{min(whole // 3600, 99)}h"


def wait(seconds: float) -> str:
    """`24 s`, `2 min 05 s`, `1 h 12 min`."""
    whole = max(0, int(seconds))
    if whole < 60:
        return _("{s} s", s=whole)
    if whole < 3600:
        return _("{m} min {s} s", m=whole // 60, s=f"{whole % 60:02}")
    return _("{h} h {m} min", h=whole // 3600, m=f"{whole // 60 % 60:02}")


def customer_name(customer: str) -> str:
    """The name, or a word for somebody whose client does not tell."""
    return customer or _("Somebody")


def row_sentence(row: RowView, client: str, seconds: float) -> str:
    """One row read aloud: `Xiaoyu in Pidgin waits 24 s, Due soon`."""
    return _(
        "{customer} in {client} waits {wait}: {level}",
        customer=customer_name(row.customer),
        client=client,
        wait=wait(seconds),
        level=level_word(row.level),
    )


def others(count: int) -> str:
    """How many more wait."""
    return ngettext("{n} more", "{n} more", count)


def evidence_words(evidence: Evidence) -> str:
    """What closed a round."""
    words = {
        Evidence.PASTE_SENT: _("phrase pasted and sent"),
        Evidence.PASTE_ENTER: _("phrase pasted, then sent by you"),
        Evidence.TYPED_ENTER: _("typed and sent by you"),
        Evidence.MARKED: _("marked as answered"),
    }
    return words[evidence]


def chord_title(chord: Chord) -> str:
    """`Ctrl+Alt+1`, as it is printed on keys."""
    held = [modifier.value for modifier in Modifier if modifier in chord.modifiers]
    return "+".join(part[:1].upper() + part[1:] for part in (*held, chord.key))
