"""The group's own debt in words: how it stands, what is next, whether members' instalments cover it. Nobody's name."""

import datetime as dt
from dataclasses import replace

from handlers.context import Context
from handlers.rule_words import as_sentence, periods_word, rate_words
from locales import Words
from savings import debts as rules
from savings.claims import Claim
from savings.debts import Coverage
from savings.journal import Entry
from savings.loans import Loan, LoanState, Terms
from savings.money import MoneyKind
from savings.repayments import LoanAccount
from savings.schedules import plan
from services import loans
from services.debts import Standing

TOO_FEW = 3
"""Of fewer borrowers a sum would tell each of them what the other owes."""

BEGINNINGS = frozenset({MoneyKind.DEBT_RECEIVED, MoneyKind.DEBT_OPENING})


def lender(_: Words, loan: Loan) -> str:
    """`UPK`, or what the lender is called."""
    return loan.lender or _("UPK")


def headline(_: Words, standing: Standing) -> str:
    """The fact: what was lent to the group, and what is left of it."""
    loan = standing.loan
    principal, name = _.rupiah(loan.terms.principal), lender(_, loan)
    if loan.state is LoanState.PAID:
        return _("Modal {lender} {amount} sudah lunas", lender=name, amount=principal)
    if loan.state is LoanState.ASKED:
        return _("Modal {lender} {amount} menunggu dipastikan", lender=name, amount=principal)
    left = _.rupiah(standing.account.outstanding)
    return _("Modal {lender} {amount}, sisa {left}", lender=name, amount=principal, left=left)


def terms_line(_: Words, terms: Terms) -> str:
    """`10 bulan, jasa 1,5% flat: angsuran Rp345.000`; where they fall: `angsuran Rp345.000 sampai Rp304.500`."""
    amounts = plan(terms)
    instalment = _.rupiah(amounts[0].total)
    # The last one takes what the rounding left; only where jasa falls with the balance do instalments really differ.
    if amounts[0].interest > amounts[-1].interest and amounts[0].total - amounts[-1].total > terms.multiple:
        instalment = _("{first} sampai {last}", first=instalment, last=_.rupiah(amounts[-1].total))
    return _(
        "{length}, {cost}: angsuran {instalment}",
        length=periods_word(_, len(amounts), terms.period),
        cost=rate_words(_, terms),
        instalment=instalment,
    )


def standing_lines(context: Context, standing: Standing, on: dt.date, *, everything: bool) -> list[str]:
    """All of a debt, the fact first. `everything`: what few members owe may be told, too."""
    _ = context._
    lines = [headline(_, standing), _("{terms}.", terms=terms_line(_, standing.loan.terms))]
    if standing.loan.state is LoanState.PAID:
        return [*lines, _("Semua setoran ke UPK selesai. Terima kasih, semuanya.")]
    if standing.loan.state is not LoanState.ACTIVE:
        return lines
    return [*lines, *owed_lines(_, standing.account, on), *_onlent_lines(_, standing, on, everything=everything)]


def brief_lines(context: Context, standing: Standing, on: dt.date, *, everything: bool) -> list[str]:
    """What matters now, in at most six lines that each fit a small screen; standing_lines() tells the rest."""
    _ = context._
    loan, account = standing.loan, standing.account
    if loan.state is not LoanState.ACTIVE:
        return standing_lines(context, standing, on, everything=everything)
    lines = [headline(_, standing)]
    late = rules.overdue(account, on)
    if late is not None:
        lines.append(_("Perlu disetor sekarang {amount}", amount=_.rupiah(late[0])))
    coming = rules.next_payment(account, on)
    if coming is not None:
        date = _("hari ini") if coming.due_on == on else _.short_date(coming.due_on)
        lines.append(_("Setoran berikutnya {amount}, {date}", amount=_.rupiah(coming.amount), date=date))
    done, count = rules.payments_made(account)
    lines.append(_("Sudah disetor {done} dari {count} kali", done=done, count=count))
    return lines + collected_lines(_, standing, on, everything=everything)


def collected_lines(_: Words, standing: Standing, on: dt.date, *, everything: bool) -> list[str]:
    """What members' instalments have brought for the next payment, and what it still lacks."""
    covered = standing.coverage(on) if standing.linked else None
    if covered is None or not _may_be_told(standing, everything=everything):
        return []
    lines = []
    if covered.collected:
        lines.append(_("Sudah terkumpul untuk UPK {amount}", amount=_.rupiah(covered.collected)))
    if covered.lacking:
        lines.append(_("Angsuran anggota kurang {amount}", amount=_.rupiah(covered.lacking)))
    else:
        lines.append(_("Angsuran anggota cukup untuk itu"))
    return lines


def _may_be_told(standing: Standing, *, everything: bool) -> bool:
    """Of few borrowers every sum that moves with what they pay would tell who is behind."""
    return everything or not standing.onlent.borrowers or standing.onlent.borrowers >= TOO_FEW


