"""The weekly digest in words: all groups in one caption, one group in full. The fact first, people by count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from handlers.context import CAPTION_LENGTH, utf16_length
from handlers.rule_words import as_sentence
from locales import N_, Words
from savings.digests import AtRisk, Digest, GroupWeek, RosterWarning, WarningKind, Week
from savings.money import Rupiah
from savings.portfolio import WORST_FIRST, Light
from savings.visits import EvaluationKind

LIGHTS = {Light.GOOD: "🟢", Light.MINIMUM: "🟡", Light.BAD: "🔴", None: "⚪"}
_COUNTED = {
    Light.BAD: N_("{light} {n} perlu didatangi"),
    Light.MINIMUM: N_("{light} {n} perlu dilihat"),
    Light.GOOD: N_("{light} {n} baik"),
    None: N_("{light} {n} tanpa pinjaman"),
}
"""How many groups have this light, in a word each: the lights speak of loans."""

NAMED = 3
"""So many quiet groups are named, the others counted."""

PEOPLE_NAMED = 5

BRIEF = 3
"""So many facts of a group are told where there is no room for all."""

_EVALUATIONS = {
    EvaluationKind.PROCESS: N_("evaluasi proses"),
    EvaluationKind.RESULT: N_("evaluasi hasil"),
    EvaluationKind.CLOSING: N_("evaluasi akhir"),
}


# --- all groups ----------------------------------------------------------------------------------------------------


def overview_text(_: Words, digest: Digest) -> str:
    """All groups in one caption; of a week without news two lines. However many groups there are, it fits."""
    if not digest.news:
        return _quiet(_, digest)
    head = [_headline(_, digest), week_words(_, digest.week), *_totals(_, digest), ""]
    tail = _rest(_, digest)
    return "\n".join([*head, *_blocks(_, digest.news, head, tail), *tail])


def _quiet(_: Words, digest: Digest) -> str:
    groups = digest.groups
    if len(groups) == 1:
        quiet = _("Minggu ini tenang di {group}", group=groups[0].name)
    else:
        quiet = _.many("Minggu ini tenang di {n} kelompok", "Minggu ini tenang di {n} kelompok", len(groups))
    told = {"week": week_words(_, digest.week), "savings": _.rupiah(sum(one.savings for one in groups))}
    off = sum(one.called_off for one in groups)
    if off:
        off_words = _called_off(_, off)
        what = _("{week}: {off}, tidak ada setoran atau kabar baru. Simpanan tetap {savings}.", off=off_words, **told)
    else:
        what = _("{week}: tidak ada rapat, setoran atau kabar baru. Simpanan tetap {savings}.", **told)
    return f"{quiet}\n{what}"


def week_words(_: Words, week: Week) -> str:
    """`16 Nov sampai 22 Nov 2026`."""
    return _("{first} sampai {last}", first=_.day_of_year(week.first), last=_.short_date(week.last))


def _headline(_: Words, digest: Digest) -> str:
    bad, minimum = digest.count(Light.BAD), digest.count(Light.MINIMUM)
    waiting = sum(one.needs_somebody for one in digest.groups)
    told = {"all": len(digest.groups)}
    if bad:
        return _("{n} dari {all} kelompok perlu didatangi", n=bad, **told)
    if minimum:
        return _("{n} dari {all} kelompok perlu dilihat", n=minimum, **told)
    if waiting:
        return _("{n} dari {all} kelompok perlu disapa", n=waiting, **told)
    return _.many("{n} kelompok berjalan baik", "{n} kelompok berjalan baik", len(digest.groups))


def _totals(_: Words, digest: Digest) -> Iterator[str]:
    """What all of them did together."""
    groups = digest.groups
    lights = ", ".join(
        _(_COUNTED[light], light=LIGHTS[light], n=count) for light in WORST_FIRST if (count := digest.count(light))
    )
    yield _("Lampu pinjaman: {lights}", lights=lights)
    held, planned = sum(one.held for one in groups), sum(one.planned for one in groups)
    if held or planned:
        yield _meetings(_, held, planned, digest.attendance)
    yield _savings(_, groups)
    if any(one.loans or one.arrears or one.arrears_before for one in groups):
        yield _loans(_, groups)
    absent, behind = sum(one.absent.count for one in groups), sum(one.behind.count for one in groups)
    if absent or behind:
        people = sum(one.people for one in groups)
        yield _("Perlu disapa {n} anggota: {why}", n=people, why=_why(_, absent, behind))
    if waiting := sum(one.waiting for one in groups):
        yield as_sentence(_waiting(_, waiting))
    if overdue := sum(one.visits_overdue for one in groups):
        yield as_sentence(_overdue(_, overdue))
    if warned := sum(bool(one.warnings) for one in groups):
        yield _.many("Daftar anggota {n} kelompok belum lengkap", "Daftar anggota {n} kelompok belum lengkap", warned)


def _blocks(_: Words, news: Sequence[GroupWeek], head: Sequence[str], tail: Sequence[str]) -> list[str]:
    """What is told of each group: first of all a fact, then as far as there is room some more, then all.

    Those who need somebody stand first, so that they are the ones of whom most is told.
    """
    room = CAPTION_LENGTH - utf16_length("\n".join([*head, *tail])) - 1

    def fits(lines: Sequence[str], shown: int) -> bool:
        more = [_left_out(_, len(news) - shown)] if shown < len(news) else []
        return utf16_length("\n".join([*lines, *more])) <= room

    told: list[str] = []
    for one in news:
        if not fits([*told, _in_a_line(_, one)], len(told) + 1):
            break
        told.append(_in_a_line(_, one))
    shown = len(told)
    levels: tuple[Callable[[Words, GroupWeek], str], ...] = (_briefly, _in_full)
    for level in levels:
        for place, one in enumerate(news[:shown]):
            longer = [*told[:place], level(_, one), *told[place + 1 :]]
            told = longer if fits(longer, shown) else told
    return told if shown == len(news) else [*told, _left_out(_, len(news) - shown)]


def _left_out(_: Words, groups: int) -> str:
    return _.many("dan {n} kelompok lagi", "dan {n} kelompok lagi", groups)


def _rest(_: Words, digest: Digest) -> list[str]:
    """The groups of which there is nothing to tell, in one line."""
    names = [one.name for one in digest.quiet]
    if not names:
        return []
    return ["", _("Tenang: {names}", names=_listed(_, names, NAMED))]


def _listed(_: Words, names: Sequence[str], most: int) -> str:
    more = len(names) - most
    if more > 0:
        return _("{names} dan {n} lainnya", names=", ".join(names[:most]), n=more)
    return ", ".join(names)


# --- one group of several --------------------------------------------------------------------------------------------


def _in_a_line(_: Words, one: GroupWeek) -> str:
    fact = next(_facts(_, one), None)
    return _changed_title(_, one) if fact is None else _("{group}: {fact}", group=_title(one), fact=fact)


def _briefly(_: Words, one: GroupWeek) -> str:
    return _block(_, one, list(_facts(_, one))[:BRIEF])


def _in_full(_: Words, one: GroupWeek) -> str:
    return _block(_, one, list(_facts(_, one)))


def _block(_: Words, one: GroupWeek, facts: Iterable[str]) -> str:
    told = as_sentence(", ".join(facts))
    return "\n".join([_changed_title(_, one), *([told] if told else [])])


def _title(one: GroupWeek) -> str:
    return f"{LIGHTS[one.light]} {one.name}"


def _changed_title(_: Words, one: GroupWeek) -> str:
    if one.light is None or one.light_before in {one.light, None}:  # without a light there is nothing to compare
        return _title(one)
    return _("{group} (minggu lalu {light})", group=_title(one), light=LIGHTS[one.light_before])


def _facts(_: Words, one: GroupWeek) -> Iterator[str]:
    """What there is to tell of a group besides its light, the most urgent first."""
    yield from (warning_words(_, warning) for warning in one.warnings if warning.urgent)
    if one.not_held:
        yield (
            _("rapat {held} dari {planned}", held=one.held, planned=one.planned)
            if one.held
            else _("rapat belum tercatat")
        )
    if one.people:
        yield _.many("{n} anggota perlu disapa", "{n} anggota perlu disapa", one.people)
    if one.waiting:
        yield _waiting(_, one.waiting)
    if one.visits_overdue:
        yield _overdue(_, one.visits_overdue)
    if one.evaluation is not None:
        day, kind = one.evaluation
        yield _("{evaluation} {day}", evaluation=_(_EVALUATIONS[kind]), day=_.day_of_year(day))
    if one.arrears != one.arrears_before:
        yield _("tunggakan {amount}", amount=_grown(_, one.arrears, one.arrears - one.arrears_before))
    elif one.arrears:
        yield _("tunggakan {amount}", amount=_.rupiah(one.arrears))
    if one.attendance is not None:
        yield _("hadir {rate}", rate=_.percent(one.attendance, 0))
    elif one.held:
        yield _.many("rapat {n} kali", "rapat {n} kali", one.held)
    if one.saved:
        yield _change(_, one.saved)
    if one.lent:
        yield _("pinjaman cair {amount}", amount=_.rupiah(one.lent))
    if one.repaid:
        yield _("angsuran masuk {amount}", amount=_.rupiah(one.repaid))
    yield from _came_and_left(_, one)


def _came_and_left(_: Words, one: GroupWeek) -> Iterator[str]:
    if one.joined:
        yield _.many("{n} anggota baru", "{n} anggota baru", one.joined)
    if one.left:
        yield _.many("{n} anggota keluar", "{n} anggota keluar", one.left)


# --- one group in full -----------------------------------------------------------------------------------------------


def group_text(_: Words, one: GroupWeek) -> str:
    """One group's week, in full."""
    lines = [_changed_title(_, one), week_words(_, one.week), "", *_happened(_, one)]
    needs = list(_needs(_, one))
    return "\n".join([*lines, *([""] if needs else []), *needs])


