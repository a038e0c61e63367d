"""Plain words: an answer to an open question, or a sentence that the bot understands, or silence."""

from handlers.buttons import Button
from handlers.context import Context
from handlers.giving import give
from handlers.privately import Do, hello
from handlers.refusals import refuse_without_group
from handlers.registry import Tables
from savings.courtesies import is_agreement, is_greeting, is_thanks
from savings.phrases import BalanceSentence, BareAmount, HelpSentence, MoneySentence, Sentence, understand
from services import drafts

_COMMANDS_IN_WORDS = {
    **dict.fromkeys(("riwayat", "riwayat saya", "catatan saya"), "riwayat"),
    **dict.fromkeys(("kehadiran", "kehadiran saya"), "hadir"),
    **dict.fromkeys(("aturan", "aturan kelompok"), "aturan"),
    **dict.fromkeys(("anggota", "daftar anggota"), "anggota"),
    **dict.fromkeys(("pengurus", "peran"), "peran"),
    **dict.fromkeys(("profil", "data saya", "profil saya"), "profil"),
    **{"kas": "kas", "menunggu": "menunggu", "mulai": "start"},
}
"""What looks something up, as people say it. In private alone: in a group these are words like others."""


async def said(context: Context, tables: Tables, text: str) -> None:
    """What somebody said in a chat. When in doubt in a group, the bot is silent."""
    sentence = understand(text)
    if await _answers_a_question(context, tables, text, sentence):
        return
    if sentence is None or isinstance(sentence, BareAmount):
        if not context.in_group and text:
            await _small_talk(context, text)
        return
    if context.roster is None and not (isinstance(sentence, HelpSentence) and not context.in_group):
        if isinstance(sentence, MoneySentence) or not context.in_group:
            refuse_without_group(context)
        return
    handler = tables.sentences.get(type(sentence))
    if handler is not None:
        await handler(context, sentence)


async def _answers_a_question(context: Context, tables: Tables, text: str, sentence: Sentence | None) -> bool:
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
    elif "prompt" not in draft.payload or isinstance(sentence, BalanceSentence | HelpSentence):
        return False  # somebody who asks for a balance or for help is not answering
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    await tables.drafts[draft.kind](context, draft, text)
    return True


async def _small_talk(context: Context, text: str) -> None:
    """In private somebody waits for an answer: silence would be unkind, and so would be a correction of a thank-you."""
    _ = context._
    command = _COMMANDS_IN_WORDS.get(" ".join(text.lower().strip(" .?!").split()))
    if command is not None:
        await give(f"/{command}", context)
    elif is_greeting(text):
        await hello(context)
    elif is_thanks(text):
        context.reply(_("Sama-sama."))
    elif is_agreement(text):
        context.reply(_("Baik."))
    else:
        context.reply(
            _("Maaf, saya belum paham. Contoh yang bisa: setor 20rb"), [[Button(_("Bantuan"), Do("bantuan"))]]
        )
