"""The officers' morning list in the private chat: what waits for them, and who brings an instalment today."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.bell import Bell, Said
from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context
from handlers.giving import give
from handlers.lookups import stand_in
from handlers.registry import Press, Tables
from locales import Words
from savings.groups import Roster
from savings.hardship import Hardship
from savings.loans import Loan
from savings.officer_day import DueToday, Morning, together
from savings.reminders import Reminder

MOST_LINES = 15
"""Of one kind: a longer list is looked at behind its button."""

_LISTS = frozenset({"menunggu", "pinjaman", "talangan", "modal"})


@dataclass(frozen=True, slots=True)
class SeeTo(Payload, prefix="pagi"):
    """The list behind a line of the morning, as if this command had been written about this group."""

    group_id: int
    command: str


async def write(bell: Bell, due: list[Reminder]) -> None:
    """One message to each account that is an officer's; two officers on one telephone read one list."""
    by_account: defaultdict[int, list[Reminder]] = defaultdict(list)
    for reminder in due:
        assert isinstance(reminder.about, Morning)
        for telegram_id in await bell.ears_of([bell.here[reminder.person]]):
            by_account[telegram_id].append(reminder)
    until = max(reminder.until for reminder in due)
    for telegram_id, mine in sorted(by_account.items()):
        mornings = [one.about for one in mine if isinstance(one.about, Morning)]
        text, keyboard = said(bell, await bell.words_for(telegram_id), together(mornings))
        bell.send(telegram_id, text, keyboard, until=until, stands_for=mine)


def said(bell: Bell, _: Words, morning: Morning) -> Said:
    """The list. Its headline, which a locked screen shows, tells no sum and no name but the reader's."""
    roster = bell.here
    headline = _(
        "{names}, ini untuk hari ini di {group}",
        names=" / ".join(roster[officer].name for officer in morning.officers),
        group=roster.group.name,
    )
    waits = _waiting_lines(_, roster, morning)
    if morning.requests or morning.payouts or morning.corrections:
        waits.append(_("Tekan tombol di kartunya, di grup."))
    due = _due_lines(_, roster, morning.due)
    text = "\n".join([headline, *waits, *([""] if waits and due else []), *due])
    return text, in_rows(_buttons(bell, _, morning), 2)


def _waiting_lines(_: Words, roster: Roster, morning: Morning) -> list[str]:
    lines = []
    if count := len(morning.claims):
        line = _.many("{n} laporan menunggu diterima", "{n} laporan menunggu diterima", count)
        if morning.oldest is not None and morning.oldest < morning.day:
            line = _("{line}, sejak {date}", line=line, date=_.short_date(morning.oldest))
        lines.append(line)
    if morning.covers:
        lines.append(
            _.many("{n} talangan belum disetor", "{n} talangan belum disetor", morning.covers),
        )
    lines += [
        _("Usul untuk angsuran {name}, menunggu jawaban", name=_name(_, roster, loan)) for loan in _proposed(morning)
    ]
    lines += [
        _("{name} menunggu diajak bicara, sejak {date}", name=_name(_, roster, loan), date=_told_on(_, roster, told))
        for told, loan in morning.troubles[:MOST_LINES]
    ]
    lines += [_("Pengajuan pinjaman {loan}", loan=_loan(_, roster, loan)) for loan in morning.requests[:MOST_LINES]]
    lines += [_("Siap dicairkan: {loan}", loan=_loan(_, roster, loan)) for loan in morning.payouts[:MOST_LINES]]
    if morning.corrections:
        numbers = ", ".join(_("No. {number}", number=number) for number in morning.corrections[:MOST_LINES])
        lines.append(_("Ralat {numbers} menunggu keputusan", numbers=numbers))
    return lines


def _proposed(morning: Morning) -> Sequence[Loan]:
    return [loan for _hardship, loan in morning.hardships[:MOST_LINES]]


def _told_on(_: Words, roster: Roster, told: Hardship) -> str:
    return _.short_date(roster.group.date_of(told.created_at))


def _due_lines(_: Words, roster: Roster, due: Sequence[DueToday]) -> list[str]:
    if not due:
        return []
    lines = [_("Angsuran hari ini")]
    for one in due[:MOST_LINES]:
        amount = _.rupiah(one.amount)
        if one.member_id is None:
            line = _("Ke {lender}: {amount}", lender=one.lender or _("UPK"), amount=amount)
        else:
            line = _("{name}: {amount}", name=roster[one.member_id].name, amount=amount)
        if one.in_all > one.amount:
            line = _("{line}, dengan yang terlewat jadi {total}", line=line, total=_.rupiah(one.in_all))
        if one.reported:
            line = _("{line} (sudah dilaporkan)", line=line)
        lines.append(line)
    if more := len(due) - MOST_LINES:
        lines += [_.many("dan {n} lagi", "dan {n} lagi", more)] if more > 0 else []
    return lines


def _loan(_: Words, roster: Roster, loan: Loan) -> str:
    """`Bu Siti Rp500.000`"""
    return _("{name} {amount}", name=_name(_, roster, loan), amount=_.rupiah(loan.terms.principal))


def _name(_: Words, roster: Roster, loan: Loan) -> str:
    member = roster.get(loan.member_id)
    return _("anggota") if member is None else member.name


def _buttons(bell: Bell, _: Words, morning: Morning) -> list[Button]:
    group_id = bell.here.group.id
    buttons = []
    if morning.claims or morning.troubles:
        buttons.append(Button(_("Yang menunggu"), SeeTo(group_id, "menunggu")))
    for hardship, loan in morning.hardships[:2]:
        label = _("Usul {name}", name=_name(_, bell.here, loan))
        buttons.append(Button(label, bell.private_link(f"paceklik_{group_id}_{hardship.id}")))
    if morning.covers:
        buttons.append(Button(_("Talangan"), SeeTo(group_id, "talangan")))
    if any(one.member_id is not None for one in morning.due):
        buttons.append(Button(_("Semua pinjaman"), SeeTo(group_id, "pinjaman")))
    if any(one.member_id is None for one in morning.due):
        buttons.append(Button(_("Modal dari UPK"), SeeTo(group_id, "modal")))
    return buttons


async def see_to(context: Context, payload: SeeTo) -> None:
    """A button of the list was pressed; the command's own table asks again who may."""
    if payload.command not in _LISTS:
        return
    if not await stand_in(context, payload.group_id):
        context.alert(context._("Anda belum terdaftar di kelompok ini."))
        return
    await give(f"/{payload.command}", context)


TABLE = Tables(presses=(Press(payload=SeeTo, handler=see_to, needs_group=False),))
