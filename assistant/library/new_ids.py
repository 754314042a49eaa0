"""Ids of the agent's own phrases: short, random, never with the `:` that pack phrases have."""

from base64 import b32encode
from collections.abc import Callable, Container


def new_id(random: Callable[[int], bytes], taken: Container[str]) -> str:
    """Eight letters and digits that are not taken; `random` gives that many random bytes."""
    while True:
        made = b32encode(random(5)).decode("ascii").lower()
        if made not in taken:
            return made
