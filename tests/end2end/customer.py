"""The other side: a customer on IRC, who writes and keeps every byte the agent sends him."""

import socket
import threading


class Customer:
    """Connects to the server at 127.0.0.1:`port` as `nick`; texts are UTF-8.

    `received` holds the bytes of each message the agent sent, in order, without IRC's own framing.
    """

    def __init__(self, port: int, nick: str, agent: str = "agent") -> None:
        self.nick = nick
        self.received: list[bytes] = []
        self._agent = agent
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._socket.settimeout(None)
        self._welcome = threading.Event()
        self._send(f"NICK {nick}", f"USER {nick} 0 * :{nick}")
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._welcome.wait(10):
            raise TimeoutError(f"the IRC server did not let {nick} in")

    def say(self, text: str) -> None:
        """One message to the agent for each line of the text."""
        self._send(*(f"PRIVMSG {self._agent} :{line}" for line in text.splitlines()))

    def texts(self) -> list[str]:
        return [message.decode() for message in self.received]

    def leave(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._reader.join(5)
        self._socket.close()

    def _send(self, *lines: str) -> None:
        self._socket.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def _read(self) -> None:
        for line in self._socket.makefile("rb"):
            words = line.rstrip(b"\r\n").split(b" ", 3)
            if words[0] == b"PING":
                self._send(f"PONG {words[1].decode()}")
            elif words[1] == b"001":
                self._welcome.set()
            elif words[1] == b"PRIVMSG":
                self.received.append(words[3].removeprefix(b":"))
