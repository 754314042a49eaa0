"""Replaces a file in one step and keeps the one before it: at every moment one of the two is whole."""

import errno
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}  # some network and FUSE file systems
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4)  # s; on Windows a virus scanner may hold the file for a moment


def write_whole(path: Path, chunks: Iterable[bytes], backup: Path) -> None:
    """Write `chunks` beside `path`, make the present `path` the `backup`, and put the new file in its place.

    On the disk for good when this returns. Missing folders are made.

    Raises:
        OSError: `path` is as it was before, or, where the file system has no hard links, lies at `backup`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    try:
        with new.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        _keep(path, backup)
        _replace(new, path)
    except BaseException:
        _remove(new)
        raise
    _sync_folder(path.parent)


def _keep(path: Path, backup: Path) -> None:
    """Make `backup` the present `path`, which stays where it is if the file system has hard links."""
    if not path.exists():
        return
    link = backup.with_name(backup.name + ".new")
    _remove(link)
    try:
        os.link(path, link)
    except OSError:
        _replace(path, backup)
        return
    _replace(link, backup)
    _remove(link)  # still there when both were the same file already


def _replace(source: Path, target: Path) -> None:
    for wait in _WAITS:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.replace(target)


def _remove(path: Path) -> None:
    """A file that cannot be removed is only left over; the next write replaces it."""
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
