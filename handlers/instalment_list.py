"""/angsur massal: at a meeting, the instalments that are due by that day, ticked and written down by one press.

The list is the officer's own, in the private chat: in the group it would show who has borrowed and, by the ticks that
are taken away, who has not paid. The claims are placed at the command (or the Start) that asked for it, so that they
count once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple, Self

from handlers import repaid, showing
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.lookups import privately, says_not_there, start_ids
from handlers.refusals import who_may
from handlers.registry import Press, Tables
from savings.loans import LoanState
from savings.money import MoneyKind, Rupiah
from savings.repayments import LoanAccount, due, left
from savings.roles import Action
from services import claims as service
from services import drafts, loans, meetings
from services.claims import NewClaim, Reported
from services.drafts import Draft

DRAFT = "massalangsur"
START = "angsuran"
LASTS = dt.timedelta(hours=3)
"""A list is filled while people come and pay: as long as a meeting."""

NAMES_ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class TickLoan(Payload, prefix="itick"):
    """Tick or untick one loan."""

    draft_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class TurnLoans(Payload, prefix="ipage"):
    """Show another page of names."""

    draft_id: int
    page: int


@dataclass(frozen=True, slots=True)
class WriteInstalments(Payload, prefix="iall"):
    """Write down what is ticked (1), or close the list (0)."""

    draft_id: int
    write: int


class Bill(NamedTuple):
    """What was due on a loan when the list was made, in rupiah; `number` is the loan's."""

    loan_id: int
    number: int
    member_id: int
    amount: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """The list as it stands; JSON in its draft."""

    chat_id: int
    message_id: int
    date: str
    meeting_id: int | None
    bills: tuple[Bill, ...]
    off: frozenset[int] = field(default_factory=frozenset)
    page: int = 0

    @property
    def ticked(self) -> tuple[Bill, ...]:
        """What is to be written down."""
        return tuple(bill for bill in self.bills if bill.loan_id not in self.off)

    def to_json(self) -> dict[str, Any]:
        """JSON values, for the draft."""
        return asdict(self) | {"off": sorted(self.off)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Back from the draft."""
        bills = tuple(Bill(*bill) for bill in values["bills"])
        return cls(**values | {"bills": bills, "off": frozenset(values["off"])})


async def begin(context: Context) -> None:
    """/angsur massal, or the link that the group was given where the officer cannot be written to."""
    _ = context._
    if not context.may(Action.RECORD_DEPOSITS):
        who = who_may(context, Action.RECORD_DEPOSITS)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="angsur massal"), quote=True)
        return
    date = context.message_date
    bills = await _bills(context, date)
    if not bills:
        context.reply(_("Semua angsuran yang jatuh tempo sudah dilaporkan."), quote=context.in_group)
        return
    if not context.in_group:
        await _open(context, date, bills)
    elif context.person is not None and context.person.reachable:
        await _open(context, date, bills)
        context.reply(_("Daftarnya saya kirim ke chat pribadi."), quote=True)
    else:
        link = context.private_button(_("Buka di chat pribadi"), privately(context, START))
        context.reply(_("Daftarnya dibuka di chat pribadi."), [[link]], quote=True)


async def _open(context: Context, date: dt.date, bills: tuple[Bill, ...]) -> None:
    """Keep the list and show it to the officer alone."""
    meeting = await meetings.open_meeting(context.turn, context.here.group.id)
    listed = DueList(
        chat_id=context.message.chat_id,
        message_id=context.message.message_id,
        date=date.isoformat(),
        meeting_id=meeting.id if meeting is not None and meeting.held_on == date else None,
        bills=bills,
    )
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.user.id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"list": listed.to_json()},
        lasts=LASTS,
    )
    context.send(context.user.id, *_list(context, draft_id, listed))


async def came_to_list(context: Context) -> None:
    """The link from the group."""
    if await start_ids(context) is None:
        says_not_there(context)
    else:
        await begin(context)


async def _bills(context: Context, date: dt.date) -> tuple[Bill, ...]:
    """The bill of every loan on which something is due by this day and not reported yet, as in the register."""
    group_id = context.here.group.id
    lent = [loan for loan in await loans.of_group(context.turn, group_id, LoanState.ACTIVE) if not loan.is_debt]
    waiting = await service.waiting(context.turn, group_id)
    found = []
    for loan, account in zip(lent, await loans.accounts(context.turn, lent), strict=True):
        member = context.here.get(loan.member_id)
        reported = sum(claim.amount for claim in waiting if claim.loan_id == loan.id)
        amount = _due(account, date) - reported
        if member is not None and member.active and amount > 0:
            found.append(Bill(loan.id, loan.number, member.id, amount))
    place = {member.id: at for at, member in enumerate(context.here.everyone)}
    return tuple(sorted(found, key=lambda bill: (place[bill.member_id], bill.number)))


def _due(account: LoanAccount, date: dt.date) -> Rupiah:
    """What is due, where an instalment is: a denda alone is nothing that a meeting waits for."""
    return due(account, date).total if any(one.total for one in left(account) if one.due_on <= date) else 0


def _list(context: Context, draft_id: int, listed: DueList) -> tuple[str, Keyboard]:
    _ = context._
    pages = max(1, -(-len(listed.bills) // NAMES_ON_A_PAGE))
    page = min(max(listed.page, 0), pages - 1)
    shown = listed.bills[page * NAMES_ON_A_PAGE : (page + 1) * NAMES_ON_A_PAGE]
    buttons = [_loan_button(context, draft_id, listed, bill) for bill in shown]
    rows = in_rows(buttons, 1)
    if pages > 1:
        rows.append(
            [
                Button("◀", TurnLoans(draft_id, (page - 1) % pages)),
                Button(_("Hal. {page}/{pages}", page=page + 1, pages=pages), TurnLoans(draft_id, page)),
                Button("▶", TurnLoans(draft_id, (page + 1) % pages)),
            ]
        )
    rows.append([Button(_("Catat semua ({n})", n=len(listed.ticked)), WriteInstalments(draft_id, 1))])
    rows.append([Button(_("Tutup"), WriteInstalments(draft_id, 0))])
    date, total = _.date(dt.date.fromisoformat(listed.date)), _.rupiah(sum(bill.amount for bill in listed.ticked))
    title = _("Angsuran sampai {date}: {total}", date=date, total=total)
    return _("{title}\nHilangkan centang yang belum bayar, lalu tekan Catat semua.", title=title), rows


def _loan_button(context: Context, draft_id: int, listed: DueList, bill: Bill) -> Button:
    _ = context._
    name = context.here[bill.member_id].name
    if sum(other.member_id == bill.member_id for other in listed.bills) > 1:
        name = _("{name} No. {number}", name=name, number=bill.number)
    name = _("{name} {amount}", name=name, amount=_.rupiah(bill.amount))
    label = _("☐ {name}", name=name) if bill.loan_id in listed.off else _("☑ {name}", name=name)
    return Button(label, TickLoan(draft_id, bill.loan_id))


async def _own(context: Context, draft_id: int) -> tuple[Draft, DueList] | None:
    """The presser's own open list, if the presser may still write for others."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT:
        context.alert(_("Daftar ini sudah lewat. Ketik /angsur massal lagi."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Daftar ini sedang dipakai pengurus lain."))
        return None
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    if not context.may(Action.RECORD_DEPOSITS):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.RECORD_DEPOSITS)))
        return None
    return draft, DueList.from_json(draft.payload["list"])


