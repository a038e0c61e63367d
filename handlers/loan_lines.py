"""A loan in words: what is left, what comes next, how far it is. For the borrower's own eyes and the officers'."""

import datetime as dt

from handlers.context import Context
from handlers.rule_words import terms_words
from locales import N_
from savings import portfolio, repayments
from savings.groups import Member
from savings.loans import Decision, LoanState
from savings.money import Rupiah
from savings.repayments import LoanAccount
from services import loans as service

LEVELS = {
    1: N_("Lancar"),
    2: N_("Perhatian"),
    3: N_("Kurang lancar"),
    4: N_("Diragukan"),
    5: N_("Macet"),
}
"""What each class of collectibility is called."""

RUNNING = (LoanState.ASKED, LoanState.APPROVED, LoanState.ACTIVE)
"""Loans that a person still has to do with."""


def level_word(context: Context, level: int) -> str:
    """`Lancar`."""
    return context._(LEVELS[level])


def headline(context: Context, account: LoanAccount, member: Member | None = None) -> str:
    """The fact: what is left of it, or where it stands. With the borrower's name where `member` is given."""
    _ = context._
    loan, name = account.loan, "" if member is None else member.name
    match loan.state:
        case LoanState.ACTIVE if member is None:
            return _("Sisa pinjaman {amount}", amount=_.rupiah(account.outstanding))
        case LoanState.ACTIVE:
            return _("Sisa pinjaman {name} {amount}", name=name, amount=_.rupiah(account.outstanding))
    said = {
        LoanState.ASKED: _("Pengajuan pinjaman {amount}", amount=_.rupiah(loan.terms.principal)),
        LoanState.APPROVED: _("Pinjaman {amount} disetujui", amount=_.rupiah(loan.terms.principal)),
        LoanState.PAID: _("Pinjaman {amount} sudah lunas", amount=_.rupiah(loan.terms.principal)),
        LoanState.WRITTEN_OFF: _("Pinjaman {amount} tidak ditagih lagi", amount=_.rupiah(loan.terms.principal)),
    }.get(loan.state, _("Pinjaman {amount} tidak jadi", amount=_.rupiah(loan.terms.principal)))
    return said if member is None else _("{name}: {what}", name=name, what=said)


def card_lines(context: Context, account: LoanAccount, on: dt.date, member: Member | None = None) -> list[str]:
    """Everything about one loan, the fact first."""
    _ = context._
    loan = account.loan
    lines = [headline(context, account, member), terms_words(_, loan.terms, context.here.group.rules)]
    match loan.state:
        case LoanState.ACTIVE:
            lines += _owed_lines(context, account, on)
        case LoanState.ASKED:
            vote = loan.decision is Decision.VOTE
            lines.append(_("Menunggu musyawarah.") if vote else _("Menunggu keputusan pengurus."))
        case LoanState.APPROVED:
            lines.append(_("Menunggu dicairkan."))
        case LoanState.PAID:
            lines.append(_("Terima kasih, semua angsuran sudah masuk."))
        case LoanState.WRITTEN_OFF if account.recovered:
            lines.append(_("Sudah kembali {amount}. Terima kasih.", amount=_.rupiah(account.recovered)))
        case _:
            pass
    return lines


def _owed_lines(context: Context, account: LoanAccount, on: dt.date) -> list[str]:
    _ = context._
    lines = []
    late = late_line(context, account, on)
    if late is not None:
        lines.append(late)
    coming = next_line(context, account, on)
    if coming is not None:
        lines.append(coming)
    lines.append(progress_line(context, account))
    rest = repayments.remaining(account, on)
    if rest.interest:
        lines.append(_("Kalau diangsur sampai selesai: {amount}", amount=_.rupiah(rest.total)))
    return lines


def late_line(context: Context, account: LoanAccount, on: dt.date) -> str | None:
    """What fell due before this day and is awaited, without a word of blame; None where nothing is."""
    _ = context._
    late = portfolio.line(account, on)
    if not late.missed:  # instalments are paid, and the denda of having been late may still be open
        return _("Denda yang perlu dibayar {amount}", amount=_.rupiah(late.penalty)) if late.penalty else None
    count = _.many("{n} angsuran", "{n} angsuran", late.missed)
    if late.penalty:
        count = _("{count}, termasuk denda {penalty}", count=count, penalty=_.rupiah(late.penalty))
    return _(
        "Yang ditunggu sekarang {amount} ({count}, sejak {date})",
        amount=_.rupiah(late.overdue),
        count=count,
        date=_.short_date(on - dt.timedelta(days=late.days)),
    )


def next_line(context: Context, account: LoanAccount, on: dt.date) -> str | None:
    """The next instalment that is not overdue, with its day; None where there is none."""
    found = upcoming(account, on)
    if found is None:
        return None
    _ = context._
    date = _("hari ini") if found[1] == on else _.short_date(found[1])
    return _("Angsuran berikutnya {amount}, {date}", amount=_.rupiah(found[0]), date=date)


def upcoming(account: LoanAccount, on: dt.date) -> tuple[Rupiah, dt.date] | None:
    """What is lacking of the first instalment due on or after this day that is not paid in full, and its day."""
    coming = (one for one in repayments.left(account) if one.due_on >= on and one.total)
    found = next(coming, None)
    return None if found is None else (found.total, found.due_on)


def progress_line(context: Context, account: LoanAccount) -> str:
    """How many instalments are paid in full."""
    left = repayments.left(account)
    return context._(
        "Sudah dibayar {done} dari {count} angsuran", done=sum(not one.total for one in left), count=len(left)
    )


def instalment_lines(context: Context, account: LoanAccount, on: dt.date) -> list[str]:
    """Every instalment with how it stands: `✓ 1. 21 Des 2026 Rp57.500`."""
    _ = context._
    return [
        _(
            "{mark} {number}. {date} {amount}",
            mark=_mark(planned.total, unpaid.total, late=planned.due_on < on),
            number=planned.number,
            date=_.short_date(planned.due_on),
            amount=_paid_words(context, planned.total, unpaid.total),
        )
        for planned, unpaid in zip(account.instalments, repayments.left(account), strict=True)
    ]


def _mark(total: Rupiah, unpaid: Rupiah, *, late: bool) -> str:
    """✓ paid, ◐ in part, ⏳ awaited, ○ to come."""
    if not unpaid:
        return "✓"
    if late:
        return "⏳"
    return "◐" if unpaid < total else "○"


def _paid_words(context: Context, total: Rupiah, unpaid: Rupiah) -> str:
    _ = context._
    if not unpaid or unpaid == total:
        return _.rupiah(total)
    return _("{amount}, sudah {paid}", amount=_.rupiah(total), paid=_.rupiah(total - unpaid))


def alert_lines(context: Context, account: LoanAccount, on: dt.date, member: Member | None = None) -> list[str]:
    """One loan in the 200 characters of a box, the most important first."""
    if account.loan.state is not LoanState.ACTIVE:
        return card_lines(context, account, on, member)
    lines = [headline(context, account, member), late_line(context, account, on), next_line(context, account, on)]
    return [*(line for line in lines if line is not None), progress_line(context, account)]


async def debt_line(context: Context, member: Member) -> str | None:
    """`Sisa pinjaman Rp300.000` of all a member's running loans, for a look at the balance; None without any."""
    _ = context._
    loans = [loan for loan in await service.of_member(context.turn, member.id) if loan.state is LoanState.ACTIVE]
    if not loans:
        return None
    left = sum(account.outstanding for account in await service.accounts(context.turn, loans))
    return _("Sisa pinjaman {amount}", amount=_.rupiah(left))
