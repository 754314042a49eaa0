"""Words of a command line that were not UTF-8 come as half surrogate pairs, which nothing can store or draw."""

from assistant.flows.refusal import WRONG_USE, Refusal
from assistant.flows.verbs import Args
from assistant.language import _
from assistant.library.flaws import encodable


def refuse_unwritable(args: Args) -> None:
    """
    Raises:
        Refusal: one of the texts is not Unicode.
    """
    for name, value in args.items():
        texts = value if isinstance(value, list) else [value]
        if not all(encodable(text) for text in texts if isinstance(text, str)):
            raise Refusal(_("What was given as {name} is not UTF-8 text; nothing was done.", name=name), WRONG_USE)
