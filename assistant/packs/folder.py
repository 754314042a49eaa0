"""Reads a pack folder (docs/pack-format.md): the whole pack, or every fault in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from assistant import __version__
from assistant.library.flaws import Flaw, Wrong, code_key, flaws, tidy
from assistant.library.model import CategoryPath, Layer, Phrase, category_path
from assistant.packs.manifest import MANIFEST, read_manifest
from assistant.packs.pack import Manifest, Pack
from assistant.packs.problem import Problem
from assistant.packs.toml_file import UnfitFileError, decode, parse, phrase_lines, read_text

_LOCAL_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class _PhraseTable(msgspec.Struct):
    id: str
    title: str
    wordings: list[str]
    code: str = ""
    chord: str = ""
    favourite: int = 0


class _PhraseFile(msgspec.Struct):
    category: str
    phrase: list[dict[str, Any]]


def read_pack(folder: Path, program: str = __version__) -> Pack | tuple[Problem, ...]:
    """The pack in `folder`, or everything that is wrong with it; `program` is the version of the program that asks.

    Never raises for anything the folder holds.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        return (Problem("", None, "", Wrong.UNREADABLE, str(error)),)
    manifest = read_manifest(folder, program)
    if not isinstance(manifest, Manifest) and any(problem.wrong is Wrong.NEWER_FORMAT for problem in manifest):
        return manifest
    name = manifest.name if isinstance(manifest, Manifest) else "?"
    gathering = _Gathering(name)
    for file in names:
        if file.endswith(".toml") and not file.startswith(".") and file != MANIFEST:
            gathering.add_file(folder, file)
    if not gathering.problems and gathering.empty:
        gathering.problems.append(Problem("", None, "phrase", Wrong.MISSING))
    problems = (() if isinstance(manifest, Manifest) else manifest) + tuple(gathering.problems)
    if isinstance(manifest, Manifest) and not problems:
        return Pack(manifest, gathering.layer(manifest))
    return problems


@dataclass(slots=True)
class _Gathering:
    """What has been found in the files so far. `_owners` knows who has which id, code, chord and favourite slot."""

    pack: str
    problems: list[Problem] = field(default_factory=list)
    _phrases: list[Phrase] = field(default_factory=list)
    _categories: dict[CategoryPath, None] = field(default_factory=dict)
    _owners: dict[tuple[str, object], Phrase] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not self._phrases

    def layer(self, manifest: Manifest) -> Layer:
        return Layer(
            name=manifest.name,
            phrases=tuple(self._phrases),
            categories=tuple(self._categories),
            title=manifest.title,
            version=manifest.version,
        )

    def add_file(self, folder: Path, name: str) -> None:
        try:
            text = read_text(folder / name, folder)
            table = parse(text)
        except UnfitFileError as error:
            self.problems.append(Problem(name, error.line, "", error.wrong, error.detail))
            return
        file, found = decode(table, _PhraseFile)
        category = category_path(file.category) if file is not None else ()
        if file is not None and not category:
            found = (Flaw("category", Wrong.EMPTY),)
        self.problems += [Problem(name, None, flaw.key, flaw.wrong, flaw.detail) for flaw in found]
        self._categories[category] = None
        phrases = _tables(table.get("phrase"))
        for line, phrase in zip(phrase_lines(text, len(phrases)), phrases, strict=True):
            self._add_phrase(phrase, category, name, line)

    def _add_phrase(self, table: dict[str, Any], category: CategoryPath, file: str, line: int | None) -> None:
        written, found = decode(table, _PhraseTable)
        if written is not None:
            phrase = tidy(
                Phrase(
                    id=f"{self.pack}:{written.id}",
                    title=written.title,
                    wordings=tuple(written.wordings),
                    category=category,
                    code=written.code,
                    chord=written.chord,
                    favourite=written.favourite,
                    layer=self.pack,
                )
            )
            found = (*flaws(phrase), *self._clashes(written.id, phrase))
            if not _LOCAL_ID.fullmatch(written.id):
                found = (*found, Flaw("id", Wrong.BAD_NAME, written.id))
            self._phrases.append(phrase)
        local_id = written.id if written is not None else str(table.get("id", ""))
        self.problems += [Problem(file, line, flaw.key, flaw.wrong, flaw.detail, local_id) for flaw in found]

    def _clashes(self, local_id: str, phrase: Phrase) -> Iterator[Flaw]:
        claims = {"id": local_id, "code": code_key(phrase.code), "chord": phrase.chord, "favourite": phrase.favourite}
        for key, value in claims.items():
            owner = self._owners.setdefault((key, value), phrase) if value else phrase
            if owner is not phrase:
                yield Flaw(key, Wrong.TAKEN, owner.title)


def _tables(value: object) -> list[dict[str, Any]]:
    """The tables in it, also where something else in the file is wrong."""
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []
