"""Attendance in plain words: `hadir`, `izin ada acara`, `bu siti sakit`, `diwakili anak saya`."""

from collections.abc import Sequence
from dataclasses import replace

from savings.attendance import AttendanceStatus
from savings.dates import NamedDate
from savings.names import PersonRef
from savings.sentences import AttendanceSentence
from savings.tokens import Token, as_written, honorific_name, mentioned, titled
from savings.vocabulary import ASKS_LEAVE, IZIN_IS_POLITENESS, OFFICES

_MOST_REASON_WORDS = 20
_SICK_OF_LIFE = frozenset(("hati", "jiwa", "rindu", "banget"))
_AT_THE_MEETING = frozenset(
    (
        "rapat",
        "pertemuan",
        "kumpulan",
        "rapatnya",
        "pertemuannya",
        "tepat",
        "waktu",
        "lengkap",
        "sekarang",
        "di",
        "lokasi",
    )
)

_PAYMENTS = frozenset(
    (
        "setoran",
        "setorannya",
        "bayarnya",
        "bayare",
        "angsurannya",
        "angsurane",
        "cicilannya",
        "iurannya",
        "uang",
        "uangnya",
        "duit",
        "duite",
    )
)
_OWED = frozenset(("nyusul", "menyusul", "disusulkan", "besok", "nanti", "minggu", "sabtu", "belum", "durung", "lusa"))
_AROUND_OWED = frozenset(("depan", "dulu", "bawa", "gowo", "nggowo", "ada", "lagi", "saja", "aja", "wae", "tapi"))
"""What is still to be paid, behind "hadir": "angsuran nyusul minggu depan", "belum bawa uang"."""

_HOPES = frozenset(("insyaallah", "insya allah", "insyaalloh", "insha allah", "in sya allah", "akan"))
"""With these somebody who writes "hadir" is not there yet."""
_CAN = frozenset(("bisa", "bs", "saget"))


def read_attendance(tokens: Sequence[Token], text: str) -> AttendanceSentence | None:
    """`hadir`, `saya izin ada acara`, `bu siti sakit`: the word stands first, after a greeting and who it is about."""
    at, person = 0, None
    polite = hoped = given_up = False
    day: NamedDate | None = None
    while at < len(tokens) and tokens[at].kind != "attend":
        token = tokens[at]
        if token.kind == "hon":
            found = honorific_name(tokens, at)
            if found is None:
                return None
            named, at = found
            if named is not None and not (at < len(tokens) and tokens[at].kind == ","):
                if person is not None:
                    return None
                person = named
            continue
        if token.kind == "mention" and person is None:
            person = mentioned(token)
        elif token.kind == "desire":
            polite = True
        elif _is_hope(tokens, at, hoped=hoped):
            hoped = True
        elif token.kind == "cancel" and at + 1 < len(tokens) and tokens[at + 1].status == AttendanceStatus.PRESENT:
            given_up = True
        elif token.kind not in ("courtesy", "lead", "self", "title", ",", "\n", "date"):
            return None
        day = token.date or day
        at += 1
    if at >= len(tokens):
        return None
    person = person or _by_title(tokens, at)
    if any(token.kind in ("?", "amount") for token in tokens):
        return None  # a time in the reason ("izin jam 7") is no amount: the tokenizer made it a number
    if given_up:
        return _given_up(tokens[at + 1 :], text, person)
    said = _attendance_of(tokens, at, text, person, polite=polite)
    if said is not None and day is not None:
        said = replace(said, day=day)
    if said is None or said.status is not AttendanceStatus.PRESENT:
        return None if hoped else said
    return replace(said, to_come=hoped or any(token.key in _HOPES for token in tokens))


def _is_hope(tokens: Sequence[Token], at: int, *, hoped: bool) -> bool:
    """`insyaallah hadir`, `saya jadi datang`, `saya bisa hadir`: it is meant for a meeting to come."""
    token = tokens[at]
    if token.key in _CAN:
        return hoped or (at > 0 and tokens[at - 1].kind == "self")
    return token.key in _HOPES or (token.kind == "become" and at + 1 < len(tokens) and tokens[at + 1].kind == "attend")


def _given_up(rest: Sequence[Token], text: str, person: PersonRef | None) -> AttendanceSentence | None:
    """`gak jadi datang bu, anak rewel`: leave, and why."""
    words = [token for token in rest if token.kind not in (",", "\n")]
    if len(words) > _MOST_REASON_WORDS:
        return None
    return AttendanceSentence(status=AttendanceStatus.EXCUSED, reason=as_written(rest, text), person=person)


