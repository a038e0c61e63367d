"""What every look into the books needs: which group, whose, and where the answer may be read."""

from collections.abc import Iterable

from handlers.buttons import Keyboard
from handlers.context import ALERT_LENGTH, Context, plain, utf16_length
from handlers.refusals import refuse_without_group
from savings.details import reference
from savings.groups import Member
from savings.names import PersonRef, match_people
from savings.phrases import MoneySentence, understand
from savings.roles import Action
from services import balances, drafts
from services.drafts import Draft

LONGEST_NAME = 4
"""Words."""


async def stand_in(context: Context, group_id: int) -> bool:
    """Speak as in this group from here on; False where the person has no place in it.

    In private a button may be of another group than the one that the chat speaks of now.
    """
    if context.roster is None or context.roster.group.id != group_id:
        if context.in_group:
            return False
        rosters = await context.turn.directory.rosters_of(context.turn.tx, context.user.id)
        found = next((roster for roster in rosters if roster.group.id == group_id), None)
        if found is None:
            return False
        await context.enter(found)
    return bool(context.speakers)


def is_own(context: Context, member: Member) -> bool:
    """Whether the account may speak for this member."""
    return context.user.id in member.speakers


def may_see(context: Context, member: Member) -> bool:
    """Whether the account may see what this member has."""
    return is_own(context, member) or context.may(Action.SEE_OTHERS)


def own_savers(context: Context) -> tuple[Member, ...]:
    """Those of the account's members who have savings."""
    return tuple(member for member in context.speakers if balances.saves(member))


def named(context: Context, person: PersonRef) -> list[Member]:
    """Whom a name can mean: those who are here now, else those who left; who may see only their own, those first."""
    savers = [member for member in context.here.people if balances.saves(member)]
    found = match_people(person, savers)
    if not found:
        found = match_people(person, [member for member in context.here.everyone if not member.active])
    if context.may(Action.SEE_OTHERS):
        return found
    return [member for member in found if is_own(context, member)] or found


def shown_name(person: PersonRef) -> str:
    """The name as it was written, fit to be shown again."""
    name = plain(person.text)[:40]
    return name.title() if name.islower() else name


def says_nobody(context: Context, person: PersonRef) -> None:
    """Nobody here bears this name."""
    _ = context._
    context.reply(
        _("Tidak ada anggota bernama “{name}” di sini. Cek namanya dengan /anggota.", name=shown_name(person)),
        quote=context.in_group,
    )


def says_not_there(context: Context) -> None:
    """A deep link leads to a group in which the person has no place."""
    if context.roster is None:
        refuse_without_group(context)
    else:
        context.reply(context._("Anda belum terdaftar di kelompok itu."))


def privately(context: Context, word: str, *ids: int) -> str:
    """The deep link's payload for a look in private: `saldo_3_12` is member 12 of group 3."""
    return "_".join([word, str(context.here.group.id), *(str(number) for number in ids)])


async def start_ids(context: Context) -> tuple[int, ...] | None:
    """What a deep link's payload names behind the group, after standing in that group; None where it leads nowhere."""
    words = [word for word in context.arguments.split("_") if word]
    if not all(word.isdecimal() and word.isascii() and len(word) < 19 for word in words):
        return None
    ids = tuple(int(word) for word in words)
    if not ids:
        return () if context.roster is not None and context.speakers else None
    return ids[1:] if await stand_in(context, ids[0]) else None


async def tell_apart(context: Context, text: str, keyboard: Keyboard | None, otherwise: Keyboard) -> None:
    """Answer in private what was asked in the group; who cannot be written to gets the way there instead."""
    _ = context._
    if await context.whisper(context.user.id, text, keyboard):
        context.reply(_("Sudah saya kirim ke chat pribadi Anda."), quote=True)
    else:
        context.reply(_("Ini tidak saya tulis di grup. Tekan tombol untuk melihat."), otherwise, quote=True)


def fitting(lines: Iterable[str]) -> str:
    """As many whole lines as an alert holds: half an amount would be a wrong amount."""
    kept: list[str] = []
    for line in lines:
        if utf16_length("\n".join([*kept, line])) > ALERT_LENGTH:
            break
        kept.append(line)
    return "\n".join(kept)


def name_and_rest(context: Context, words: str) -> tuple[list[Member], str]:
    """Whom the first words name, as many of them as make a name, and what follows: "bu siti pindah ke kota"."""
    said = words.split()
    for length in range(min(len(said), LONGEST_NAME), 0, -1):
        found = named(context, reference(" ".join(said[:length])))
        if found:
            return found, " ".join(said[length:]).lstrip(" ,:")
    return [], ""


async def pays_instead(context: Context, draft: Draft, text: str) -> bool:
    """Whether somebody wrote of money instead of answering a question: that is done, and the question forgotten."""
    said = understand(text)
    if not isinstance(said, MoneySentence) or said.verbless:
        return False
    await drafts.answered(context.turn, draft)
    await context.home.tables.sentences[MoneySentence](context, said)
    return True
