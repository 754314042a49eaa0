"""The chat: an IRC server, and HexChat as the agent's client, which knows nothing of us."""

import os
import socket
from pathlib import Path

from tests.end2end.customer import Customer
from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.world import World

SERVER = "irc.shop.test"

NGIRCD = """\
[Global]
Name = {server}
Info = shop
Listen = 127.0.0.1
Ports = {port}
MotdPhrase = open
[Limits]
MaxConnectionsIP = 0
MaxNickLength = 30
MaxPenaltyTime = 0
[Options]
DNS = no
Ident = no
PAM = no
"""

HEXCHAT = {
    "version": "2.16.1",
    "gui_slist_skip": "1",
    "gui_join_dialog": "0",
    "gui_input_spell": "0",
    "gui_win_left": "100",
    "gui_win_top": "100",
    "gui_win_width": "760",
    "gui_win_height": "480",
    "input_balloon_priv": "1",
    "input_flash_priv": "1",
    "irc_logging": "0",
    "irc_nick1": "agent",
    "irc_user_name": "agent",
    "irc_real_name": "Agent",
    "net_throttle": "0",
}
"""What differs from HexChat as it comes: notifications and urgency for private messages, no dialogs, no throttling."""


class Chat:
    """HexChat is connected as `agent` and has the keyboard once this is built."""

    def __init__(self, world: World, hands: Hands) -> None:
        self._world = world
        self._hands = hands
        self._customers: list[Customer] = []
        self.port = _free_port()
        self._start_server()
        self._start_client()

    def customer(self, nick: str) -> Customer:
        """A customer who is online now."""
        customer = Customer(self.port, nick)
        self._customers.append(customer)
        return customer

    def show(self, nick: str) -> None:
        """Bring the conversation with this customer to the front, ready for typing."""
        self._hands.activate("HexChat")
        for _ in range(len(self._customers) + 1):
            if self._hands.active_title() == title_of(nick):
                return
            before = self._hands.active_title()
            self._hands.press("ctrl+pagedown")
            wait_for(lambda before=before: self._hands.active_title() != before, "another conversation")
        raise AssertionError(f"no conversation with {nick}")

    def open(self, nick: str) -> None:
        """Begin a conversation with this customer, by HexChat's command, and bring it to the front."""
        self._hands.activate("HexChat")
        self._hands.type(f"/query {nick}")
        self._hands.press("enter")
        wait_for(lambda: self._hands.active_title() == title_of(nick), f"the conversation with {nick} in front")

    def close(self) -> None:
        for customer in self._customers:
            customer.leave()

    def _start_server(self) -> None:
        config = self._world.folder / "ngircd.conf"
        config.write_text(NGIRCD.format(server=SERVER, port=self.port))
        self._world.start("ngircd", "--nodaemon", "--config", str(config))
        wait_for(lambda: _answers(self.port), "the IRC server")

    def _start_client(self) -> None:
        folder: Path = self._world.folder / "hexchat"
        folder.mkdir()
        (folder / "hexchat.conf").write_text("".join(f"{key} = {value}\n" for key, value in HEXCHAT.items()))
        self._world.start("hexchat", "-d", str(folder), f"irc://127.0.0.1:{self.port}")
        if os.geteuid() == 0:
            self._confirm_root_warning()
        wait_for(lambda: self._hands.active_title().startswith("agent @"), "HexChat in front", 20)
        wait_for(lambda: 'User "agent!' in self._world.log("ngircd"), "the agent online", 20)

    def _confirm_root_warning(self) -> None:
        wait_for(lambda: "hexchat.Hexchat" in self._world.run("wmctrl", "-lx"), "HexChat's warning about root", 20)
        wait_for(lambda: "0x0\n" not in self._world.run("xprop", "-root", "_NET_ACTIVE_WINDOW"), "its focus")
        self._hands.press("enter")


def title_of(nick: str) -> str:
    """HexChat's title while the conversation with this customer is in front."""
    return f"Dialog with {nick} @ {SERVER} - HexChat"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