def _happened(_: Words, one: GroupWeek) -> Iterator[str]:
    if one.planned or one.held:
        yield _meetings(_, one.held, one.planned, one.attendance)
    if one.called_off:
        yield as_sentence(_called_off(_, one.called_off))
    yield _savings(_, [one])
    if one.loans or one.arrears or one.arrears_before:
        yield _loans(_, [one])
    if one.lent:
        yield _("Pinjaman cair {amount}", amount=_.rupiah(one.lent))
    if one.repaid:
        yield _("Angsuran masuk {amount}", amount=_.rupiah(one.repaid))
    yield from _came_and_left(_, one)


def _needs(_: Words, one: GroupWeek) -> Iterator[str]:
    """Whom to ask, what to remind of, when to come."""
    if one.people:
        yield _("Perlu disapa {n} anggota", n=one.people)
        if one.absent.count:
            why = _.many(
                "{n} orang tidak hadir 3 rapat berturut-turut",
                "{n} orang tidak hadir 3 rapat berturut-turut",
                one.absent.count,
            )
            yield _("• {why}", why=_named(_, why, one.absent))
        if one.behind.count:
            why = _.many(
                "{n} orang tertinggal 2 angsuran atau lebih",
                "{n} orang tertinggal 2 angsuran atau lebih",
                one.behind.count,
            )
            yield _("• {why}", why=_named(_, why, one.behind))
    if one.waiting:
        yield as_sentence(_waiting(_, one.waiting))
    if one.visits is not None:
        yield from _visits(_, one)
    if one.warnings:
        words = [warning_words(_, warning) for warning in one.warnings]
        yield _("Daftar anggota: {warnings}", warnings=", ".join(words))


