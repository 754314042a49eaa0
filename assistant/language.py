"""Sentences for people, in their language. Only `ui`, `cli`, `flows`, `practice` and `app` speak.

English is the source language; `resources/locale` holds the translations (gettext). The language is chosen
once, at start: it is the one piece of process-wide state, as in every gettext program.
"""

import gettext
import locale
import os
from collections.abc import Mapping

from assistant.bundled import bundled

LANGUAGES: Mapping[str, str] = {"zh_CN": "简体中文", "en": "English"}
"""What can be chosen, each named in itself."""

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_current: gettext.NullTranslations = gettext.NullTranslations()


def use_language(choice: str = "") -> str:
    """Speak `choice` from now on, or the system's language for `""`; returns the language in use."""
    global _current  # noqa: PLW0603 - see the module's docstring
    language = choice or system_language()
    _current = gettext.translation("quickphrase", bundled("resources") / "locale", languages=[language], fallback=True)
    return language


def system_language() -> str:
    """`zh_CN` on a Chinese system, else `en`. Variables as in gettext(3), also where that locale is not installed."""
    named = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    named = named if named not in {"", "C", "POSIX"} else locale.getlocale()[0] or ""
    return "zh_CN" if named.startswith(("zh", "Chinese")) else "en"


def _(sentence: str, /, **values: object) -> str:
    """The sentence in the language in use, with `{name}` fields filled from `values`."""
    translated = _current.gettext(sentence)
    return translated.format(**values) if values else translated


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """As `_`, choosing the plural form for `n`; `{n}` is filled too."""
    return _current.ngettext(one, many, n).format(n=n, **values)


def N_(sentence: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a sentence for translation where it stands as data; it is translated where it is shown."""
    return sentence
