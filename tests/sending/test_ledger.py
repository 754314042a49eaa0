"""Who reads what, and when."""

from assistant.sending.ledger import LATE_READ, READS_AGAIN, Ledger

ANNA, MANAGER, BOB = 0x400000, 0x600000, 0x800000


def texts(ledger: Ledger[str], *reads: tuple[int, int, float]) -> list[str | None]:
    found = [ledger.look_up(reader, at, now) for reader, at, now in reads]
    return [entry.what if entry else None for entry in found]


def ledger(*offers: tuple[str, int | None, int], now: float = 0.0) -> Ledger[str]:
    made: Ledger[str] = Ledger()
    for what, since, reader in offers:
        made.offer(what, since, reader, now)
    return made


def test_nothing_on_offer() -> None:
    assert texts(ledger(), (ANNA, 0, 0.0), (ANNA, 5, 0.0)) == [None, None]


def test_dated_reads_get_what_was_there_at_their_time() -> None:
    book = ledger(("old", None, 0), ("first", 1000, ANNA), ("second", 2000, ANNA))
    assert texts(book, (ANNA, 900, 1.0), (ANNA, 1000, 1.0), (ANNA, 1999, 1.0), (ANNA, 2001, 1.0)) == [
        "old",
        "first",
        "first",
        "second",
    ]


def test_dates_survive_the_wrap_of_the_clock() -> None:
    book = ledger(("before", 0xFFFFFFF0, 0), ("after", 0x00000010, 0))
    assert texts(book, (ANNA, 0xFFFFFFFF, 1.0), (ANNA, 0x20, 1.0)) == ["before", "after"]


def test_undated_readers_get_what_is_on_offer() -> None:
    book = ledger(("old", None, 0), ("first", 1000, ANNA))
    assert texts(book, (ANNA, 0, 1.0), (MANAGER, 0, 1.0)) == ["first", "first"]


def test_late_undated_read_gets_its_own_text_and_not_the_old_clipboard() -> None:
    book = ledger(("first", 1000, ANNA), ("for Bob", 2000, BOB), ("old", 3000, 0))
    assert texts(book, (ANNA, 0, 1.0), (MANAGER, 0, 1.0)) == ["first", "old"]
    assert texts(book, (ANNA, 0, 1.0 + READS_AGAIN * 2)) == ["old"]


def test_late_read_dated_too_late_gets_its_own_text() -> None:
    """GTK dates the last of its questions with the last event it has handled."""
    assert texts(ledger(("first", 1000, ANNA), ("old", 3000, 0)), (ANNA, 4000, 1.0)) == ["first"]


def test_second_read_of_a_reader_that_took_the_next_text_for_its_first_key_gets_nothing() -> None:
    book = ledger(("first", 1000, ANNA), ("second", 2000, ANNA))
    assert texts(book, (ANNA, 0, 1.0)) == ["second"]
    assert book.current is not None
    book.settle(book.current)
    book.offer("old", 3000)
    assert texts(book, (ANNA, 0, 1.1)) == [None]


def test_what_is_for_one_reader_only_is_given_to_nobody_else() -> None:
    offers = ledger(("old", None, 0), ("text", 10, 5))
    assert offers.current is not None
    offers.current.only_reader = True
    assert texts(offers, (6, 20, 0.0), (6, 0, 0.0), (5, 20, 0.0)) == [None, None, "text"]


def test_debts_end() -> None:
    book = ledger(("first", 1000, ANNA), ("old", 3000, 0))
    assert texts(book, (ANNA, 0, LATE_READ + 1)) == ["old"]


def test_settled_reads_owe_nothing() -> None:
    book = ledger(("first", 1000, ANNA))
    assert book.current is not None
    book.settle(book.current)
    book.offer("old", 3000)
    assert texts(book, (ANNA, 0, 1.0)) == ["old"]


def test_cleared() -> None:
    book = ledger(("first", 1000, ANNA))
    book.clear()
    assert book.current is None
    assert texts(book, (ANNA, 1000, 1.0)) == [None]
