"""One notification, seen twice: the portal hands on what it was given, in another form."""

from assistant.clients.notification import Notification
from assistant.desktop.dbus.forms import Form

HANDED_ON_WITHIN = 2.0  # seconds


class Echoes:
    """Remembers portal notifications, by hash, until the portal has handed them on."""

    def __init__(self) -> None:
        self._expected: dict[int, float] = {}

    def is_echo(self, form: Form, notification: Notification, at: float) -> bool:
        """Whether this is what the portal made of a notification that was already seen; seen once, it is forgotten."""
        self._expected = {text: seen for text, seen in self._expected.items() if at - seen < HANDED_ON_WITHIN}
        text = hash((notification.summary, notification.body))
        if form is Form.PORTAL:
            self._expected[text] = at
            return False
        return self._expected.pop(text, None) is not None
