"""The palette as a Qt window, over a program on a desktop in memory."""

import pytest

from assistant.app.palette_face import PaletteFace
from assistant.library.model import Phrase
from assistant.ui.theme import Theme
from tests.app.world import ANNA, BEN, WAIT, World


@pytest.fixture
def phrase(world: World) -> Phrase:
    world.begin()
    world.open(BEN)
    world.open(ANNA)
    phrase = world.add()
    world.program.library_changed()
    assert world.profile.searcher.wait(WAIT)
    return phrase


@pytest.fixture
def face(qtbot, world: World, phrase: Phrase) -> PaletteFace:
    face = PaletteFace(
        Theme("light", translucent=True),
        world.program,
        lambda phrase_id: world.program.carefully(lambda: world.program.copy(phrase_id)),
    )
    qtbot.addWidget(face.palette)
    face.open(ANNA)
    world.windows.activate(BEN)
    return face


def test_the_chosen_phrase_goes_into_the_window_it_was_opened_for(world: World, face: PaletteFace) -> None:
    face.palette.bar.input.accepted.emit(False)
    world.run()
    assert world.windows.active() == ANNA
    assert world.sentences == ["Pasted: Hello"]


@pytest.mark.parametrize("what", ["pasted", "copied"])
def test_a_phrase_that_was_removed_meanwhile_is_told_and_the_keyboard_given_back(
    world: World, phrase: Phrase, face: PaletteFace, what: str
) -> None:
    world.profile.store.remove([phrase.id])
    line = face.palette.bar.input
    line.accepted.emit(False) if what == "pasted" else line.copied.emit()
    world.run()
    assert world.windows.active() == ANNA
    assert [told.well for told in world.faces.told] == [False]
    assert world.sentences == [f"This phrase was removed in the meantime; nothing was {what}."]


def test_opened_again_it_stays_as_it_is_and_only_the_chord_closes_it(world: World, face: PaletteFace) -> None:
    face.palette.bar.input.setText("hel")
    face.open(BEN)
    assert face.palette.isVisible()
    assert face.palette.bar.input.text() == "hel"
    face.toggle(BEN)
    assert not face.palette.isVisible()
    assert world.windows.active() == ANNA
    face.toggle(BEN)
    assert face.palette.isVisible()
