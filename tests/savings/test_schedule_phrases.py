"""What is said about the group's meetings, row by row, and that talk about them stays talk."""

import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.days_ahead import DayAhead, resolve_ahead, spans_ahead
from savings.moved_days import moved_to
from savings.phrases import LONGEST_MESSAGE, ScheduleSentence, understand, understand_schedule_command
from savings.rules import WEEKDAYS
from savings.schedule_phrases import LONGEST_COMMAND
from savings.schedule_words import PHRASES, TRIGGERS
from savings.stretches import Stretch, spans_over

TABLE = (Path(__file__).parent / "schedules.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in TABLE if line and not line.startswith("#")]


def described_days(named: DayAhead, today: date) -> str:
    """The days that are meant, in the notation of the table: `2026-11-25/2026-12-02`, `2026-11-22..2026-11-29`."""
    if named.wide:
        return "/".join(f"{first}..{last}" for first, last in spans_ahead(named, today))
    return described_target(named, today)


def described_target(named: DayAhead, today: date) -> str:
    """The days to which a meeting may go; a day of a month that is named has to be asked for."""
    some = "some day of " + described_days(named, today) if named.months is not None and named.wide else "no such day"
    return "/".join(map(str, resolve_ahead(named, today))) or some


def described_stretch(over: Stretch, today: date) -> str:
    """`2026-11-16..2026-11-29`, `2 meetings`, and `until ?` where the calendar does not say when it ends."""
    if over.is_open:
        return "until ?"
    if over.meetings:
        return f"{over.meetings} meetings"
    spans = spans_over(over, today, begins=today)
    return "/".join(f"{first}..{last}" for first, last in spans) or "no such days"


def described_hour(said: ScheduleSentence) -> list[str]:
    """`at 16.00`, `at 07.00/19.00`, and `at ? (habis isya)` where it is no hour of the clock."""
    parts = [] if said.hour is None else [f"at {said.hour:%H.%M}"]
    if said.hour_unclear is not None:
        readings = "/".join(f"{reading:%H.%M}" for reading in said.hour_unclear)
        parts.append(f"at {readings}" if readings else f"at ? ({said.hour_words})")
    return parts + ([said.zone] if said.zone else [])


def described(said: object, today: date) -> str:
    """A sentence about meetings in the notation of the table; everything else is silence here."""
    if not isinstance(said, ScheduleSentence):
        return "-"
    parts: list[str] = [said.action]
    parts += [] if said.which is None else [f"of {described_days(said.which, today)}"]
    parts += [] if said.over is None else [f"over {described_stretch(said.over, today)}"]
    parts += [] if said.to is None else [f"to {described_target(said.to, today)}"]
    parts += [] if said.shift_days is None else [f"by {said.shift_days} days"]
    parts += [] if said.shift_minutes is None else [f"by {said.shift_minutes} minutes"]
    parts += [said.direction] if said.direction else []
    parts += [said.rhythm.value] if said.rhythm else []
    parts += [] if said.weekday is None else [WEEKDAYS[said.weekday]]
    parts += [] if said.week is None else [f"week {said.week}"]
    parts += [] if said.month_day is None else [f"day {said.month_day}"]
    parts += ["maybe sunday"] if said.maybe_sunday else []
    parts += [f"since {described_days(said.since, today)}"] if said.since else []
    parts += described_hour(said)
    parts += [f"in {said.place}" + (" of the writer" if said.own_place else "")] if said.place else []
    parts += ["maybe always"] if said.maybe_always else []
    return ", ".join(parts) + (f": {said.reason}" if said.reason else "")


def understood(text: str) -> object:
    """What a row of the table is understood as: a message of the chat, or what follows /jadwal."""
    if text.startswith("/jadwal "):
        return understand_schedule_command(text.removeprefix("/jadwal "))
    return understand(text.replace("\\n", "\n"))


@pytest.mark.parametrize(("text", "said_on", "expected"), ROWS)
def test_table(text: str, said_on: str, expected: str) -> None:
    today = date.fromisoformat(said_on)
    assert described(understood(text), today) == expected


def test_the_table_is_generous() -> None:
    silent = [text for text, _day, expected in ROWS if expected == "-"]
    assert len(ROWS) - len(silent) >= 220
    assert len(silent) >= 80
    assert len({(text, day) for text, day, _expected in ROWS}) == len(ROWS)


def folded_stretch(over: Stretch) -> Stretch:
    first, last = (day and replace(day, text="") for day in (over.first, over.last))
    return replace(over, text="", first=first, last=last)


def folded(said: object) -> object:
    """A sentence without the capitals of its own words."""
    if not isinstance(said, ScheduleSentence):
        return None
    return replace(
        said,
        which=said.which and replace(said.which, text=""),
        to=said.to and replace(said.to, text=""),
        since=said.since and replace(said.since, text=""),
        over=said.over and folded_stretch(said.over),
        place=said.place.lower(),
        reason=said.reason.lower(),
        hour_words=said.hour_words.lower(),
    )


SAID = [text for text, _day, expected in ROWS if expected != "-" and not text.startswith("/")]
TALK = [text for text, _day, expected in ROWS if expected == "-" and not text.startswith("/")]


@pytest.mark.parametrize("text", [*SAID, *TALK])
def test_capitals_and_spaces_change_nothing(text: str) -> None:
    """Telephones write a capital where they like, so that "Minggu" says no more than "minggu"."""
    text = text.replace("\\n", "\n")
    plain = folded(understand(text))
    for other in (text.upper(), text.lower(), text.title(), f"  {text.replace(' ', '   ')} "):
        assert folded(understand(other)) == plain, other


@pytest.mark.parametrize(
    "decoration", ["{}!", "{} 🙏🙏", "*{}*", "{}.", "{} ya", "{} ya bu", "bu, {}", "bu rini, {}", "Assalamualaikum, {}"]
)
@pytest.mark.parametrize("text", ["rapat pindah ke Rabu depan jam 4 sore", "rapat besok libur", "rapat tiap Senin"])
def test_decoration_changes_nothing(text: str, decoration: str) -> None:
    assert folded(understand(decoration.format(text))) == folded(understand(text))


@pytest.mark.parametrize(
    "doubt",
    [
        *("{}?", "kalau {}", "katanya {}", "kata bu siti {}", "usul {}", "gimana kalau {}", "apa {}", "jare {}"),
        *("jangan {}", "{} gimana", "{} boleh gak", "mungkin {}", "kayaknya {}", "semoga {}", "{} aja", "{} kan"),
        *("kenapa {}", "siapa bilang {}", "belum tentu {}", "{} dong", "mau {}", "nanti {}", "kemarin {}"),
        *("kalo {}", "misal {}", "sebaiknya {}", "{} yuk", "{} saja bu", "RT: {}", "{} atau tidak", "pengen {}"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        *("rapat pindah ke Rabu", "rapat besok libur", "rapat tiap Senin jam 19.00", "rapat di rumah Bu Siti"),
        *("kumpulan diundur 2 hari", "besok tidak ada rapat", "jam rapat jadi 16.00", "rapat pindah jam 7 malam"),
    ],
)
def test_doubt_is_silence(text: str, doubt: str) -> None:
    """Questions, wishes, negations, hearsay and plans move no meeting; whether one is held may be answered."""
    found = understand(doubt.format(text))
    assert not isinstance(found, ScheduleSentence) or (found.action == "ask" and doubt == "{}?")


@pytest.mark.parametrize(
    "text", ["tiap Senin jam 19.00", "Minggu pertama", "libur", "besok libur", "pindah ke Rabu depan", "jam 4 sore"]
)
def test_without_the_word_rapat_it_counts_only_behind_the_command(text: str) -> None:
    assert isinstance(understand_schedule_command(text), ScheduleSentence)
    assert not isinstance(understand(text), ScheduleSentence)


def test_what_is_too_long_is_told_to_people() -> None:
    assert understand("rapat besok libur " + "ya " * LONGEST_MESSAGE) is None
    assert understand_schedule_command("libur " + "ya " * LONGEST_COMMAND) is None
    assert understand_schedule_command("   ") is None


def test_the_days_keep_the_words_in_which_they_were_said() -> None:
    said = understand("Rapat  tgl 28 pindah ke Rabu Depan habis  Isya")
    assert isinstance(said, ScheduleSentence)
    assert said.which is not None
    assert said.to is not None
    assert (said.which.text, said.to.text, said.hour_words) == ("tgl 28", "Rabu Depan", "habis Isya")


MONDAY = date(2026, 11, 16)
SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "today", "meeting", "days"),
    [
        ("rapat pindah ke Kamis", MONDAY, SATURDAY, ["2026-11-19"]),
        ("rapat diundur ke Kamis", MONDAY, SATURDAY, ["2026-11-26"]),
        ("rapat dimajukan ke Kamis", MONDAY, SATURDAY, ["2026-11-19"]),
        ("rapat diundur Minggu", MONDAY, SATURDAY, ["2026-11-22"]),
        ("rapat dimajukan ke Rabu depan", MONDAY, SATURDAY, ["2026-11-18"]),
        ("rapat diundur ke Rabu depan", MONDAY, SATURDAY, ["2026-11-25"]),
        ("rapat pindah ke Rabu depan", MONDAY, SATURDAY, ["2026-11-18", "2026-11-25"]),
        # The next meeting is weeks away: the Thursday that comes, or the one before it.
        ("rapat pindah ke Kamis", MONDAY, date(2026, 12, 5), ["2026-11-19", "2026-12-03"]),
        ("rapat tgl 5 Desember pindah ke Kamis", MONDAY, date(2026, 12, 5), ["2026-12-03"]),
        ("rapat minggu depan pindah ke Kamis", MONDAY, date(2026, 11, 28), ["2026-11-26"]),
        ("rapat Minggu pindah ke Senin", MONDAY, date(2026, 11, 22), ["2026-11-16", "2026-11-23"]),
        ("rapat pindah ke minggu depan", MONDAY, SATURDAY, ["2026-11-22", "2026-11-28"]),
        ("rapat diundur minggu depan", MONDAY, date(2026, 11, 22), ["2026-11-29"]),
        ("rapat tgl 28 pindah ke tgl 30", MONDAY, date(2026, 11, 28), ["2026-11-30"]),
        ("rapat tgl 28 pindah ke tgl 26", MONDAY, date(2026, 11, 28), ["2026-11-26"]),
        ("rapat tgl 28 diundur ke tgl 2", MONDAY, date(2026, 11, 28), ["2026-12-02"]),
        ("rapat tgl 28 Desember pindah ke tgl 2", date(2026, 12, 1), date(2026, 12, 28), ["2026-12-02", "2027-01-02"]),
        ("rapat diundur 2 hari", MONDAY, SATURDAY, ["2026-11-23"]),
        ("rapat dimajukan 2 hari", MONDAY, SATURDAY, ["2026-11-19"]),
        ("rapat dimajukan seminggu", MONDAY, SATURDAY, []),
        ("rapat diundur sehari", MONDAY, date(2026, 12, 31), ["2027-01-01"]),
        ("rapat diundur sehari", MONDAY, date(2028, 2, 28), ["2028-02-29"]),
        ("rapat diundur sejam", MONDAY, SATURDAY, ["2026-11-21"]),
        ("rapat pindah jam 4 sore", MONDAY, SATURDAY, ["2026-11-21"]),
        ("rapat Sabtu ini jadi Sabtu jam 4 sore", MONDAY, SATURDAY, ["2026-11-21"]),
        ("rapat ditunda", MONDAY, SATURDAY, []),
        ("rapat pindah ke bulan depan", MONDAY, SATURDAY, []),
        ("rapat pindah ke 30 Februari", MONDAY, SATURDAY, []),
    ],
)
def test_where_a_meeting_goes(text: str, today: date, meeting: date, days: list[str]) -> None:
    said = understand(text)
    assert isinstance(said, ScheduleSentence)
    assert [day.isoformat() for day in moved_to(said, meeting=meeting, today=today)] == days


