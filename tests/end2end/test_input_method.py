"""An agent who writes Chinese with fcitx5: what he is composing survives a paste."""

import pytest

from tests.end2end.chat import Chat
from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.program import Program
from tests.end2end.targets import Target
from tests.end2end.world import World

PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""


class InputMethod:
    """fcitx5 with pinyin, for every program started after it."""

    def __init__(self, world: World, hands: Hands) -> None:
        self._world = world
        self._hands = hands
        world.env |= {"GTK_IM_MODULE": "fcitx", "QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}
        folder = world.folder / ".config" / "fcitx5"
        folder.mkdir(parents=True)
        (folder / "profile").write_text(PROFILE)
        world.start("fcitx5", "--disable=wayland,cloudpinyin")
        wait_for(lambda: "Loaded addon pinyin" in world.log("fcitx5"), "the input method")

    def switch_on(self) -> None:
        """Chinese in the window that has the keyboard."""
        wait_for(lambda: "focus:1" in self._debug(), "the input method in the window")
        self._hands.press("ctrl+space")
        wait_for(lambda: self._world.run("fcitx5-remote").strip() == "2", "pinyin")

    def _debug(self) -> str:
        to = ("--dest=org.fcitx.Fcitx5", "/controller", "org.fcitx.Fcitx.Controller1.DebugInfo")
        return self._world.run("dbus-send", "--session", "--print-reply", *to)


@pytest.fixture
def pinyin(world: World, hands: Hands) -> InputMethod:
    return InputMethod(world, hands)


def test_a_paste_while_composing_loses_neither(
    pinyin: InputMethod, world: World, program: Program, hands: Hands
) -> None:
    """Any hotkey of X makes the window lose the keyboard for a moment; the input method then commits the letters."""
    program.add("Greeting", "欢迎光临！", favourite=1)
    program.start()
    target = Target(world, hands, "gtk3")
    pinyin.switch_on()
    hands.type("nihao")
    hands.look()
    hands.press("ctrl+alt+1")
    wait_for(lambda: "欢迎光临！" in target.text(), "the phrase")
    assert target.text().replace(" ", "") == "nihao欢迎光临！"
    hands.type("zaijian ")
    wait_for(lambda: target.text().endswith("！再见"), "composing goes on")


def test_an_enter_that_only_ended_the_composing_can_be_undone(
    pinyin: InputMethod, chat: Chat, program: Program, hands: Hands
) -> None:
    anna = chat.customer("anna")
    chat.open("anna")
    program.start()
    anna.say("在吗")
    program.row("anna")
    pinyin.switch_on()
    hands.type("nihao")
    hands.look()
    hands.press("enter")
    hands.look()
    assert anna.received == []
    if program.waiting() == []:
        program.json("undo-answered")
    assert program.waiting() == ["anna"]
