"""What the dialog calls choices."""

from assistant.language import LANGUAGES, _


def choice_title(setting: str, choice: str) -> str:
    """A choice as people read it; a choice without a title is shown as it is."""
    titles = {
        ("language", ""): _("as the system"),
        ("theme", "system"): _("as the system"),
        ("theme", "light"): _("light"),
        ("theme", "dark"): _("dark"),
        ("built_in_packs", ""): _("in the program's language"),
        ("built_in_packs", "all"): _("all"),
        ("built_in_packs", "none"): _("none"),
        ("leading", "last"): _("last message"),
        ("leading", "first"): _("first message"),
    }
    return titles.get((setting, choice)) or LANGUAGES.get(choice) or choice