def _visits(_: Words, one: GroupWeek) -> Iterator[str]:
    standing = one.visits
    assert standing is not None
    line = _("Kunjungan {done} dari {planned}", done=standing.done, planned=standing.planned)
    if standing.overdue:
        line = _("{line}, {n} terlewat", line=line, n=standing.overdue)
    if standing.planned_next is not None:
        line = _("{line}, berikutnya {day}", line=line, day=_.date(standing.planned_next))
    yield line
    if standing.evaluation is not None:
        day, kind = standing.evaluation
        yield _("{evaluation}: {day}", evaluation=as_sentence(_(_EVALUATIONS[kind])), day=_.date(day))


def _named(_: Words, words: str, who: AtRisk) -> str:
    """With the names, where the group has agreed to that."""
    return _("{why}: {names}", why=words, names=_listed(_, who.names, PEOPLE_NAMED)) if who.names else words


def warning_words(_: Words, warning: RosterWarning) -> str:
    """What a register lacks."""
    match warning.kind:
        case WarningKind.NO_TREASURER:
            return _("belum ada bendahara")
        case WarningKind.NO_CHAIR:
            return _("belum ada ketua atau sekretaris")
        case WarningKind.FEW:
            return _("anggota {have}, paling sedikit {want}", have=warning.have, want=warning.want)
        case WarningKind.MANY:
            return _("anggota {have}, paling banyak {want}", have=warning.have, want=warning.want)
        case WarningKind.FEW_WOMEN:
            return _("perempuan {have}%, paling sedikit {want}%", have=warning.have, want=warning.want)


