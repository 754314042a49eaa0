import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.bundled import bundled
from assistant.language import LANGUAGES, _, ngettext, use_language
from assistant.sending.actions import ACTIONS
from assistant.settings import SETTINGS

UPDATE = bundled("resources") / "locale" / "update.py"


def test_every_sentence_is_translated_and_compiled():
    checked = subprocess.run([sys.executable, UPDATE, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_sentences_of_the_tables_are_found():
    found = {message.id for message in runpy.run_path(str(UPDATE))["sentences"]()}
    assert found >= {info.title for info in ACTIONS.values()}
    for setting in SETTINGS:
        assert found >= {setting.section, setting.title, setting.help} - {""}


def test_chinese_is_spoken():
    use_language("zh_CN")
    assert _("Quit") == "退出"
    assert ngettext("{n} more", "{n} more", 2) == "另有 2 位"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_there_or_is_the_source(language: str):
    assert language == "en" or (bundled("resources") / "locale" / language / "LC_MESSAGES" / "quickphrase.mo").is_file()


def test_a_field_that_is_lost_in_translation_is_found(tmp_path: Path):
    update = runpy.run_path(str(UPDATE))
    folder = tmp_path / "zh_CN"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    po = folder / "LC_MESSAGES" / "quickphrase.po"
    po.write_text(
        'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n\nmsgid "To {customer}"\nmsgstr "回复"\n', encoding="utf-8"
    )
    flaws = list(update["flaws"](update["updated"](folder, update["sentences"]())))
    assert any("not the same {fields}: 'To {customer}'" in flaw for flaw in flaws)
    assert any("untranslated: 'Quit'" in flaw for flaw in flaws)
