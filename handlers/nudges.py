"""What is to be paid, said kindly and to nobody else: to the borrower in private, one message a day.

The first line, which a lock screen shows, names no sum. Who cannot be written to is named to the treasurer alone, and
where the treasurer cannot be written to either, to the chair. What the group itself owes is told to both.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.bell import Bell, Said
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.cover_list import ShowOwnCovers
from handlers.debt_lines import collected_lines, lender
from handlers.debts import EVERY_DEBT, PayDebt, ShowDebt
from handlers.loan_names import loan_names, people_told_apart
from handlers.loans import WHOSEVER, InTrouble, PayInstalment, ShowLoan
from handlers.looking import Glance, Looking
from handlers.lookups import stand_in
from handlers.officer_day import SeeTo
from handlers.registry import Press, Tables
from handlers.rule_words import as_sentence
from locales import Words
from savings.groups import Member, Roster
from savings.loans import Loan, LoanState
from savings.nudges import SEES_TO_DEBTS
from savings.officer_day import officers_of, receivers
from savings.reminders import Reminder, ReminderKind
from services import debts, loans
from services import nudges as service
from services.nudges import CoverNudge, LoanNudge

KINDS = frozenset({ReminderKind.INSTALMENT, ReminderKind.COVER, ReminderKind.DEBT})
TO_PAY, IN_TROUBLE, NOTHING = 0, 1, 2
WHO_EVER, EVERYBODY = 0, -1

MOST_LINES = 20
"""Of one message, which would not hold a hundred: the rest is looked at behind its button."""

MOST_NAMES = 5
"""In a first line."""

Item = tuple[Member, LoanNudge | CoverNudge]
"""Whose it is, and what there is to say."""


@dataclass(frozen=True, slots=True)
class WhichLoan(Payload, prefix="ingyg"):
    """Several loans were named in one message: of which one is it said that it is paid, or that it is hard?

    `what` NOTHING: neither, and the question goes.
    """

    group_id: int
    what: int


@dataclass(frozen=True, slots=True)
class PauseNudges(Payload, prefix="ingjeda"):
    """Not now: for how long? `nudged` 1: asked in place of a reminder, to which there is a way back.

    `who`: a member's id, EVERYBODY for whom the account speaks, or WHO_EVER: to be asked where there are several.
    """

    group_id: int
    nudged: int
    who: int


# --- the clock rings -----------------------------------------------------------------------------------------------


async def write(bell: Bell, due: list[Reminder]) -> None:
    """Everything of this moment: each account hears of all that concerns it at once."""
    until = max(one.until for one in due)
    items = _items(bell.here, due)
    hearing: dict[int, list[Item]] = defaultdict(list)
    unheard = []
    for item in items:
        ears = await bell.ears_of([item[0]]) if item[0].active else []
        for account in ears:
            hearing[account].append(item)
        if not ears:
            unheard.append(item)
    for account, mine in hearing.items():
        text = _to_borrower(await _glance(bell, account), mine)
        bell.send(account, *text, until=until, stands_for=_behind(due, mine))
    if unheard:
        await _tell_who_is_not_reached(bell, due, unheard, until)
    debts_due = [one for one in due if one.kind is ReminderKind.DEBT]
    if debts_due:
        await _tell_of_debts(bell, debts_due, until)


async def _tell_who_is_not_reached(bell: Bell, due: list[Reminder], unheard: list[Item], until: dt.datetime) -> None:
    """Each person once a week: the treasurer speaks with people, and not at every step of every instalment."""
    heard = [one for one in officers_of(bell.here) if await bell.ears_of([one])]
    ears = await bell.ears_of(receivers(heard))
    if not ears:
        return
    named = await service.not_named_lately(bell.turn, bell.here, [member for member, _one in unheard])
    people = {one.person for one in named}
    items = [item for item in unheard if item[0].id in people]
    for account in ears if items else ():
        text = _to_treasurer(await _glance(bell, account), items, bell.bot_username)
        bell.send(account, *text, until=until, stands_for=[*_behind(due, items), *named])


async def _glance(bell: Bell, account: int) -> Glance:
    return Glance(words=await bell.words_for(account), here=bell.here, today=bell.today)


def _items(roster: Roster, due: Iterable[Reminder]) -> list[Item]:
    """What concerns members, each loan and talangan once, by the register: who shares a telephone reads it in order."""
    found: dict[tuple[str, int], Item] = {}
    for one in due:
        member = roster.get(one.person)
        if member is not None and isinstance(one.about, LoanNudge | CoverNudge):
            found[_key(one.about)] = (member, one.about)
    place = {member.id: at for at, member in enumerate(roster.everyone)}
    return [found[key] for key in sorted(found, key=lambda key: (place[found[key][0].id], key[0] == "cover", key[1]))]


def _behind(due: Iterable[Reminder], items: Iterable[Item]) -> list[Reminder]:
    """The reminders that these items stand for: of one loan several may have fallen due."""
    spoken_of = {_key(nudge) for _member, nudge in items}
    return [one for one in due if isinstance(one.about, LoanNudge | CoverNudge) and _key(one.about) in spoken_of]


def _key(nudge: LoanNudge | CoverNudge) -> tuple[str, int]:
    return ("loan", nudge.loan.id) if isinstance(nudge, LoanNudge) else ("cover", nudge.cover.id)


# --- to the borrower -----------------------------------------------------------------------------------------------


def _to_borrower(look: Looking, items: Sequence[Item]) -> Said:
    """One message of all that concerns an account."""
    _ = look._
    owed = [one for _member, one in items if isinstance(one, LoanNudge)]
    covered = [one for _member, one in items if isinstance(one, CoverNudge)]
    if len(items) == 1:
        member, one = items[0]
        lines = _loan_lines(look, member, one) if isinstance(one, LoanNudge) else _cover_lines(look, member, one)
    else:
        lines = _all_lines(look, items)
    if any(one.late for one in owed):
        lines.append(_("Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama."))
    rows: list[list[Button]] = []
    group_id = look.here.group.id
    if owed:
        alone = owed[0].loan.id
        pays: Payload = PayInstalment(group_id, alone) if len(owed) == 1 else WhichLoan(group_id, TO_PAY)
        struggles: Payload = InTrouble(group_id, alone) if len(owed) == 1 else WhichLoan(group_id, IN_TROUBLE)
        rows.append([Button(_("Sudah bayar"), pays), Button(_("Saya kesulitan"), struggles)])
    if covered:
        rows.append([Button(_("Talangan saya"), ShowOwnCovers(group_id))])
    if owed and len(items) > MOST_LINES:
        rows.append([Button(_("Lihat pinjaman saya"), ShowLoan(group_id, WHOSEVER))])
    people = {member.id for member, _one in items}
    rows.append(
        [Button(_("Jangan ingatkan dulu"), PauseNudges(group_id, 1, people.pop() if len(people) == 1 else WHO_EVER))]
    )
    return "\n".join(lines), rows


def again(look: Looking, items: Sequence[Item]) -> Said:
    """The reminder as it would be sent now, for who has looked at something else in its place."""
    return _to_borrower(look, items)


def _loan_lines(look: Looking, member: Member, nudge: LoanNudge) -> list[str]:
    """`Bu Siti, besok waktunya angsuran`, and below it how much."""
    _, group = look._, look.here.group.name
    lines = [_("{name}, {when}", name=member.name, when=_headline(look, nudge))]
    coming = _.rupiah(nudge.coming)
    if nudge.due_on == look.today:
        lines.append(_("{amount}, {date}, di {group}.", amount=coming, date=_.date(look.today), group=group))
        lines += _missed_lines(look, nudge)
    elif nudge.late and nudge.since is not None:
        amount, date = _.rupiah(nudge.late), _.date(nudge.since)
        lines.append(_("{amount}, sejak {date}, di {group}.", amount=amount, date=date, group=group))
        if nudge.due_on is not None:
            when = _when(look, nudge.due_on)
            lines.append(_("Angsuran berikutnya {amount}, {when}.", amount=coming, when=when))
    elif nudge.due_on is not None:
        lines.append(_("{amount}, {date}, di {group}.", amount=coming, date=_.date(nudge.due_on), group=group))
    return lines


def _missed_lines(look: Looking, nudge: LoanNudge) -> list[str]:
    """Under what is due today: what was missed before it, and what that makes in all."""
    _ = look._
    if nudge.since is None:
        return []
    return [
        _(
            "Yang terlewat {amount}, sejak {date}. Semuanya {total}.",
            amount=_.rupiah(nudge.late),
            date=_.short_date(nudge.since),
            total=_.rupiah(nudge.late + nudge.coming),
        )
    ]


def _headline(look: Looking, nudge: LoanNudge) -> str:
    _ = look._
    if nudge.due_on is not None and (not nudge.late or nudge.due_on == look.today):
        return _("{when} waktunya angsuran", when=_when(look, nudge.due_on))
    if nudge.since is not None and (look.today - nudge.since).days == 1:
        return _("kemarin waktunya angsuran")
    return _("ada angsuran yang masih ditunggu")


def _when(look: Looking, day: dt.date) -> str:
    """`hari ini`, `besok`, `lusa`, `3 hari lagi`."""
    _ = look._
    days = (day - look.today).days
    named = {0: _("hari ini"), 1: _("besok"), 2: _("lusa")}
    return named.get(days) or _.many("{n} hari lagi", "{n} hari lagi", days)


def _cover_lines(look: Looking, member: Member, nudge: CoverNudge) -> list[str]:
    _, cover = look._, nudge.cover
    coverer = look.here.get(cover.coverer_id)
    lines = [_("{name}, ada talangan yang perlu dikembalikan", name=member.name)]
    amount, date = _.rupiah(cover.owed), _.short_date(cover.date)
    if coverer is None:
        lines.append(_("{amount} ke dana tanggung renteng, sejak {date}.", amount=amount, date=date))
        lines.append(_("Serahkan ke bendahara {group}, ya.", group=look.here.group.name))
    else:
        name = coverer.name
        lines.append(_("{amount} ke {name}, sejak {date}.", amount=amount, name=name, date=date))
        lines.append(_("Sudah dikembalikan? Minta {name} menekan tombolnya di /talangan.", name=name))
    return lines


def _all_lines(look: Looking, items: Sequence[Item]) -> list[str]:
    """A line for each; the names of people stand only where there are several."""
    _ = look._
    people = list(dict.fromkeys(member.name for member, _one in items))
    found = [one.loan for _member, one in items if isinstance(one, LoanNudge)]
    named = people_told_apart(look, found) if len(people) > 1 else loan_names(look, found)
    lines = [
        _("{names}, ini pengingat {what} hari ini", names=_and(_, people), what=_what(_, items)),
        _("Di {group}:", group=look.here.group.name),
    ]
    for member, one in items[:MOST_LINES]:
        if isinstance(one, LoanNudge):
            lines.append(_("• {what}: {line}", what=as_sentence(named[one.loan.id]), line=_owed_words(look, one)))
        else:
            line = _cover_words(look, one)
            lines.append(
                _("• {what}: {line}", what=member.name, line=line) if len(people) > 1 else _("• {line}", line=line)
            )
    return lines + _more(_, len(items)) + _late_in_all(_, items)


def _what(_: Words, items: Iterable[Item]) -> str:
    kinds = {type(one) for _member, one in items}
    if kinds == {LoanNudge}:
        return _("angsuran")
    return _("talangan") if kinds == {CoverNudge} else _("angsuran dan talangan")


def _late_in_all(_: Words, items: Iterable[Item]) -> list[str]:
    """For whoever has missed instalments of several loans: what that makes."""
    late: dict[str, list[int]] = defaultdict(list)
    for member, one in items:
        if isinstance(one, LoanNudge) and one.late:
            late[member.name].append(one.late)
    return [
        _("Yang terlewat dari {name} semuanya {total}.", name=name, total=_.rupiah(sum(amounts)))
        for name, amounts in late.items()
        if len(amounts) > 1
    ]


def _more(_: Words, listed: int) -> list[str]:
    """How many of these have no line of their own."""
    more = max(0, listed - MOST_LINES)
    return [_.many("dan {n} lagi", "dan {n} lagi", more)] if more else []


def _and(_: Words, names: Sequence[str]) -> str:
    """`Bu Siti, Bu Wati dan Pak Joko`; of many only how many they are."""
    if len(names) == 1:
        return names[0]
    if len(names) > MOST_NAMES:
        return _("{n} orang di HP ini", n=len(names))
    return _("{names} dan {last}", names=", ".join(names[:-1]), last=names[-1])


def _owed_words(look: Looking, nudge: LoanNudge) -> str:
    """`Rp57.500, besok`, `Rp57.500, sejak 10 Nov 2026`, or both."""
    _ = look._
    parts = []
    if nudge.since is not None:
        parts.append(_("{amount}, sejak {date}", amount=_.rupiah(nudge.late), date=_.short_date(nudge.since)))
    if nudge.due_on is not None:
        parts.append(_("{amount}, {when}", amount=_.rupiah(nudge.coming), when=_when(look, nudge.due_on)))
    return "; ".join(parts)


def _cover_words(look: Looking, nudge: CoverNudge) -> str:
    """`talangan dari Bu Wati Rp9.167, sejak 21 Nov 2026`."""
    _, cover = look._, nudge.cover
    coverer = look.here.get(cover.coverer_id)
    return _(
        "talangan dari {coverer} {amount}, sejak {date}",
        coverer=_("dana tanggung renteng") if coverer is None else coverer.name,
        amount=_.rupiah(cover.owed),
        date=_.short_date(cover.date),
    )


# --- to the officers -----------------------------------------------------------------------------------------------


def _to_treasurer(look: Looking, items: Sequence[Item], bot_username: str) -> Said:
    """Who has no private chat with the bot, or has left the group: only an officer can speak with them."""
    _ = look._
    lines = [_("Ada yang belum bisa saya ingatkan langsung"), _("Di {group}:", group=look.here.group.name)]
    for member, one in items[:MOST_LINES]:
        words = _owed_words(look, one) if isinstance(one, LoanNudge) else _cover_words(look, one)
        name = member.name if member.active else _("{name} (sudah keluar)", name=member.name)
        lines.append(_("• {what}: {line}", what=name, line=words))
    lines += _more(_, len(items))
    if any(member.active for member, _one in items):
        lines.append(
            _("Tolong sampaikan baik-baik, ya. Yang menekan Start di @{bot} saya ingatkan langsung.", bot=bot_username)
        )
    else:
        lines.append(_("Tolong dibicarakan baik-baik, ya. Yang sudah keluar tidak saya hubungi."))
    keyboard: Keyboard = [[Button(_("Semua pinjaman"), SeeTo(look.here.group.id, "pinjaman"))]]
    return "\n".join(lines), keyboard


async def _tell_of_debts(bell: Bell, due: Sequence[Reminder], until: dt.datetime) -> None:
    """What the group owes: treasurer and chair see to it."""
    owed = list({one.about.loan.id: one.about for one in due if isinstance(one.about, LoanNudge)}.values())
    ears = await bell.ears_of(bell.here.holding(SEES_TO_DEBTS))
    if not ears:
        return
    standings = await debts.standings(bell.turn, [one.loan for one in owed])
    for account in ears:
        look = await _glance(bell, account)
        lines = _debt_lines(look, owed[0]) if len(owed) == 1 else _all_debts_lines(look, owed)
        if len(owed) == 1:
            lines += collected_lines(look._, standings[0], bell.today, everything=True)
        bell.send(account, "\n".join(lines), _debt_buttons(look, owed), until=until, stands_for=due)


def _debt_lines(look: Looking, nudge: LoanNudge) -> list[str]:
    _, group, name = look._, look.here.group.name, lender(look._, nudge.loan)
    coming = nudge.due_on
    if coming is not None and (not nudge.late or coming == look.today):
        lines = [as_sentence(_("{when} waktunya setoran ke {lender}", when=_when(look, coming), lender=name))]
    else:
        lines = [_("Setoran ke {lender} masih ditunggu", lender=name)]
    if coming == look.today:
        amount = _.rupiah(nudge.coming)
        lines.append(_("{amount}, {date}, dari {group}.", amount=amount, date=_.date(coming), group=group))
        lines += _missed_lines(look, nudge)
    elif nudge.since is not None:
        amount, date = _.rupiah(nudge.late), _.date(nudge.since)
        lines.append(_("{amount}, sejak {date}, dari {group}.", amount=amount, date=date, group=group))
        if coming is not None:
            amount = _.rupiah(nudge.coming)
            lines.append(_("Setoran berikutnya {amount}, {date}.", amount=amount, date=_when(look, coming)))
    elif coming is not None:
        amount = _.rupiah(nudge.coming)
        lines.append(_("{amount}, {date}, dari {group}.", amount=amount, date=_.date(coming), group=group))
    return lines


def _all_debts_lines(look: Looking, owed: Sequence[LoanNudge]) -> list[str]:
    _ = look._
    names = loan_names(look, [one.loan for one in owed])
    lines = [_("Ada setoran modal yang perlu diingat"), _("Dari {group}:", group=look.here.group.name)]
    lines += [
        _("• {what}: {line}", what=_("Modal {name}", name=names[one.loan.id]), line=_owed_words(look, one))
        for one in owed[:MOST_LINES]
    ]
    return lines + _more(_, len(owed))


def _debt_buttons(look: Looking, owed: Sequence[LoanNudge]) -> Keyboard:
    _, group_id = look._, look.here.group.id
    if len(owed) > 1:
        return [[Button(_("Lihat modal"), ShowDebt(group_id, EVERY_DEBT))]]
    debt = owed[0].loan.id
    return [[Button(_("Setor ke UPK"), PayDebt(group_id, debt)), Button(_("Lihat modal"), ShowDebt(group_id, debt))]]


# --- pressed -------------------------------------------------------------------------------------------------------


async def which_loan(context: Context, payload: WhichLoan) -> None:
    """[Sudah bayar] or [Saya kesulitan] under a message of several loans: one button a loan.

    Asked below the reminder, which stays: it may be of several people, and one has answered.
    """
    _ = context._
    if payload.what == NOTHING:
        context.unsay()
        return
    if context.in_group:
        context.alert(_("Rincian pinjaman hanya di chat pribadi. Ketik /pinjaman di sana."))
        return
    if not await stand_in(context, payload.group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return
    running = await _running(context)
    if not running:
        context.alert(_("Tidak ada pinjaman yang berjalan."))
        return
    press = InTrouble if payload.what == IN_TROUBLE else PayInstalment
    several = len({loan.member_id for loan in running}) > 1
    names = people_told_apart(context, running) if several else loan_names(context, running)
    buttons = [Button(names[loan.id], press(loan.group_id, loan.id)) for loan in running]
    prompt = _("Pinjaman mana yang sedang berat?") if press is InTrouble else _("Yang sudah dibayar, yang mana?")
    back = Button(_("Kembali"), WhichLoan(payload.group_id, NOTHING))
    look = Button(_("Lihat pinjaman saya"), ShowLoan(payload.group_id, WHOSEVER))
    context.reply(prompt, [*in_rows(buttons, 1), [look, back]])


async def _running(context: Context) -> list[Loan]:
    known = [loan for one in context.speakers for loan in await loans.of_member(context.turn, one.id)]
    return [loan for loan in known if loan.state is LoanState.ACTIVE]


TABLE = Tables(presses=(Press(payload=WhichLoan, handler=which_loan, needs_group=False),))
