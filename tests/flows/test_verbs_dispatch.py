"""From a request to its reply, whatever goes wrong in between."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.flows.refusal import FAILURE, WRONG_USE, Refusal
from assistant.flows.verbs import dispatch
from assistant.flows.verbs.dispatch import replier
from assistant.language import LANGUAGES, use_language


def at_once(run: Callable[[], None]) -> None:
    run()


def on_another_thread(run: Callable[[], None]) -> None:
    Thread(target=run).start()


def reply(handler: Callable[..., Any], **request: Any) -> dict[str, Any]:
    return replier({"do": handler}, at_once)({"verb": "do"} | request)


def failing(error: Exception) -> Callable[[Any], Any]:
    def handler(_: Any) -> Any:
        raise error

    return handler


def future(value: Any = None, error: Exception | None = None) -> "Future[Any]":
    made: Future[Any] = Future()
    if error:
        made.set_exception(error)
    else:
        made.set_result(value)
    return made


def test_the_handlers_value_is_the_reply() -> None:
    assert reply(lambda args: [args["n"] + 1], args={"n": 1}) == {"ok": [2]}
    assert reply(dict) == {"ok": {}}


def test_a_futures_value_is_the_reply_whenever_it_comes() -> None:
    assert reply(lambda _: future(5)) == {"ok": 5}
    late: Future[Any] = Future()

    def handler(_: Any) -> Any:
        on_another_thread(lambda: late.set_result("late"))
        return late

    assert replier({"do": handler}, on_another_thread)({"verb": "do"}) == {"ok": "late"}


@pytest.mark.parametrize("as_future", [True, False])
def test_a_refusal_is_its_sentence_and_code(as_future: bool) -> None:
    refusal = Refusal("“X” is empty.", WRONG_USE)
    handler = (lambda _: future(error=refusal)) if as_future else failing(refusal)
    assert reply(handler) == {"error": "“X” is empty.", "code": WRONG_USE}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("as_future", [True, False])
def test_an_exception_inside_is_one_sentence_and_its_traceback_is_in_the_log(
    as_future: bool, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    use_language(language)
    error = KeyError("secret detail")
    said = reply((lambda _: future(error=error)) if as_future else failing(error))
    assert said["code"] == FAILURE
    assert "secret detail" not in said["error"]
    assert said["error"]
    (record,) = caplog.records
    assert (record.levelno, record.exc_info and record.exc_info[1]) == (logging.ERROR, error)


@pytest.mark.parametrize("args", [{"customer": "an\udcffna"}, {"n": 1, "wordings": ["fine", "\ud83d"]}])
def test_what_is_not_unicode_is_wrong_use_and_reaches_no_handler(args: dict[str, Any]) -> None:
    said = reply(failing(AssertionError()), args=args)
    assert said["code"] == WRONG_USE
    assert list(args)[-1] in said["error"]
    said["error"].encode()


@pytest.mark.parametrize("request_", [{"verb": "dance"}, {"verb": None}, {}, {"verb": ["do"]}])
def test_an_unknown_verb_is_wrong_use(request_: dict[str, Any]) -> None:
    said = replier({"do": dict}, at_once)(request_)
    assert said["code"] == WRONG_USE
    assert str(request_.get("verb")) in said["error"]


def test_an_answer_that_does_not_come_is_told_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "_PATIENCE", 0.01)
    never: Future[Any] = Future()
    said = reply(lambda _: never)
    assert said["code"] == FAILURE
    assert "in time" in said["error"]
    never.set_result("too late")
    silent = replier({"do": dict}, lambda _run: None)({"verb": "do"})
    assert silent == said


@given(st.dictionaries(st.sampled_from(["verb", "args", "x"]), st.none() | st.text() | st.just("do") | st.just({})))
def test_every_request_has_exactly_one_reply(request_: dict[str, Any]) -> None:
    logging.disable(logging.ERROR)
    try:
        said = replier({"do": lambda args: args["n"]}, at_once)(request_)
    finally:
        logging.disable(logging.NOTSET)
    assert set(said) in ({"ok"}, {"error", "code"})
