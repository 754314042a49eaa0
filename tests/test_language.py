import pytest

from assistant.language import N_, _, ngettext, system_language, use_language


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "zh_CN:en"}, "zh_CN"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_system_says_which_language(monkeypatch, variables, language):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language
    assert use_language() == language


def test_sentences_follow_the_choice():
    use_language("zh_CN")
    assert _("Settings") == "设置"
    assert ngettext("{n} phrase", "{n} phrases", 3) == "3 条短语"
    use_language("en")
    assert _("Settings") == "Settings"
    assert ngettext("{n} phrase", "{n} phrases", 1) == "1 phrase"


def test_fields_are_filled_after_translation():
    use_language("en")
    assert _("Removed: {title}", title="{x}") == "Removed: {x}"


def test_a_marked_sentence_is_itself():
    assert N_("Settings") == "Settings"
