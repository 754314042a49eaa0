"""What ships with the program: complete, correct, easy to type, and nothing in it that a platform punishes."""

import re

import pytest

from assistant.bundled import bundled
from assistant.library.placeholders import names, parse
from assistant.packs.folder import read_pack
from assistant.packs.pack import Pack
from assistant.practice.script import read_script

# Every situation an agent needs words for, by stage.
SITUATIONS = {
    "greeting": {"first", "back", "overnight", "busy", "away"},
    "product": {
        *("genuine", "models", "measures", "audience", "use", "fakes"),
        *("in-stock", "few-left", "sold-out", "presale", "recommend", "add-on"),
    },
    "bargain": {"event", "several", "again", "after-discount", "elsewhere", "ask-lead", "gift"},
    "order": {"check", "change", "courier", "invoice", "invoice-again", "coupon", "cash-on-delivery"},
    "payment": {"silent", "asked", "cut-off", "last"},
    "shipping": {"days", "sent", "stuck", "lost", "damaged", "seized", "refused", "return-number"},
    "after-sale": {"not-working", "return", "exchange", "freight", "wrong", "missing", "refund", "complaint"},
    "review": {"thanks", "bad", "explain"},
    "goodbye": {"bought", "not-bought", "rate"},
}
# Contact outside the platform; superlatives the advertising law bans; offers of money for a review.
FORBIDDEN = re.compile(
    r"微信|威信|加v|QQ|1[3-9]\d{9}|最|第一名|国家级|极品|万能|100%|返现|好评.{0,4}(送|返|红包)|WeChat|WhatsApp"
    r"|\bbest\b|number one|cash ?back",
    re.IGNORECASE,
)


@pytest.fixture(params=["general-zh", "general-en"])
def pack(request):
    pack = read_pack(bundled("phrases") / request.param)
    assert isinstance(pack, Pack), pack
    return pack


def test_every_situation_has_a_phrase_in_several_wordings(pack):
    covered = {phrase.id.partition(":")[2]: phrase for phrase in pack.layer.phrases}
    wanted = {f"{stage}.{situation}" for stage, situations in SITUATIONS.items() for situation in situations}
    assert wanted == set(covered)
    assert all(len(phrase.wordings) >= 2 for phrase in covered.values())


def test_wordings_differ_and_are_free_of_forbidden_words(pack):
    wordings = [wording for phrase in pack.layer.phrases for wording in phrase.wordings]
    assert len(set(wordings)) == len(wordings)
    assert [wording for wording in wordings if FORBIDDEN.search(wording)] == []


def test_placeholders_are_known(pack):
    for phrase in pack.layer.phrases:
        for wording in phrase.wordings:
            names(parse(wording))


def test_codes_are_unique_and_easy_to_type(pack):
    codes = [phrase.code for phrase in pack.layer.phrases]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"[a-z]{1,8}[0-9]?", code)] == []


def test_nine_favourites_stand_ready(pack):
    assert sorted(p.favourite for p in pack.layer.phrases if p.favourite) == list(range(1, 10))


def test_the_practice_customers_are_answered_by_the_pack_of_their_language(pack):
    codes = {phrase.code: phrase.id.partition(":")[2] for phrase in pack.layer.phrases}
    for customer in read_script(bundled("resources") / "practice", pack.manifest.language):
        for question in customer.questions:
            assert not question.code or codes[question.code] == question.situation
