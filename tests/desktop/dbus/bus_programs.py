"""Programs on the bus for these tests: a notification daemon, and callers that send what nobody should."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"
ANSWERS = {
    "Notify": ("u", (1,)),
    "GetServerInformation": ("ssss", ("daemon", "tests", "1", "1.2")),
    "GetCapabilities": ("as", (["body"],)),
    "AddNotification": ("", ()),
}


@contextmanager
def owner_of(*names: str) -> Iterator[None]:
    """Somebody who answers notification calls under these names."""
    bus = open_dbus_connection()
    for name in names:
        Proxy(message_bus, bus).RequestName(name)

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                call = bus.receive()
                if call.header.message_type is MessageType.method_call:
                    known = ANSWERS.get(call.header.fields[HeaderFields.member])
                    bus.send(new_method_return(call, *known) if known else new_error(call, UNKNOWN))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        bus.sock.shutdown(2)
        thread.join()
        bus.close()


def send_call(address: DBusAddress, member: str, signature: str, body: tuple) -> None:
    """A call that nobody needs to answer."""
    with open_dbus_connection(enable_fds=True) as bus:
        bus.send(new_method_call(address, member, signature, body))
        Proxy(message_bus, bus).GetId()  # the bus has taken the call when it answers the next one