@given(st.sampled_from(SAID), st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
def test_nothing_is_moved_into_the_past(text: str, today: date, later: int) -> None:
    said = understand(text.replace("\\n", "\n"))
    assert isinstance(said, ScheduleSentence)
    for named in (said.which, said.to, said.since):
        if named is not None:
            assert len(resolve_ahead(named, today)) <= 2
            assert all(day >= today for day in resolve_ahead(named, today))
            assert all(today <= first <= last for first, last in spans_ahead(named, today))
    meeting = today + timedelta(days=later)
    if said.over is not None:
        spans = spans_over(said.over, today, begins=today + timedelta(days=later % 2))
        assert len(spans) <= 4
        assert all(today <= first <= last for first, last in spans)
    found = moved_to(said, meeting=meeting, today=today)
    assert all(day >= today for day in found)
    assert list(found) == sorted(set(found))


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_comes_within_a_week(today: date, weekday: int) -> None:
    for named in (DayAhead(text="", weekday=weekday), DayAhead(text="", weekday=weekday, coming=True)):
        found = resolve_ahead(named, today)
        assert {day.weekday() for day in found} == {weekday}
        assert (found[0] - today).days <= 7
        assert (found[-1] - today).days <= 14


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)), st.integers(1, 31))
def test_a_day_of_the_month_is_the_next_one(today: date, day: int) -> None:
    found = resolve_ahead(DayAhead(text="", day=day), today)
    assert [one.day for one in found] == [day]
    assert (found[0] - today).days < 62


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar_do_not_raise(today: date) -> None:
    for text in SAID:
        described(understand(text), today)


