"""What a person is told when a wish cannot be met."""

WRONG_USE = 2
FAILURE = 1


class Refusal(Exception):  # noqa: N818 - it is an answer, not a defect of the program
    """One clear sentence, already in the language of the person; `code` is the exit code of the command."""

    def __init__(self, sentence: str, code: int = FAILURE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
