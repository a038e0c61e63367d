"""A complete request becomes claims: checked once more, reported, shown."""

from contextlib import nullcontext

from handlers import cover_news, repaid, showing, waiting_instalments, withdrawals
from handlers.context import Context
from handlers.refusals import who_may
from handlers.requests import Item, Request
from handlers.wording import covered_from
from savings.errors import LoanError, NotYetOwed
from savings.groups import Member
from savings.money import MoneyKind
from savings.roles import Action, allowed
from services import claims as claim_service
from services import meetings
from services.claims import NewClaim, Reported
from services.covers import SAVINGS

GROUP_MONEY = frozenset(
    {
        *(MoneyKind.EXPENSE, MoneyKind.CASH_TO_BANK, MoneyKind.BANK_TO_CASH, MoneyKind.GRANT),
        *(MoneyKind.DEBT_RECEIVED, MoneyKind.DEBT_PAYMENT, MoneyKind.DEBT_OPENING),
    }
)
"""What is the group's own and nobody's in particular: officers write it."""


AT_A_MEETING = frozenset(
    {MoneyKind.DEPOSIT, MoneyKind.FINE, MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND, MoneyKind.REPAYMENT}
)
"""What many pay at once while a meeting is open: it shares one live card."""


async def report(context: Context, request: Request) -> bool:
    """Everything is known: check once more that this person may, and make the claims; whether they were made."""
    refusal = _refusal(context, request)
    if refusal is not None:
        say(context, refusal)
        return False
    if await withdrawals.refused_withdrawal(context, request):
        return False
    try:
        # Only a loan can refuse what was said: the many deposits need no way back.
        about_loans = any(item.loan_id is not None for item in request.items)
        async with context.turn.tx.savepoint() if about_loans else nullcontext():
            reported = await _claims(context, request)
    except NotYetOwed as error:
        since = context._.short_date(error.since)
        say(
            context,
            context._("Tanggalnya sebelum pinjaman ini cair ({date}). Cek tanggalnya, lalu tulis lagi.", date=since),
        )
        return False
    except LoanError:  # one sentence pays a loan twice, or the question was left open while others paid
        say(context, context._("Tagihan pinjamannya sudah berubah, jadi belum ada yang dicatat. Tulis lagi, ya."))
        return False
    await showing.show(context, reported)
    await waiting_instalments.tell_borrowers(context, reported)
    # Whose savings an officer asks for stands on no card.
    await cover_news.tell_confirmers(context, [made for made in reported if covered_from(made.claim)])
    await repaid.tell(context, [made.entry for made in reported])
    return True


async def _claims(context: Context, request: Request) -> list[Reported]:
    """Report every item. Raises LoanError."""
    roster = context.here
    meeting = await meetings.open_meeting(context.turn, roster.group.id)
    reported = []
    for number, item in enumerate(request.items):
        at_meeting = meeting is not None and item.kind in AT_A_MEETING and item.date == meeting.held_on
        made = await claim_service.report(
            context.turn,
            roster,
            NewClaim(
                group_id=roster.group.id,
                chat_id=request.chat_id,
                message_id=request.message_id,
                item=number,
                kind=item.kind,
                savings=item.savings,
                amount=item.amount or 0,
                member_id=item.member_id,
                note=item.note,
                date=item.date,
                reporter_id=request.reporter_id,
                reported_by=request.reported_by,
                meeting_id=meeting.id if meeting is not None and at_meeting else None,
                photo=request.photo,
                loan_id=item.loan_id,
                rest_to=item.rest_to,
                paid_from=SAVINGS if item.from_savings else "",
            ),
        )
        if made is not None:
            reported.append(made)
    return reported


def _refusal(context: Context, request: Request) -> str | None:
    """Why this person may not report this, or None."""
    _ = context._
    if request.reported_by not in {member.id for member in context.speakers}:  # unlinked since the question was asked
        return _("Yang melapor sudah tidak terdaftar di sini. Tulis sekali lagi, ya.")
    return next((no for item in request.items if (no := may_not(context, request, item)) is not None), None)


def may_not(context: Context, request: Request, item: Item) -> str | None:
    """Why this person may not report this one movement, or None."""
    _ = context._
    if item.kind in GROUP_MONEY:
        action = Action.WRITE_GROUP_MONEY
    elif item.kind in {MoneyKind.FINE, MoneyKind.WITHDRAWAL} and item.member_id not in request.speakers:
        # A fine is the officers' to give, and who may try withdrawals for another learns what that one has.
        action = Action.WRITE_GROUP_MONEY
    else:
        action = Action.REPORT_MONEY if item.member_id == request.reported_by else Action.REPORT_FOR_OTHERS
    if not context.may(action):
        return _("Yang mencatat ini {who}. Minta tolong mereka, ya.", who=who_may(context, action))
    member = context.here.get(item.member_id)
    if item.from_savings and item.member_id not in request.speakers:
        return _not_from_savings(context, member)
    if item.kind not in GROUP_MONEY and (member is None or not allowed(Action.REPORT_MONEY, member.roles)):
        # Somebody who left, or a pendamping who does not save here.
        return _("Orang itu tidak ada di daftar anggota. Lihat nama-nama di /anggota.")
    return None


def _not_from_savings(context: Context, member: Member | None) -> str | None:
    """Savings are spent by their owner; an officer asks for one without a telephone, and a second person confirms."""
    _ = context._
    if member is not None and not member.speakers:
        if context.may(Action.WRITE_GROUP_MONEY):
            return None
        who = who_may(context, Action.WRITE_GROUP_MONEY)
        return _("Yang mencatat ini {who}. Minta tolong mereka, ya.", who=who)
    name = _("anggota") if member is None else member.name
    return _("Simpanan {name} hanya dipakai kalau {name} sendiri yang menulis.", name=name)


def say(context: Context, text: str) -> None:
    """A word on what was asked: under a press in place of the question, else as an answer."""
    if context.is_press:
        context.edit(text)
    else:
        context.reply(text, quote=True)
