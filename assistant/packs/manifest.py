"""Reads `pack.toml`: what a pack is called, which version it has, whom it is for."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from assistant import __version__
from assistant.library.flaws import Flaw, Wrong
from assistant.library.model import PERSONAL
from assistant.packs.pack import Manifest, version_order
from assistant.packs.problem import Problem
from assistant.packs.toml_file import UnfitFileError, decode, parse, read_text

MANIFEST = "pack.toml"

FORMAT = 1
"""The pack folder format this program reads; docs/pack-format.md describes it."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?")
_WINDOWS_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # the name becomes a file's name
_NAME_LENGTH = 40


class _ManifestTable(msgspec.Struct):
    format: int
    name: str
    version: str
    title: str
    language: str
    shop: str = ""
    program: str = ""


def read_manifest(folder: Path, program: str = __version__) -> Manifest | tuple[Problem, ...]:
    """Only what `pack.toml` says, to see quickly which version a folder holds."""
    try:
        table = parse(read_text(folder / MANIFEST, folder))
    except UnfitFileError as error:
        return (Problem(MANIFEST, error.line, "", error.wrong, error.detail),)
    written_in = table.get("format")
    if isinstance(written_in, int) and written_in > FORMAT:
        return (Problem(MANIFEST, None, "format", Wrong.NEWER_FORMAT, str(written_in)),)
    manifest, found = decode(table, _ManifestTable)
    if manifest is not None:
        found = tuple(_manifest_flaws(manifest, program))
    if manifest is None or found:
        return tuple(Problem(MANIFEST, None, flaw.key, flaw.wrong, flaw.detail) for flaw in found)
    return Manifest(
        name=manifest.name,
        version=manifest.version,
        title=manifest.title.strip(),
        language=manifest.language,
        shop=manifest.shop.strip(),
        program=manifest.program,
    )


def _manifest_flaws(manifest: _ManifestTable, program: str) -> Iterator[Flaw]:
    if manifest.format != FORMAT:
        yield Flaw("format", Wrong.OUT_OF_RANGE, str(manifest.format))
    usable = _NAME.fullmatch(manifest.name) and not _WINDOWS_DEVICES.fullmatch(manifest.name)
    if not usable or manifest.name == PERSONAL or len(manifest.name) > _NAME_LENGTH:
        yield Flaw("name", Wrong.BAD_NAME, manifest.name)
    if not _VERSION.fullmatch(manifest.version):
        yield Flaw("version", Wrong.BAD_NAME, manifest.version)
    if not manifest.title.strip():
        yield Flaw("title", Wrong.EMPTY)
    if not _LANGUAGE.fullmatch(manifest.language):
        yield Flaw("language", Wrong.BAD_NAME, manifest.language)
    if manifest.program and not _VERSION.fullmatch(manifest.program):
        yield Flaw("program", Wrong.BAD_NAME, manifest.program)
    elif manifest.program and version_order(manifest.program) > version_order(program):
        yield Flaw("program", Wrong.NEEDS_NEWER_PROGRAM, manifest.program)
