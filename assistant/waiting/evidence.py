"""Who was answered? From a paste of ours or a send key in a client, to a conversation; never a silent guess.

Strongest first: our paste that we sent; our paste, then the send key in the same window; the send key in a client's
chat window. Looking at a window is no evidence.

Where the profile reads the customer from the title, the title decides. A title that names nobody is then no
conversation (HexChat's server tab): a send key there answers nobody. Where the profile's titles never tell, a single
waiting customer of that client is the one, and with several of them the agent is asked. An unnamed message may be that
of the customer who was answered, if he does not wait by name: the reply closes it, as probable.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.chords import Modifier
from assistant.clients.match import customer_in
from assistant.clients.profile import ClientProfile
from assistant.clients.window import Window
from assistant.waiting.message import Conversation, Evidence, Reply
from assistant.waiting.signals import SendKeyPressed

PASTE_STANDS = 300.0
"""So many seconds after our paste a send key in its window still sends that phrase, though the agent may have added
to it."""
OWN_KEY = 1.0
"""Within so many seconds of a paste that we sent, a send key in its conversation is the one we pressed ourselves."""


@dataclass(frozen=True, slots=True)
class LastPaste:
    """The phrase that our last successful paste left in `window`, unsent, or sent by us.

    Whoever keeps it drops it once it was sent, taken back, or followed by another one. `at` is a boot-time moment.
    """

    window: Window
    customer: str
    phrase_id: str
    at: float
    sent: bool = False


@dataclass(frozen=True, slots=True)
class AskWho:
    """One of these was answered, and only the agent knows which."""

    candidates: tuple[Conversation, ...]
    at: float
    evidence: Evidence
    probable: bool = False
    phrase_id: str = ""

    @property
    def client(self) -> str:
        return self.candidates[0].client

    def reply_to(self, conversation: Conversation) -> Reply:
        """The agent has said who; an input method may have taken the key all the same."""
        return Reply(conversation, self.at, self.evidence, self.probable, self.phrase_id)


@dataclass(frozen=True, slots=True)
class Nobody:
    """No customer was answered by this, as far as can be known."""


Verdict = Reply | AskWho | Nobody


def answered_by_paste(paste: LastPaste, profile: ClientProfile, waiting: Iterable[Conversation]) -> Verdict:
    """After a paste that we sent ourselves. One without the send key answers nobody yet."""
    if not paste.sent:
        return Nobody()
    asked = AskWho(_of(profile, waiting), paste.at, Evidence.PASTE_SENT, phrase_id=paste.phrase_id)
    return _whom(asked, profile, paste.customer)


def answered_by_key(
    pressed: SendKeyPressed, profile: ClientProfile | None, waiting: Iterable[Conversation], paste: LastPaste | None
) -> Verdict:
    """After a send key. `profile` is that of the window it was pressed in, None for any other program's."""
    if profile is None or not is_send_key(profile, pressed):
        return Nobody()
    customer = customer_in(profile, pressed.window.title)
    if paste and _is_our_own(pressed, customer, paste):
        return Nobody()
    evidence, phrase_id = Evidence.TYPED_ENTER, ""
    if paste and sends_paste(pressed, customer, paste):
        evidence, phrase_id = Evidence.PASTE_ENTER, paste.phrase_id
    asked = AskWho(_of(profile, waiting), pressed.at, evidence, pressed.composing, phrase_id)
    return _whom(asked, profile, customer)


def sends_paste(pressed: SendKeyPressed, customer: str, paste: LastPaste) -> bool:
    """Whether this key, in the window as it is now, sends the phrase of that paste."""
    return _in_its_place(pressed, customer, paste) and not paste.sent and 0 <= pressed.at - paste.at <= PASTE_STANDS


def _is_our_own(pressed: SendKeyPressed, customer: str, paste: LastPaste) -> bool:
    return _in_its_place(pressed, customer, paste) and paste.sent and abs(pressed.at - paste.at) <= OWN_KEY


def _in_its_place(pressed: SendKeyPressed, customer: str, paste: LastPaste) -> bool:
    return pressed.window.id == paste.window.id and customer == paste.customer


def is_send_key(profile: ClientProfile, pressed: SendKeyPressed) -> bool:
    """Whether it is this client's: Enter in some, Ctrl+Enter in others."""
    send = profile.manners.send
    return send.key == "enter" and (Modifier.CTRL in send.modifiers) == pressed.ctrl


def _of(profile: ClientProfile, waiting: Iterable[Conversation]) -> tuple[Conversation, ...]:
    return tuple(conversation for conversation in waiting if conversation.client == profile.id)


def _whom(asked: AskWho, profile: ClientProfile, customer: str) -> Verdict:
    """`asked` holds everybody of the client who waits."""
    unnamed = Conversation(profile.id)
    if profile.window.customer is None and not customer:
        whom = asked.candidates
    else:
        whom = tuple(c for c in (Conversation(profile.id, customer), unnamed) if customer and c in asked.candidates)[:1]
    if len(whom) > 1:
        return asked
    if not whom:
        return Nobody()
    return replace(asked, probable=asked.probable or whom[0] == unnamed).reply_to(whom[0])
