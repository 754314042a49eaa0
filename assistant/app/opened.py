"""A profile locked and opened for a while."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.app.log_file import log_to_file
from assistant.app.profile import OpenProfile, open_profile
from assistant.desktop.instance.lock import ProfileLock
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.places import Places

_PATIENCE = 5.0  # seconds; another command may be writing right now


@contextmanager
def opened(places: Places, *, only_reading: bool = False) -> Iterator[OpenProfile]:
    """The profile, locked and open; closed and free afterwards. One that is only read may lie in a read-only folder.

    Raises:
        Refusal: the folder cannot be written, another program has it, or it cannot be used.
    """
    lock = None
    try:
        places.make()
        lock = ProfileLock(places.home)
        taken = lock.take(_PATIENCE)
    except OSError as error:
        if not only_reading or not os.path.isdir(places.home):  # noqa: PTH112 - Path.is_dir raises for too long a name
            raise Refusal(
                _("The profile folder {folder} cannot be written: {reason}.", folder=places.home, reason=error.strerror)
            ) from error
        lock = None
    else:
        if not taken:
            raise Refusal(_("Another quickphrase is using this profile; try again in a moment."))
    log_to_file(places)
    try:
        profile = open_profile(places)
        try:
            yield profile
        finally:
            profile.close()
    finally:
        if lock:
            lock.release()