_WORDS = sorted({" ".join(words) for entries in PHRASES.values() for words, _kind, _which in entries} | TRIGGERS)
_PIECES = st.one_of(
    st.sampled_from(sorted(TRIGGERS)),
    st.sampled_from(_WORDS),
    st.sampled_from(
        [
            *("Rabu", "Minggu", "minggu depan", "besok", "tgl 30", "31/2", "28 Desember", "2 hari", "sejam", "jam 7"),
            *("libur", "sampai", "s/d", "dari", "mulai", "2 minggu", "sebulan", "2 kali", "akhir bulan", "Januari"),
            *("Lebaran", "20-30", "5 Januari", "selama"),
            *("19.00", "jam 25", "setengah", "malam", "tiap", "2 minggu sekali", "ke-2", "ke", "-", "terakhir"),
            *(
                "rumah",
                "bu siti",
                "bu",
                "pak rt",
                "RT 05",
                ",",
                "\n",
                "?",
                ":",
                "@siti",
                "0",
                "99",
                "habis isya",
                "lagi",
            ),
        ]
    ),
)


@given(st.lists(_PIECES, max_size=14))
def test_never_raises_on_the_words_of_meetings(pieces: list[str]) -> None:
    """Random texts seldom speak of meetings; these do, in every order."""
    for said in (understand(" ".join(pieces)), understand_schedule_command(" ".join(pieces))):
        described(said, date(2028, 2, 29))
        if isinstance(said, ScheduleSentence) and said.action == "move":
            moved_to(said, meeting=date(2028, 3, 4), today=date(2028, 2, 29))


@given(st.text(max_size=LONGEST_MESSAGE))
def test_never_raises_on_any_text(text: str) -> None:
    understand(f"rapat {text}")
    understand_schedule_command(text)


def test_understanding_is_quick() -> None:
    """A long message about a meeting, too. The limit is ten times what it takes, for slow machines."""
    text = "rapat pindah ke Rabu depan, jam 4 sore, di rumah Bu Siti RT 03, mohon hadir semua ya bapak ibu " * 4
    start = time.perf_counter()
    for _ in range(50):
        understand(text)
    assert (time.perf_counter() - start) / 50 < 0.02
