"""The verbs of the library: list, search, add, edit, remove, copy, paste."""

import sys
from collections.abc import Callable
from typing import Any

import typer

from assistant.language import _, ngettext

JSON = typer.Option(False, "--json", help=_("Print one JSON document."))
CATEGORY = typer.Option(None, metavar="A/B", help=_("Nested categories are separated by a slash."))
CHORD = typer.Option(None, metavar="CHORD", help=_("For example ctrl+alt+5."))
FAVOURITE = typer.Option(None, min=0, max=9, metavar="1-9", help=_("Slot of the favourite chords; 0 for none."))
TEXTS = typer.Argument(None, metavar="[TEXT|-]", help=_("One wording each; - reads one from standard input."))


def list_(context: typer.Context, category: str = CATEGORY, as_json: bool = JSON) -> None:
    context.obj.show("list", as_json, _table, category=category)


def search(
    context: typer.Context, text: str, limit: int = typer.Option(20, min=1, max=1000), as_json: bool = JSON
) -> None:
    context.obj.show("search", as_json, _table, text=text, limit=limit)


def add(
    context: typer.Context,
    title: str = typer.Option(..., metavar="T"),
    text: list[str] = TEXTS,
    category: str = CATEGORY,
    code: str = typer.Option(None, metavar="C"),
    chord: str = CHORD,
    favourite: int = FAVOURITE,
    as_json: bool = JSON,
) -> None:
    given = {"category": category, "code": code, "chord": chord, "favourite": favourite}
    context.obj.show("add", as_json, _one_line, title=title, wordings=_wordings(text), **_set(given))


def edit(
    context: typer.Context,
    phrase: str = typer.Argument(..., metavar="CODE|ID"),
    text: list[str] = TEXTS,
    title: str = typer.Option(None, metavar="T"),
    category: str = CATEGORY,
    code: str = typer.Option(None, metavar="C"),
    chord: str = CHORD,
    favourite: int = FAVOURITE,
    as_json: bool = JSON,
) -> None:
    given = {"title": title, "category": category, "code": code, "chord": chord, "favourite": favourite}
    wordings = {"wordings": _wordings(text)} if text else {}
    context.obj.show("edit", as_json, _one_line, phrase=phrase, **_set(given), **wordings)


def remove(context: typer.Context, phrase: str = typer.Argument(..., metavar="CODE|ID"), as_json: bool = JSON) -> None:
    context.obj.show("remove", as_json, lambda value: _("Removed: {title}", title=value["title"]), phrase=phrase)


def paste(
    context: typer.Context,
    code: str,
    send: bool = typer.Option(False, "--send", help=_("Press the send key afterwards.")),
    as_json: bool = JSON,
) -> None:
    context.obj.show("paste", as_json, lambda value: value["sentence"], phrase=code, send=send)


def undo_paste(context: typer.Context, as_json: bool = JSON) -> None:
    context.obj.show("undo-paste", as_json, lambda value: value["sentence"])


def copy(context: typer.Context, code: str, as_json: bool = JSON) -> None:
    context.obj.show("copy", as_json, lambda value: _("Copied: {title}", title=value["title"]), phrase=code)


def _wordings(texts: list[str] | None) -> list[str]:
    return [sys.stdin.read() if text == "-" else text for text in texts or ["-"]]


def _set(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _one_line(phrase: dict[str, Any]) -> str:
    parts = [phrase["title"]]
    if phrase["code"]:
        parts.append(f"[{phrase['code']}]")
    if phrase["category"]:
        parts.append(f"({phrase['category']})")
    return " ".join(parts)


def _table(phrases: list[dict[str, Any]]) -> str:
    lines = [f"{p['code'] or '-':8} {p['title']}  {p['wordings'][0].splitlines()[0]}" for p in phrases]
    return "\n".join([*lines, ngettext("{n} phrase", "{n} phrases", len(phrases))])


VERBS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("list", list_, _("All phrases, or those of one category and the categories inside it.")),
    ("search", search, _("Find phrases by text, pinyin, initials or code.")),
    ("add", add, _("Add a phrase of your own; it is on the disk when this returns.")),
    (
        "edit",
        edit,
        _("Change a phrase; over a pack's phrase this becomes your own change, and the pack stays as it is."),
    ),
    (
        "remove",
        remove,
        _("Remove a phrase of yours, take back your change over a pack's phrase, or hide a pack's phrase."),
    ),
    ("paste", paste, _("Paste a phrase into the window that has the keyboard. Made for desktop shortcuts.")),
    ("undo-paste", undo_paste, _("Take back the last paste, where the client can and it was not sent.")),
    ("copy", copy, _("Put a phrase on the clipboard.")),
)
"""Name, function, and what it does."""