async def tick(context: Context, payload: TickLoan) -> None:
    """Tick or untick a loan."""
    own = await _own(context, payload.draft_id)
    if own is not None and any(payload.loan_id == bill.loan_id for bill in own[1].bills):
        await _redraw(context, own[0], replace(own[1], off=own[1].off ^ {payload.loan_id}))


async def turn_page(context: Context, payload: TurnLoans) -> None:
    """Show another page."""
    own = await _own(context, payload.draft_id)
    if own is not None:
        await _redraw(context, own[0], replace(own[1], page=payload.page))


async def _redraw(context: Context, draft: Draft, listed: DueList) -> None:
    await drafts.change(context.turn, draft, {"list": listed.to_json()}, lasts=LASTS)
    context.edit(*_list(context, draft.id, listed))


async def write_all(context: Context, payload: WriteInstalments) -> None:
    """Catat semua: entries where the treasurer wrote the list, else claims; what has changed meanwhile is left."""
    own = await _own(context, payload.draft_id)
    if own is None:
        return
    draft, listed = own
    _ = context._
    if payload.write and not listed.ticked:
        context.alert(_("Belum ada nama yang dicentang."))
        return
    await drafts.answered(context.turn, draft)
    if not payload.write:
        context.edit(_("Daftar ditutup. Tidak ada yang dicatat."))
        return
    reported = await _report(context, listed)
    await showing.show(context, reported)
    await repaid.tell(context, [made.entry for made in reported])
    context.edit(_result(context, reported, len(listed.ticked) - len(reported)))


async def _report(context: Context, listed: DueList) -> list[Reported]:
    """Report what is ticked and still as much as the list said."""
    roster, date = context.here, dt.date.fromisoformat(listed.date)
    still = await _bills(context, date)
    writer = roster.acting(context.user.id, Action.RECORD_DEPOSITS)
    meeting = None
    if listed.meeting_id is not None:  # None as well where it was opened by mistake, and cancelled since
        meeting = await meetings.find(context.turn, roster.group, listed.meeting_id)
    reported = []
    for item, bill in enumerate(listed.bills):
        if bill not in listed.ticked or bill not in still:
            continue
        made = await service.report(
            context.turn,
            roster,
            NewClaim(
                group_id=roster.group.id,
                chat_id=listed.chat_id,
                message_id=listed.message_id,
                item=item,
                kind=MoneyKind.REPAYMENT,
                savings=None,
                amount=bill.amount,
                member_id=bill.member_id,
                note="",
                date=date,
                reporter_id=context.user.id,
                reported_by=None if writer is None else writer.id,
                meeting_id=None if meeting is None else meeting.id,
                photo=None,
                loan_id=bill.loan_id,
            ),
        )
        if made is not None:
            reported.append(made)
    return reported


def _result(context: Context, reported: Sequence[Reported], left_out: int) -> str:
    _ = context._
    entered = [made for made in reported if made.entry is not None]
    waiting = len(reported) - len(entered)
    total = _.rupiah(sum(made.claim.amount for made in entered))
    if not reported:
        return _("Semua yang dicentang sudah tercatat sebelumnya.")
    if not entered:
        text = _("{n} angsuran diajukan dan menunggu.", n=waiting)
    elif not waiting:
        text = _("{n} angsuran dicatat, semua {total}.", n=len(entered), total=total)
    else:
        text = _("{n} angsuran dicatat, semua {total}. {m} menunggu.", n=len(entered), total=total, m=waiting)
    return (
        _("{text} {n} dilewati: sudah dilaporkan, atau tagihannya berubah.", text=text, n=left_out)
        if left_out
        else text
    )


TABLE = Tables(
    presses=(
        Press(payload=TickLoan, handler=tick, needs_group=False),
        Press(payload=TurnLoans, handler=turn_page, needs_group=False),
        Press(payload=WriteInstalments, handler=write_all, needs_group=False),
    ),
    starts={START: came_to_list},
)
