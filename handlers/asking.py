"""A question about money that waits for its answer: the draft behind it, and the buttons that several share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from handlers.requests import Request
from savings.phrases import CorrectionSentence, understand
from services import drafts, people
from services.drafts import Draft

DRAFT = "money"

Rows = Callable[[int], list[list[Button]]]
"""The buttons of a question, for the id of its draft."""


@dataclass(frozen=True, slots=True)
class ChooseAmount(Payload, prefix="amt"):
    """It is this amount (0: another one, to be typed)."""

    draft_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class GiveUp(Payload, prefix="giveup"):
    """The question need not be answered."""

    draft_id: int


def called_off(text: str) -> bool:
    """Whether who was asked to write something wrote "batal", "nggak jadi" instead: then nothing is asked any more."""
    said = understand(text)
    return isinstance(said, CorrectionSentence) and said.action == "cancel" and said.number is None


async def ask(context: Context, request: Request, index: int, prompt: str, rows: Rows, **more: Any) -> None:
    """Open the question as a draft and show it here; `index` is the item that it is about, -1 for the whole message."""
    keyboard = await _opened(context, context.chat_id, request, index, prompt, rows, more)
    if context.is_press:
        context.edit(prompt, keyboard)
    else:
        context.reply(prompt, keyboard, quote=context.in_group)


async def ask_in_private(context: Context, request: Request, index: int, prompt: str, rows: Rows, **more: Any) -> bool:
    """Ask the same person in private; False where the person never pressed Start."""
    person = await people.find(context.turn, context.user.id)
    if person is None or not person.reachable:
        return False
    keyboard = await _opened(context, context.user.id, request, index, prompt, rows, more)
    return await context.whisper(context.user.id, prompt, keyboard)


async def _opened(
    context: Context, chat_id: int, request: Request, index: int, prompt: str, rows: Rows, more: dict[str, Any]
) -> Keyboard:
    draft_id = await drafts.ask(
        context.turn,
        chat_id=chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"request": request.to_json(), "index": index, "prompt": prompt, **more},
    )
    return [*rows(draft_id), [Button(context._("Batal"), GiveUp(draft_id))]]


async def open_request(context: Context, draft_id: int) -> tuple[Draft, Request] | None:
    """The presser's own open question; others, and late ones, are told so."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
        return None
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    return draft, Request.from_json(draft.payload["request"])
