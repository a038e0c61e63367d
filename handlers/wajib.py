"""Simpanan wajib that lacks, said before a meeting: in private, without a sum in the first line, and without shame."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.bell import Bell, Said
from handlers.buttons import Button, Payload
from handlers.context import Context
from handlers.lookups import is_own, stand_in
from handlers.questions import proceed
from handlers.registry import Press, Tables
from handlers.requests import Item, Request
from locales import Words
from savings.money import MoneyKind, SavingsKind
from savings.reminders import Reminder
from savings.roles import Action
from services.wajib import Lacking

MOST_MESSAGES = 3
"""So many messages at a time are sent to one account."""

MOST_LINES = 20
"""So many members stand in one message."""


@dataclass(frozen=True, slots=True)
class PaidWajib(Payload, prefix="wajib"):
    """[Sudah setor]: how much is asked, and the claim goes to the treasurer."""

    group_id: int
    member_id: int


async def write(bell: Bell, due: list[Reminder]) -> None:
    """A message for each member, also on a shared telephone: its button reports for this one.

    A telephone that speaks for very many gets one message of all.
    """
    hearing: defaultdict[int, list[Reminder]] = defaultdict(list)
    for reminder in due:
        for account in await bell.ears_of([bell.here[reminder.person]]):
            hearing[account].append(reminder)
    for account, mine in sorted(hearing.items()):
        _ = await bell.words_for(account)
        for some in [mine] if len(mine) > MOST_MESSAGES else [[one] for one in mine]:
            found = [one.about for one in some if isinstance(one.about, Lacking)]
            text, keyboard = _said(bell, _, found[0]) if len(found) == 1 else (_said_of_many(bell, _, found), None)
            bell.send(account, text, keyboard, until=min(one.until for one in some), stands_for=some)


def _said(bell: Bell, _: Words, lacking: Lacking) -> Said:
    group = bell.here.group
    text = _(
        "{name}, {when} ada rapat {group}\n"
        "Wajib yang belum tercatat: {what}, di luar yang {when}.\n"
        "Kalau ada rezeki, bisa sekalian dibawa. Kalau belum, bicarakan dengan pengurus, ya.",
        name=bell.here[lacking.member_id].name,
        when=_when(bell, _, lacking),
        group=group.name,
        what=_what(_, lacking),
    )
    return text, [[Button(_("Sudah setor"), PaidWajib(group.id, lacking.member_id))]]


def _said_of_many(bell: Bell, _: Words, found: Sequence[Lacking]) -> str:
    """The same in one message, without a sum in its first line either."""
    roster, shown = bell.here, found[:MOST_LINES]
    lines = [_("• {what}: {line}", what=roster[one.member_id].name, line=_what(_, one)) for one in shown]
    if more := len(found) - len(shown):
        lines.append(_.many("dan {n} lagi", "dan {n} lagi", more))
    return _(
        "{n} orang di HP ini, {when} ada rapat {group}\n"
        "Wajib yang belum tercatat, di luar yang {when}:\n"
        "{lines}\n"
        "Kalau ada rezeki, bisa sekalian dibawa. Kalau belum, bicarakan dengan pengurus, ya.",
        n=len(found),
        when=_when(bell, _, found[0]),
        group=roster.group.name,
        lines="\n".join(lines),
    )


def _when(bell: Bell, _: Words, lacking: Lacking) -> str:
    return _("hari ini") if lacking.meeting.on == bell.today else _("besok")


def _what(_: Words, lacking: Lacking) -> str:
    """`2 rapat, Rp10.000`"""
    times = _.many("{n} rapat", "{n} rapat", lacking.meetings)
    return _("{times}, {amount}", times=times, amount=_.rupiah(lacking.amount))


async def paid(context: Context, payload: PaidWajib) -> None:
    """A member says that it was handed over: the amount is asked here, the claim goes to the group."""
    _ = context._
    if context.in_group or not await stand_in(context, payload.group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return
    member = context.here.get(payload.member_id)
    if member is None or not is_own(context, member) or not context.may(Action.REPORT_MONEY):
        context.alert(_("Tombol ini untuk orang lain."))
        return
    item = Item(
        kind=MoneyKind.DEPOSIT,
        amount=None,
        savings=SavingsKind.WAJIB,
        member_id=member.id,
        own=True,
        date=context.today,  # a press carries no date of its own: whoever presses says that it is paid now
    )
    request = Request(
        chat_id=context.chat_id,
        message_id=context.message_id,
        reporter_id=context.user.id,
        reported_by=member.id,
        speakers=tuple(one.id for one in context.speakers),
        items=(item,),
    )
    await proceed(context, request)


TABLE = Tables(presses=(Press(payload=PaidWajib, handler=paid, needs_group=False),))
