"""From a request to its reply, whatever goes wrong in between."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from assistant.flows.refusal import FAILURE, WRONG_USE, Refusal
from assistant.flows.verbs import Handlers
from assistant.flows.verbs.texts import refuse_unwritable
from assistant.language import _

_log = logging.getLogger(__name__)

_PATIENCE = 60.0  # seconds; a paste waits for its target, an agent for an answer

Post = Callable[[Callable[[], None]], None]
"""Runs a function on the thread that owns the program's state, soon."""


def replier(handlers: Handlers, post: Post) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A function for request threads: runs the handler where `post` says, waits, and returns the reply.

    `{"ok": value}`, or `{"error": sentence, "code": exit code}`.
    """

    def reply(request: dict[str, Any]) -> dict[str, Any]:
        answer: Future[Any] = Future()
        post(lambda: _start(handlers, request, answer))
        try:
            return {"ok": answer.result(timeout=_PATIENCE)}
        except Refusal as refusal:
            return {"error": refusal.sentence, "code": refusal.code}
        except TimeoutError:
            return {"error": _("The running program did not finish this in time; try again."), "code": FAILURE}
        except Exception:  # noqa: BLE001 - the dispatcher is where errors are caught
            _log.exception("verb %s", request.get("verb"))
            return {"error": _("This failed inside the program; the log file says why."), "code": FAILURE}

    return reply


def _start(handlers: Handlers, request: dict[str, Any], answer: "Future[Any]") -> None:
    handler = handlers.get(str(request.get("verb")))
    if handler is None:
        answer.set_exception(Refusal(_("There is no verb {verb}.", verb=request.get("verb")), WRONG_USE))
        return
    try:
        args = request.get("args", {})
        refuse_unwritable(args)
        value = handler(args)
    except Exception as error:  # noqa: BLE001 - the dispatcher is where errors are caught
        answer.set_exception(error)
        return
    if isinstance(value, Future):
        value.add_done_callback(lambda done: _pass_on(done, answer))
    else:
        answer.set_result(value)


def _pass_on(done: "Future[Any]", answer: "Future[Any]") -> None:
    error = done.exception()
    if error is not None:
        answer.set_exception(error)
    else:
        answer.set_result(done.result())
