"""What people ask for by name: the verbs of the command line, carried out by the running program or without one.

A handler takes the verb's arguments as a JSON object and returns a JSON value, or a Future of one; it raises
Refusal. Each factory here is given just the parts its verbs need.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

Args = Mapping[str, Any]
Handler = Callable[[Args], Any]
Handlers = dict[str, Handler]
Answer = Future[Any]
