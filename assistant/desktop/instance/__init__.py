"""One program per profile: a lock says who writes, a local socket lets a second start talk to the first."""

from assistant.desktop.instance.channel import Channel, NobodyThereError, ask
from assistant.desktop.instance.lock import ProfileLock

__all__ = ["Channel", "NobodyThereError", "ProfileLock", "ask"]
