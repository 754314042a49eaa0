"""Keeps the packs that ship with the program in the library, by the agent's choice of languages."""

import logging
from collections.abc import Iterable
from pathlib import Path

from assistant.library.damage import NewerFormatError
from assistant.library.model import Layer
from assistant.library.store import Store
from assistant.packs.folder import read_pack
from assistant.packs.pack import Pack

_log = logging.getLogger(__name__)

PACKS = {"zh_CN": "general-zh", "en": "general-en"}
"""The built-in pack of each language."""


def wanted_packs(choice: str, language: str) -> tuple[str, ...]:
    """`choice` is the setting `built_in_packs`; the pack of the interface's language comes first."""
    if choice == "none":
        return ()
    first = PACKS.get(choice or language, PACKS["en"])
    if choice == "all":
        first = PACKS.get(language, PACKS["en"])
        return (first, *(name for name in PACKS.values() if name != first))
    return (first,)


def refresh_packs(store: Store, folder: Path, wanted: Iterable[str]) -> bool:
    """Bring the wanted packs in as they are in `folder`, take the others of ours out; true when anything changed.

    The agent's own changes over them stay in his layer.
    """
    wanted = tuple(wanted)
    present = {layer.name: layer for layer in store.library.packs}
    changed = False
    for name in PACKS.values():
        if name in wanted:
            changed |= _refresh(store, folder / name, present.get(name))
        elif name in present:
            store.remove_pack(name)
            changed = True
    return changed


def _refresh(store: Store, folder: Path, present: Layer | None) -> bool:
    pack = read_pack(folder)
    if not isinstance(pack, Pack):
        _log.error("built-in pack %s: %s", folder.name, pack)
        return False
    if pack.layer == present:
        return False
    try:
        store.replace_pack(pack.layer)
    except (NewerFormatError, OSError) as error:
        _log.warning("built-in pack %s: %s", folder.name, error)
        return False
    return True
