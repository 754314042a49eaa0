"""The verbs of the library: list, search, add, edit, remove, copy."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.flows.bindings import usable_chord
from assistant.flows.refusal import WRONG_USE, Refusal
from assistant.flows.verbs import Answer, Args, Handlers
from assistant.flows.wording import flaw_sentence
from assistant.language import _
from assistant.library.edits import BadPhraseError, CodeTakenError, EditError
from assistant.library.merged import Library
from assistant.library.model import PERSONAL, Phrase, category_path, category_text
from assistant.library.store import Edit, Store

Search = Callable[[str, int], Iterable[Phrase]]
Edited = Callable[[Edit], None]
Copied = Callable[[Phrase], None]


def library_verbs(store: Store, search: Search, copy: Copied, edited: Edited = lambda _: None) -> Handlers:
    """`edited` hears of every edit at once, before it is on the disk; the verb itself answers when it is."""

    def list_(args: Args) -> Any:
        inside = category_path(args.get("category") or "")
        phrases = store.library.phrases
        return [as_json(phrase) for phrase in phrases if phrase.category[: len(inside)] == inside]

    def search_(args: Args) -> Any:
        return [as_json(phrase) for phrase in search(args["text"], args.get("limit", 20))]

    def add(args: Args) -> Answer:
        phrase = _changed(Phrase(id="", title=args["title"], wordings=()), args)
        return _kept(lambda: store.add([phrase]), edited)

    def edit(args: Args) -> Answer:
        phrase = _changed(find_phrase(store.library, args["phrase"]), args)
        return _kept(lambda: store.edit([phrase]), edited)

    def remove(args: Args) -> Answer:
        phrase = find_phrase(store.library, args["phrase"])
        take_away = store.remove if phrase.layer == PERSONAL else store.hide
        return _kept(lambda: take_away([phrase.id]), edited, phrase)

    def copy_(args: Args) -> Any:
        phrase = find_phrase(store.library, args["phrase"])
        copy(phrase)
        return as_json(phrase)

    return {"list": list_, "search": search_, "add": add, "edit": edit, "remove": remove, "copy": copy_}


def as_json(phrase: Phrase) -> dict[str, Any]:
    """A phrase as `--json` prints it."""
    return {
        "id": phrase.id,
        "title": phrase.title,
        "wordings": list(phrase.wordings),
        "category": category_text(phrase.category),
        "code": phrase.code,
        "chord": phrase.chord,
        "favourite": phrase.favourite,
        "layer": phrase.layer,
    }


def find_phrase(library: Library, name: str) -> Phrase:
    """The phrase with this code or id.

    Raises:
        Refusal: there is none.
    """
    phrase = library.with_code(name) or library.by_id.get(name)
    if phrase is None:
        raise Refusal(_("There is no phrase with the code {code}; `quickphrase search` finds phrases.", code=name))
    return phrase


def _changed(phrase: Phrase, args: Args) -> Phrase:
    fields = {name: args[name] for name in ("title", "code", "chord", "favourite") if name in args}
    if fields.get("chord"):
        _check_chord(fields["chord"])
    if "category" in args:
        fields["category"] = category_path(args["category"])
    if "wordings" in args:
        fields["wordings"] = tuple(args["wordings"])
    return replace(phrase, **fields)


def _check_chord(text: str) -> None:
    if usable_chord(text) is None:
        raise Refusal(
            _("{chord} cannot be a hotkey; take one with Ctrl+Alt and a letter or digit, for example.", chord=text),
            WRONG_USE,
        )


def _kept(make: Callable[[], Edit], edited: Edited, gone: Phrase | None = None) -> Answer:
    """The phrase as JSON once the edit is on the disk."""
    try:
        edit = make()
    except EditError as error:
        raise Refusal(_why_not(error), WRONG_USE) from error
    edited(edit)
    value = as_json(gone or edit.phrases[0])
    answer: Answer = Future()

    def saved(done: "Future[None]") -> None:
        error = done.exception()
        if error is None:
            answer.set_result(value)
        else:
            answer.set_exception(Refusal(_unsaved(error)))

    edit.saved.add_done_callback(saved)
    return answer


def _why_not(error: EditError) -> str:
    match error:
        case BadPhraseError():
            return " ".join(flaw_sentence(flaw) for flaw in error.flaws)
        case CodeTakenError():
            return _("The code {code} belongs to “{title}”.", code=error.phrase.code, title=error.other.title)
        case _:
            return _("There is no such phrase.")


def _unsaved(error: BaseException) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    file = getattr(error, "filename", None)
    if file:
        return _("The phrase could not be saved in {folder}: {reason}.", folder=Path(file).parent, reason=reason)
    return _("The phrase could not be saved: {reason}.", reason=reason)