def _by_title(tokens: Sequence[Token], attend: int) -> PersonRef | None:
    """Whom a title right in front of the attendance word means: `pak lurah izin`, `ketua sakit`.

    Behind a comma it was an address. So is the group's own office in "pak ketua izin ada acara": leave is asked of it.
    """
    at = attend - 1
    while at >= 0 and tokens[at].kind in ("lead", "date", "desire"):
        at -= 1
    if at < 0 or (tokens[attend].key in ASKS_LEAVE and tokens[at].key in OFFICES):
        return None
    return titled(tokens, at)


def _is_politeness(rest: Sequence[Token]) -> bool:
    """Whether "izin" only opens a request ("izin bertanya", "ijin bu, mau setor 20rb") or names a permit."""
    opening = ("courtesy", "hon", "title", ",", "desire", "self")
    first = next((token for token in rest if token.kind not in opening), None)
    if first is None:
        return False
    asks = first.kind in ("verb", "take", "pay", "wrong", "amend", "cancel", "amount")
    return asks or first.key.partition(" ")[0] in IZIN_IS_POLITENESS


def _attendance_of(
    tokens: Sequence[Token], at: int, text: str, person: PersonRef | None, *, polite: bool
) -> AttendanceSentence | None:
    """Status and reason from the attendance word onwards."""
    head, rest = tokens[at], list(tokens[at + 1 :])
    status = head.status
    following = rest[0] if rest else None
    if status == "not here":
        status = AttendanceStatus.EXCUSED if person is None or rest else AttendanceStatus.ABSENT
    if polite and status not in (AttendanceStatus.EXCUSED, AttendanceStatus.SICK):
        return None
    if status == AttendanceStatus.EXCUSED:
        if _is_politeness(rest):
            return None
        if following is not None and following.status in (AttendanceStatus.LATE, AttendanceStatus.SICK):
            status, rest = following.status, rest[1:]
        elif following is not None and following.status is not None:
            rest = rest[1:]  # "izin tidak hadir", "izin berhalangan"
        if any(token.status == AttendanceStatus.SICK for token in rest) and "anak" not in {token.key for token in rest}:
            sick_first = next((token for token in rest if token.kind in ("word", "attend")), None)
            if sick_first is not None and (
                sick_first.status == AttendanceStatus.SICK or sick_first.key in ("karena", "krn")
            ):
                status = AttendanceStatus.SICK
    elif status == AttendanceStatus.PRESENT:
        return _presence(rest, text, person)
    elif status == AttendanceStatus.REPRESENTED:
        rest = [token for token in rest if token.key not in ("oleh", "sama", "kepada")]
    elif any(token.kind in ("reject", "verb", "pay", "take", "future") for token in rest) or (
        following is not None and following.key in _SICK_OF_LIFE
    ):
        return None
    words = [token for token in rest if token.kind not in (",", "\n")]
    if len(words) > _MOST_REASON_WORDS:
        return None
    reason = as_written(rest, text)
    return AttendanceSentence(
        status=AttendanceStatus(status or ""), reason="" if reason.lower() == "sakit" else reason, person=person
    )


def _presence(rest: Sequence[Token], text: str, person: PersonRef | None) -> AttendanceSentence | None:
    """`hadir`, when, and what is paid later; "hadir terlambat" and "hadir diwakili anak" say something else."""
    at = 0
    day: NamedDate | None = None
    while at < len(rest):
        token = rest[at]
        if _pays_later(rest[at:]):
            break
        if token.status in (AttendanceStatus.LATE, AttendanceStatus.REPRESENTED):
            tail = rest[at + 1 :]
            if any(other.kind in ("reject", "future", "verb") for other in tail):
                return None
            return AttendanceSentence(
                status=AttendanceStatus(token.status), reason=as_written(tail, text), person=person
            )
        if token.kind == "hon":
            found = honorific_name(rest, at)
            if found is None:
                return None
            at = found[1]
            continue
        plain = token.kind in ("courtesy", "lead", "title", ",", "\n", "self", "but", "attend", ":", "-", "date")
        if not plain and token.key not in _AT_THE_MEETING | _HOPES:
            return None
        day = token.date or day
        at += 1
    return AttendanceSentence(status=AttendanceStatus.PRESENT, person=person, day=day)


def _pays_later(rest: Sequence[Token]) -> bool:
    """`angsuran nyusul minggu depan`, `belum bawa uang`: money that is named and does not come today."""
    money = [token.kind in ("verb", "savings", "pay", "money") or token.key in _PAYMENTS for token in rest]
    owed = [token.key in _OWED for token in rest]
    around = [
        token.kind in ("courtesy", "hon", "title", ",", "\n", "self", "but", "date") or token.key in _AROUND_OWED
        for token in rest
    ]
    return any(money) and any(owed) and all(map(any, zip(money, owed, around, strict=True)))
