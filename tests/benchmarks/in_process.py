"""The program in the benchmark's own process, on a desktop of its own, with made-up phrases."""

import contextlib
import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from assistant.app.faces import QtFaces
from assistant.app.opened import opened
from assistant.app.program import Program
from assistant.desktop.choose import choose
from assistant.places import Places
from assistant.settings import Settings
from assistant.ui.bridge import Bridge
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray
from tests.benchmarks.processes import a_world
from tests.benchmarks.shop_phrases import shop_phrases


@contextlib.contextmanager
def a_desktop() -> Iterator[Path]:
    """From now on this process lives there; the folder is for profiles."""
    with a_world() as world:
        os.environ.update(world.env)
        application = QApplication([])
        yield world.folder
        application.processEvents()


@contextlib.contextmanager
def running(home: Path, count: int) -> Iterator[tuple[Program, QtFaces]]:
    """The program with so many phrases, indexed, its faces shown."""
    places = Places(home)
    places.make()
    Settings(places.settings).change({"language": "zh_CN", "built_in_packs": "none", "agent": "Mei", "shop": "Tea"})
    with opened(places) as profile:
        # made-up codes repeat, ours may not
        phrases = [replace(p, code=f"{p.code}{n}" if p.code else "") for n, p in enumerate(shop_phrases(count))]
        profile.store.add(phrases).saved.result()
        theme, bridge = Theme("light"), Bridge()
        faces = QtFaces(theme, Tray(theme))
        program = Program(profile, faces, bridge.post, choose)
        faces.attach(program)
        program.begin()
        program.library_changed()
        profile.searcher.wait()
        gc.collect()
        gc.freeze()  # as the program does when it has started
        yield program, faces
        program.end()
        for window in QApplication.topLevelWidgets():
            window.close()
