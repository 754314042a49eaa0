"""Write the pages of docs/ that are made from tables in the code.

python docs/generate.py            writes them
python docs/generate.py --check    writes nothing; names the stale ones and fails when there are any

A new page is a function here and its row in PAGES.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

import typer  # noqa: E402

from assistant.cli.commands import app  # noqa: E402
from assistant.library.placeholders import PLACEHOLDERS, Facts, Filled, PlaceholderInfo, fill, parse  # noqa: E402
from assistant.library.placeholders.wording import WORDINGS  # noqa: E402
from assistant.sending.actions import ACTIONS  # noqa: E402
from assistant.sending.known_chords import KnownChord, Use, known_chords  # noqa: E402
from assistant.settings import SETTINGS, Setting  # noqa: E402

HEADER = "<!-- Made by docs/generate.py; change the table in {table} instead. -->\n"


PLACEHOLDERS_PAGE = """\
# Placeholders

A placeholder stands in a phrase in braces and is filled when the phrase is used. It goes by its English or its
Chinese name; case, blanks around the name and full-width signs do not matter. A literal brace is written twice:
`{{` or `}}`.

A phrase goes out only when everything in it is filled: what is missing is asked for, or the paste does not happen.
Dates and greetings are worded in the language of the phrase. Values are never read as placeholders again, and a name
cannot bring line breaks into a message.
"""

OFFSETS = """
Offsets are `+` or `-` and up to four digits; without one it is today or now. The examples are of Thursday,
November 26, 2026, at 14:05.

## Greetings
"""

CHORDS_PAGE = """\
# Chords

## Ours

Each can be changed or switched off in the settings.
"""

ELSEWHERE = """
## In use elsewhere

Chords inside other programs cannot be seen by any system call. When one of ours is in these tables, the settings
say so; it can be used all the same.

### In programs an agent types in
"""

RULES = """
On Windows every chord with Super (the Windows key) is reserved. Keys alone or with Shift only, other than F1 to F24,
would take that key away from typing. Where the keyboard layout has AltGr, Windows makes it of Ctrl+Alt: there a chord
of Ctrl+Alt and a character may eat a letter.
"""


SETTINGS_PAGE = """\
# Settings

They are in `settings.toml` of the profile folder and in the settings window; both show the same table. Chords stand
under `[chords]` by the names of [chords.md](chords.md); an empty text switches one off. A wrong line is reported and
its default holds; a broken file is left alone until the settings are saved.
"""

COMMANDS_PAGE = """\
# Commands

`quickphrase [--profile DIR] VERB`. Where the program runs with that profile, it carries the verb out; else the command
does it itself. With `--json` one JSON document is printed on stdout and nothing else. What went wrong is one sentence
on stderr; the exit code is 2 for wrong use and 1 for failure.
"""


def placeholders() -> str:
    return "\n".join(
        [
            HEADER.format(table="assistant/library/placeholders"),
            PLACEHOLDERS_PAGE,
            *_table(
                ["written", "or", "what it is", "becomes"],
                ([_code(i.example), _code(*_chinese(i)), i.help, _becomes(i)] for i in PLACEHOLDERS),
            ),
            OFFSETS,
            *_table(
                ["language", "from", "greeting"],
                (
                    [language, f"{since:%H:%M}", greeting]
                    for language, wordings in WORDINGS.items()
                    for since, greeting in wordings.greetings
                ),
            ),
            "\nThe last one of a day holds until the first of the next.\n",
        ]
    )


def _chinese(info: PlaceholderInfo) -> list[str]:
    return [info.example.replace(info.name, name, 1).replace("order number", "订单号") for name in info.chinese]


def _becomes(info: PlaceholderInfo) -> str:
    return " / ".join(dict.fromkeys(_filled(info, language) for language in WORDINGS))


def _filled(info: PlaceholderInfo, language: str) -> str:
    facts = Facts(
        datetime(2026, 11, 26, 14, 5, tzinfo=timezone(timedelta(hours=8))),
        language,
        *("山月茶行", "小林", "阿青", "SF1029"),
        answers={"order number": "88123"},
    )
    filled = fill(parse(info.example), facts)
    return filled.text if isinstance(filled, Filled) else ""


def chords() -> str:
    known = known_chords()
    return "\n".join(
        [
            HEADER.format(table="assistant/sending/actions.py or resources/chords.toml"),
            CHORDS_PAGE,
            *_table(
                ["chord", "does", "name"],
                ([_code(info.chord), info.title, _code(action.value)] for action, info in ACTIONS.items()),
            ),
            ELSEWHERE,
            *_known(known, Use.CLIENT),
            "\n### Kept by desktops and systems\n",
            *_known(known, Use.RESERVED),
            RULES,
        ]
    )


def _known(known: Iterable[KnownChord], use: Use) -> list[str]:
    rows: dict[tuple[str, ...], list[str]] = {}
    for entry in known:
        if entry.use is use:
            told = (", ".join(entry.programs), ", ".join(entry.systems), entry.does, entry.source)
            rows.setdefault(told, []).append(str(entry.chord))
    return _table(
        ["chords", "programs", "on", "what it does there", "known from"],
        ([_code(*listed), *told] for told, listed in rows.items()),
    )


def settings() -> str:
    """Without its chords, which have a page of their own."""
    return "\n".join(
        [
            HEADER.format(table="assistant/settings.py"),
            SETTINGS_PAGE,
            *_table(
                ["name", "default", "may be", "what it is"],
                ([_code(s.name), _code(_toml(s.default)), _range(s), f"{s.title}. {s.help}".strip()] for s in SETTINGS),
            ),
            "",
        ]
    )


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _range(setting: Setting) -> str:
    if setting.choices:
        return _code(*map(_toml, setting.choices))
    if setting.low is not None:
        return f"{setting.low:g} to {setting.high:g} {setting.unit}".strip()
    return "true, false" if isinstance(setting.default, bool) else "any text"


def commands() -> str:
    """As `quickphrase --help` and `quickphrase VERB --help` tell it."""
    group = typer.main.get_command(app)
    return "\n".join(
        [
            HEADER.format(table="assistant/cli"),
            COMMANDS_PAGE,
            *_table(
                ["verb", "what it does"], ([f"[`{name}`](#{name})", verb.help] for name, verb in group.commands.items())
            ),
            *(line for name, verb in group.commands.items() for line in _command(name, verb)),
            "",
        ]
    )


def _command(name: str, verb: typer.core.TyperCommand) -> list[str]:
    context = typer.Context(verb, info_name=f"quickphrase {name}")
    usage = verb.get_usage(context).removeprefix("Usage: ")
    rows = [record for parameter in verb.params if (record := parameter.get_help_record(context))]
    told = _table(["", ""], ([_code(words), " ".join(help_.split())] for words, help_ in rows if words != "--help"))
    return [f"\n## {name}\n", f"{verb.help}\n", f"    {usage}\n", *(told if len(told) > 2 else [])]


def _code(*texts: str) -> str:
    return " ".join(f"`{text}`" for text in texts)


def _table(heads: list[str], rows: Iterable[list[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines]


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands,
    "settings.md": settings,
    "placeholders.md": placeholders,
    "chords.md": chords,
}


def stale() -> list[str]:
    """The pages whose file is missing or differs from what would be written."""
    return [name for name, page in PAGES.items() if _read(DOCS / name) != page()]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        for name in (names := stale()):
            print(f"docs/{name} is stale: run python docs/generate.py", file=sys.stderr)
        return 1 if names else 0
    for name in stale():
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
        print(f"wrote docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
