"""Bring the translations up to date with the sentences in the code (for developers; needs Babel).

python resources/locale/update.py            extract, update every language, compile; list what is untranslated
python resources/locale/update.py --check    change nothing; exit 1 when something is missing or stale
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).resolve().parent
ROOT = LOCALE.parent.parent
DOMAIN = "quickphrase"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
TABLES = {"ActionInfo": {1: "title"}, "Setting": {2: "section", 3: "title", 4: "help"}}
"""Constructors whose arguments (by position or by name) are sentences."""
_NOISE = rb"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team): "
_FIELD = re.compile(r"\{(\w*)\}")


def sentences() -> Catalog:
    """Everything that is said, from the whole package."""
    catalog = Catalog(project=DOMAIN, domain=DOMAIN, charset="utf-8", fuzzy=False, header_comment="")
    for file in sorted((ROOT / "assistant").rglob("*.py")):
        if "_bundled" in file.parts:
            continue
        where = file.relative_to(ROOT).as_posix()
        for line, message, comments, _context in extract_from_file("python", file, KEYWORDS):
            catalog.add(message, None, [(where, line)], auto_comments=comments)
        for line, message in table_sentences(file):
            catalog.add(message, None, [(where, line)])
    for message in catalog:
        message.locations = sorted({(place, None) for place, _line in message.locations})
        message.flags.discard("python-format")
    return catalog


def table_sentences(file: Path) -> Iterator[tuple[int, str]]:
    """The sentences that stand as data in the tables of settings and actions."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in TABLES:
            continue
        wanted = TABLES[call.func.id]
        given = [call.args[place] for place in wanted if place < len(call.args)]
        given += [keyword.value for keyword in call.keywords if keyword.arg in wanted.values()]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                yield value.lineno, value.value


def updated(folder: Path, template: Catalog) -> Catalog:
    """The language's catalog with the sentences of today; what is no longer said is dropped."""
    po = folder / "LC_MESSAGES" / f"{DOMAIN}.po"
    old = read_po(io.BytesIO(po.read_bytes()), locale=folder.name, domain=DOMAIN)
    old.update(template, no_fuzzy_matching=True, update_header_comment=False)
    old.obsolete.clear()
    return old


def flaws(catalog: Catalog) -> Iterator[str]:
    """What is wrong with a language, one line each."""
    for message in catalog:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        first = message.id[0] if isinstance(message.id, tuple) else message.id
        where = message.locations[0][0] if message.locations else "?"
        if message.fuzzy or not all(texts):
            yield f"untranslated: {first!r} ({where})"
        elif any(sorted(_FIELD.findall(text)) != sorted(_FIELD.findall(first)) for text in texts):
            yield f"not the same {{fields}}: {first!r} ({where})"


def as_po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, sort_output=True, omit_header=False, width=110)
    return re.sub(b'"' + _NOISE + rb".*\n", b"", out.getvalue())


class _Undated(Catalog):
    """With the headers gettext needs and no others, so that the same sentences always give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.plural_forms)]


def as_mo(catalog: Catalog) -> bytes:
    undated = _Undated(locale=catalog.locale, domain=DOMAIN, fuzzy=False)
    for message in catalog:
        if message.id and not message.fuzzy:
            undated.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, undated)
    return out.getvalue()


def main(*, check: bool) -> int:
    template = sentences()
    files = {LOCALE / f"{DOMAIN}.pot": as_po(template)}
    wrong: list[str] = []
    for folder in sorted(LOCALE.glob("*/")):
        if not (folder / "LC_MESSAGES").is_dir():
            continue
        catalog = updated(folder, template)
        wrong += [f"{folder.name}: {flaw}" for flaw in flaws(catalog)]
        files[folder / "LC_MESSAGES" / f"{DOMAIN}.po"] = as_po(catalog)
        files[folder / "LC_MESSAGES" / f"{DOMAIN}.mo"] = as_mo(catalog)
    for file, content in files.items():
        if not file.exists() or file.read_bytes() != content:
            if check:
                wrong.append(f"{file.relative_to(ROOT)} is stale: run python resources/locale/update.py")
            else:
                file.write_bytes(content)
    print("\n".join(wrong) or "all sentences are translated")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
