from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.session import Customer, Question, Session

ANNA = Customer(
    "Anna", (Question("在吗", "greeting", 1, "hi"), Question("便宜点", "bargain", 2, "jg"), Question("谢谢", "bye", 1))
)
BEN = Customer("Ben", (Question("发货了吗", "ship", 1.5, "fh"),))


def test_a_customer_asks_again_after_the_answer():
    session = Session((ANNA,), started=100)
    assert session.due(100.5) == []
    assert [asked.question.text for asked in session.due(101)] == ["在吗"]
    assert session.next_at() is None
    assert session.answer("Anna", "您好", 111).waited == 10
    assert session.next_at() == 113
    assert [asked.question.text for asked in session.due(113)] == ["便宜点"]


def test_a_closing_thanks_needs_no_answer():
    session = Session((ANNA,), started=0)
    for at, answer in ((1, "a"), (10, "b")):
        session.due(at + 5)
        session.answer("Anna", answer, at + 6)
    assert [asked.question.text for asked in session.due(100)] == ["谢谢"]
    assert session.over
    assert len(session.answers) == 2


def test_writing_to_somebody_who_does_not_wait_is_not_an_answer():
    session = Session((ANNA, BEN), started=0)
    session.due(1)
    assert session.answer("Ben", "?", 2) is None
    assert session.answers == []


@given(st.lists(st.floats(0.1, 90), min_size=3, max_size=3))
def test_every_question_that_needs_one_gets_exactly_one_answer(waits):
    session, now = Session((ANNA, BEN), started=0), 0.0
    waits = iter(waits)
    while not session.over:
        now = max(now, session.next_at() or now)
        session.due(now)
        for name in list(session.open):
            now += next(waits)
            session.answer(name, "x", now)
    assert sorted(a.asked.question.code for a in session.answers) == ["fh", "hi", "jg"]
    assert all(answer.waited > 0 for answer in session.answers)
