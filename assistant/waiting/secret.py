"""The profile's secret: what keeps customers' names unreadable on the disk. Made once, never leaves the machine."""

import os
from dataclasses import dataclass
from pathlib import Path

from assistant.library.damage import Damage, set_aside
from assistant.waiting.files import write_private

_LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """The keys derived from it tell nothing about each other."""

    material: bytes

    def key(self, purpose: str) -> bytes:
        """32 bytes for this purpose (at most 16 ASCII letters), always the same (BLAKE2b, keyed and personalised)."""
        import hashlib  # comes with OpenSSL, 4 MB that a program need not have before somebody is answered

        return hashlib.blake2b(key=self.material, person=purpose.encode("ascii"), digest_size=32).digest()


def load_secret(path: Path) -> tuple[Secret, Damage | None]:
    """The secret in this file (mode 0600), which is made where it is missing.

    A damaged file is set aside and reported, and a new secret begun: rows of the reply log from before then belong to
    customers that cannot be recognised any more, and who was waiting is not known.

    Raises:
        OSError: the file cannot be read or written.
    """
    damage = None
    try:
        material = path.read_bytes()
        if len(material) == _LENGTH:
            return Secret(material), None
        damage = Damage(path, set_aside(path), None, f"{len(material)} bytes in place of {_LENGTH}")
    except FileNotFoundError:
        pass
    secret = Secret(os.urandom(_LENGTH))
    write_private(path, secret.material)
    return secret, damage
