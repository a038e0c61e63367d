"""Plain words: an answer to an open question, or a sentence that the bot understands, or silence."""

from handlers import evidence, private_words, visit_recording, visits
from handlers.asking import DRAFT
from handlers.context import Context
from handlers.refusals import refuse_without_group
from handlers.registry import Tables
from savings.household_phrases import read_household
from savings.phrases import (
    BalanceSentence,
    BareAmount,
    HelpSentence,
    MoneySentence,
    Sentence,
    SimulationSentence,
    understand,
)
from savings.sentences import HouseholdSentence
from services import drafts

_CLOSED = frozenset({"amount", "rest", "person", "periods"})
"""What a question waits for that no talk about a loan can be the answer to; a purpose or a reason may be any words."""

_OF_A_PLAN = frozenset({"start", "pattern"})
"""What is asked for a plan of visits: days and numbers, which a command in words is not."""


async def said(context: Context, tables: Tables, text: str) -> None:
    """What somebody said in a chat. When in doubt in a group, the bot is silent."""
    if await visit_recording.keeps_note(context, text) or await visits.begins_anew(context, text):
        return
    sentence = _understood(context, text)
    if await _answers_a_question(context, tables, text, sentence):
        return
    if sentence is None or isinstance(sentence, BareAmount):
        if not context.in_group and text:
            await private_words.answer(context, text)
        elif not context.in_group:
            evidence.ask(context)
        return
    if context.roster is None and (context.in_group or not isinstance(sentence, HelpSentence | SimulationSentence)):
        if isinstance(sentence, MoneySentence) or not context.in_group:
            refuse_without_group(context)
        return
    handler = tables.sentences.get(type(sentence))
    if handler is not None:
        await handler(context, sentence)


def _understood(context: Context, text: str) -> Sentence | HouseholdSentence | None:
    """What was said; on a shared phone the bare names of its own people are words as well."""
    return read_household(text, [member.name for member in context.speakers]) or understand(text)


async def _answers_a_question(
    context: Context, tables: Tables, text: str, sentence: Sentence | HouseholdSentence | None
) -> bool:
    """Whether this answered an open question: by a reply to it, in private, or by a bare amount soon after."""
    bare = isinstance(sentence, BareAmount)
    replied = context.message.reply_to_message
    to_us = (
        replied is not None
        and replied.from_user is not None
        and replied.from_user.username == context.home.bot_username
    )
    if context.in_group and not to_us and not bare:
        return False
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is None or draft.kind not in tables.drafts:
        return False
    if context.in_group:
        is_reply = to_us and replied is not None and replied.text == draft.payload.get("prompt")
        is_soon = bare and context.turn.now - draft.created_at <= drafts.BARE_AMOUNT_LASTS
        if not is_reply and not (is_soon and draft.payload.get("wants") == "amount"):
            return False
    elif not text and draft.kind == DRAFT:
        return False  # a picture alone presses no button
    elif "prompt" not in draft.payload or isinstance(sentence, BalanceSentence | HelpSentence):
        return False  # somebody who asks for a balance or for help is not answering
    elif (draft.kind == DRAFT or draft.payload.get("wants") in _CLOSED) and private_words.mean_something(text):
        return False  # nor is who asks when the next instalment is due, or tells of a death
    elif draft.payload.get("wants") in _OF_A_PLAN and private_words.is_command(text):
        return False
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    await tables.drafts[draft.kind](context, draft, text)
    return True
