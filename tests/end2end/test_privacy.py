"""What stays secret: customers' names and every message, on the disk and on the network."""

from pathlib import Path

from tests.end2end.chat import Chat
from tests.end2end.hands import Hands
from tests.end2end.program import Program


def test_neither_names_nor_messages_are_written_down(program: Program, chat: Chat, hands: Hands) -> None:
    zebedee = chat.customer("zebedee")
    chat.open("zebedee")
    program.start()
    zebedee.say("secret question")
    program.row("zebedee")
    hands.type("secret answer")
    hands.press("enter")
    program.wait_until_waiting()
    zebedee.say("secret again")
    program.row("zebedee")
    assert program.stop() == 0
    written = {file: file.read_bytes() for file in program.profile.rglob("*") if file.is_file()}
    assert len(written) >= 3
    assert [file for file, data in written.items() if b"zebedee" in data or b"secret " in data] == []


def test_what_is_written_is_for_its_owner_only(program: Program) -> None:
    program.add("First", "one", code="qp-one")
    program.start()
    assert program.profile.stat().st_mode & 0o077 == 0


def test_no_network_connection_is_open(program: Program, chat: Chat) -> None:
    program.start()
    chat.customer("anna").say("hi")
    program.row("anna")
    network = {
        line.split()[9]
        for table in ("tcp", "tcp6", "udp", "udp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    }
    assert network
    sockets = {str(fd.readlink()) for fd in Path(f"/proc/{program.pid}/fd").iterdir()}
    assert {f"socket:[{inode}]" for inode in network} & sockets == set()
