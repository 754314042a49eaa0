"""What a person is told of a delivery: one sentence for everything that can become of it, in every language."""

from dataclasses import replace

import pytest

from assistant.flows.answering import Delivery
from assistant.flows.refusal import Refusal
from assistant.flows.reports import Report, report
from assistant.language import LANGUAGES, use_language
from assistant.library.model import Phrase
from assistant.sending.requests import PasteOutcome, PasteResult, Put
from tests.flows.desk import ANNA, HELLO, talk_in

FAILURES = [outcome for outcome in PasteOutcome if outcome is not PasteOutcome.PASTED]


def delivery(outcome: PasteOutcome = PasteOutcome.PASTED, sent: bool = False, **result: object) -> Delivery:
    made = PasteResult("1", outcome, ANNA, **result)
    return Delivery(HELLO, ANNA, talk_in(ANNA), sent, (Put("您好！"),), made, 100.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phrase", [HELLO, None])
@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("outcome", PasteOutcome)
def test_every_outcome_has_a_whole_sentence(
    outcome: PasteOutcome, left: bool, phrase: Phrase | None, language: str
) -> None:
    use_language(language)
    told = report(replace(delivery(outcome, left_on_clipboard=left), phrase=phrase))
    assert told.well is (outcome is PasteOutcome.PASTED)
    assert told.sentence
    assert not {"{", "}"} & set(told.sentence + told.advice)
    assert bool(told.advice) is (left and phrase is not None and not told.well)


@pytest.mark.parametrize("language", LANGUAGES)
def test_failures_are_told_apart(language: str) -> None:
    use_language(language)
    assert len({report(delivery(outcome)).sentence for outcome in FAILURES}) == len(FAILURES)


def test_no_failure_sounds_like_a_success() -> None:
    successes = {report(delivery(sent=sent)).sentence for sent in (True, False)}
    assert successes == {"Sent: Hello", "Pasted: Hello"}
    assert all(report(delivery(outcome)).sentence not in successes for outcome in FAILURES)


def test_a_lost_clipboard_is_told_though_the_phrase_stands_there() -> None:
    told = report(delivery(clipboard_kept=False))
    assert (told.well, told.sentence.startswith("Pasted, but")) == (False, True)


def test_the_platforms_reason_is_passed_on() -> None:
    assert report(delivery(PasteOutcome.FAILED, detail="no XTEST")).sentence == "Not pasted: no XTEST"


def test_taking_back_is_told_as_such() -> None:
    taken_back = replace(delivery(), phrase=None)
    assert report(taken_back) == Report(True, "The last paste was taken back.")
    for outcome in FAILURES:
        failed = replace(taken_back, result=replace(taken_back.result, outcome=outcome))
        assert "not taken back" in report(failed).sentence


def test_a_refusal_speaks_for_itself() -> None:
    assert report(Refusal("“X” is empty.")) == Report(False, "“X” is empty.")