# --- lines of one and of all -----------------------------------------------------------------------------------------


def _meetings(_: Words, held: int, planned: int, attendance: Fraction | None) -> str:
    line = (
        _("Rapat {held} dari {planned}", held=held, planned=planned)
        if planned >= held
        else _.many("Rapat {n} kali", "Rapat {n} kali", held)
    )
    if attendance is None:
        return line
    return _("{line}, hadir {rate}", line=line, rate=_.percent(attendance, 0))


def _called_off(_: Words, n: int) -> str:
    return _.many("{n} rapat libur", "{n} rapat libur", n)


def _savings(_: Words, groups: Sequence[GroupWeek]) -> str:
    total, saved = sum(one.savings for one in groups), sum(one.saved for one in groups)
    return _("Simpanan {amount}", amount=_grown(_, total, saved))


def _loans(_: Words, groups: Sequence[GroupWeek]) -> str:
    arrears = sum(one.arrears for one in groups)
    return _(
        "Pinjaman {loans}, tunggakan {arrears}",
        loans=_.rupiah(sum(one.loans for one in groups)),
        arrears=_grown(_, arrears, arrears - sum(one.arrears_before for one in groups)),
    )


def _grown(_: Words, amount: Rupiah, change: Rupiah) -> str:
    """`Rp57.500 (naik Rp7.500)`."""
    if change > 0:
        return _("{amount} (naik {change})", amount=_.rupiah(amount), change=_.rupiah(change))
    if change < 0:
        return _("{amount} (turun {change})", amount=_.rupiah(amount), change=_.rupiah(-change))
    return _.rupiah(amount)


def _change(_: Words, saved: Rupiah) -> str:
    if saved > 0:
        return _("simpanan naik {amount}", amount=_.rupiah(saved))
    return _("simpanan turun {amount}", amount=_.rupiah(-saved))


def _waiting(_: Words, n: int) -> str:
    return _.many("{n} laporan menunggu lebih dari 2 hari", "{n} laporan menunggu lebih dari 2 hari", n)


def _overdue(_: Words, n: int) -> str:
    return _.many("{n} kunjungan terlewat", "{n} kunjungan terlewat", n)


def _why(_: Words, absent: int, behind: int) -> str:
    return ", ".join([_absent(_, absent)] * bool(absent) + [_behind(_, behind)] * bool(behind))


def _absent(_: Words, n: int) -> str:
    return _.many("{n} lama tidak hadir", "{n} lama tidak hadir", n)


def _behind(_: Words, n: int) -> str:
    return _.many("{n} tertinggal angsuran", "{n} tertinggal angsuran", n)