def owed_lines(_: Words, account: LoanAccount, on: dt.date) -> list[str]:
    """What is late, what comes next, and how far it is paid."""
    lines = []
    late = rules.overdue(account, on)
    if late is not None:
        amount, since = late
        lines.append(
            _("Perlu disetor sekarang {amount}, sejak {date}.", amount=_.rupiah(amount), date=_.short_date(since))
        )
    coming = rules.next_payment(account, on)
    if coming is not None:
        date = _("hari ini") if coming.due_on == on else _.short_date(coming.due_on)
        lines.append(_("Setoran berikutnya {amount}, {date}.", amount=_.rupiah(coming.amount), date=date))
    done, count = rules.payments_made(account)
    lines.append(_("Sudah disetor {done} dari {count} kali.", done=done, count=count))
    return lines


def _onlent_lines(_: Words, standing: Standing, on: dt.date, *, everything: bool) -> list[str]:
    if not standing.linked:
        return [_("Belum dipinjamkan ke anggota.")]
    lent = standing.onlent
    if not _may_be_told(standing, everything=everything):
        return [
            _.many(
                "Dipinjamkan {lent} ke {n} anggota.",
                "Dipinjamkan {lent} ke {n} anggota.",
                lent.borrowers,
                lent=_.rupiah(lent.lent),
            )
        ]
    lines = []
    if lent.borrowers:
        line = _.many(
            "Dipinjamkan {lent} ke {n} anggota, sisa {left}.",
            "Dipinjamkan {lent} ke {n} anggota, sisa {left}.",
            lent.borrowers,
            lent=_.rupiah(lent.lent),
            left=_.rupiah(lent.outstanding),
        )
        lines.append(line)
    if lent.unlent:
        lines.append(_("Belum dipinjamkan ke anggota {amount}.", amount=_.rupiah(lent.unlent)))
    found = [standing.coverage(on), standing.coverage_to_the_end()]
    return lines + [coverage_line(_, one) for one in found if one is not None]


def coverage_line(_: Words, coverage: Coverage) -> str:
    """`Sampai 10 Des angsuran anggota Rp345.000, cukup untuk setoran UPK Rp345.000.`"""
    have, owed, lacking = (_.rupiah(one) for one in (coverage.available, coverage.owed, coverage.lacking))
    if coverage.until is None:
        if coverage.lacking:
            return _(
                "Sampai modal ini lunas, angsuran anggota {have} dari {owed}, kurang {lacking}.",
                have=have,
                owed=owed,
                lacking=lacking,
            )
        return _("Sampai modal ini lunas, angsuran anggota {have}, cukup untuk {owed}.", have=have, owed=owed)
    date = _.short_date(coverage.until)
    if coverage.collected:
        have = _("{amount} ({paid} sudah terkumpul)", amount=have, paid=_.rupiah(coverage.collected))
    if coverage.lacking:
        return _(
            "Sampai {date} angsuran anggota {have}. Setoran UPK {owed}, kurang {lacking}.",
            date=date,
            have=have,
            owed=owed,
            lacking=lacking,
        )
    return _("Sampai {date} angsuran anggota {have}, cukup untuk setoran UPK {owed}.", date=date, have=have, owed=owed)


# --- on the cards of claims ----------------------------------------------------------------------------------------


async def waiting_line(context: Context, claim: Claim) -> str | None:
    """What the second officer agrees to besides the sum; None where the claim begins no debt."""
    loan = await _debt(context, claim.kind, claim.loan_id, BEGINNINGS)
    return None if loan is None else context._("{terms}.", terms=terms_line(context._, loan.terms))


async def receipt_line(context: Context, entry: Entry) -> str | None:
    """What a payment has paid and what the group still owes, or when the first payment is due; else None.

    Unlike a member's debt it is everybody's business.
    """
    _ = context._
    loan = await _debt(context, entry.kind, entry.loan_id, BEGINNINGS | {MoneyKind.DEBT_PAYMENT})
    if loan is None or entry.reversed_by is not None:
        return None
    account = await loans.account(context.turn, loan)
    if entry.kind != MoneyKind.DEBT_PAYMENT:
        coming = rules.next_payment(replace(account, payments=()), entry.date)
        if coming is None:
            return None
        if entry.kind == MoneyKind.DEBT_RECEIVED:
            date = _.short_date(coming.due_on)
            return _("Setoran pertama {amount}, {date}.", amount=_.rupiah(coming.amount), date=date)
        return _(
            "Setoran berikutnya {amount}, {date}.", amount=_.rupiah(coming.amount), date=_.short_date(coming.due_on)
        )
    # As it was with this payment: a receipt that is drawn anew later says the same again.
    then = [payment for payment in account.payments if payment.number <= entry.number]
    paid = next(payment for payment in then if payment.number == entry.number)
    owed = loan.terms.principal - loan.principal_before - sum(payment.principal for payment in then)
    left = _("Sisa modal UPK {amount}.", amount=_.rupiah(owed)) if owed else _("Modal UPK lunas.")
    principal = _("pokok {amount}", amount=_.rupiah(paid.principal)) if paid.principal else ""
    interest = _("jasa {amount}", amount=_.rupiah(paid.interest)) if paid.interest else ""
    parts = as_sentence(", ".join(filter(None, (principal, interest))))
    return _("{parts}. {left}", parts=parts, left=left)


async def _debt(context: Context, kind: str, loan_id: int | None, kinds: frozenset[MoneyKind]) -> Loan | None:
    if kind not in kinds or loan_id is None:
        return None
    return await loans.find(context.turn, loan_id)
