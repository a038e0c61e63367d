"""The charts of a group: savings and loans, repayments, goal, closing card. What they show and say."""

import dataclasses
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charts import CHARTS, closing, draw, goal, repayments, savings_and_loans
from charts.canvas import Canvas
from charts.palette import CASH, GOOD, INK, LENT, POKOK, SAVINGS, SUKARELA, WAJIB
from charts.samples import LONG_GROUP, TODAY, Sample, samples
from locales import Words, words
from savings.progress import (
    Came,
    ClosingCard,
    GoalPoint,
    GoalProgress,
    Progress,
    RepaymentMonth,
    RepaymentMonths,
    SavingsPoint,
    SavingsProgress,
)
from tests.charts.looking import complaints, file_complaints, texts

_ = words("id")
ROOT = Path(__file__).resolve().parents[2]
OURS = ("savings_and_loans", "repayments", "goal", "closing")
SAMPLES = [sample for sample in samples() if sample.kind in OURS]

# Random records: amounts from Rp500 to Rp9 miliar and nothing at all, names of any forty letters.
AMOUNTS = st.one_of(st.just(0), st.integers(500, 9_000_000_000), st.integers(500, 100_000))
LETTERS = st.sampled_from("WMÉabcdefg hijklmnopqrstu vwxyz-.'3🌾")
NAMES = st.one_of(st.text(LETTERS, max_size=40), st.just("W" * 40), st.just(LONG_GROUP))
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
MONTHS = DAYS.map(lambda day: day.replace(day=1))
LANGUAGES = st.sampled_from(["id", "en"]).map(words)
THOROUGH = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def savings_points(days: list[dt.date], figures: list[tuple[int, ...]], told: bool) -> tuple[SavingsPoint, ...]:
    return tuple(
        SavingsPoint(day=day, pokok=one, wajib=two, sukarela=three, lent=four if told else None, cash=five)
        for day, (one, two, three, four, five) in zip(sorted(days), figures, strict=False)
    )


SAVINGS_RECORDS = st.builds(
    lambda group, on, days, figures, told: SavingsProgress(
        group=group, on=on, points=savings_points(days, figures, told)
    ),
    NAMES,
    DAYS,
    st.lists(DAYS, max_size=157, unique=True),
    st.lists(st.tuples(*[AMOUNTS] * 5), min_size=1, max_size=157),
    st.booleans(),
)
REPAYMENT_RECORDS = st.builds(
    lambda group, on, months, figures, arrears: RepaymentMonths(
        group=group,
        on=on,
        months=tuple(
            RepaymentMonth(month=month, due=due, paid=paid)
            for month, (due, paid) in zip(sorted(months), figures, strict=False)
        ),
        arrears=arrears,
        behind=arrears > 0,
    ),
    NAMES,
    DAYS,
    st.lists(MONTHS, max_size=36, unique=True),
    st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=36),
    AMOUNTS,
)
REPAYMENTS_FOR_ALL = st.builds(
    lambda group, on, months, figures, behind: RepaymentMonths(
        group=group,
        on=on,
        months=tuple(
            RepaymentMonth(month=month, due=None, paid=paid, came=part)
            for month, (paid, part) in zip(sorted(months), figures, strict=False)
        ),
        arrears=None,
        behind=behind,
    ),
    NAMES,
    DAYS,
    st.lists(MONTHS, max_size=36, unique=True),
    st.lists(st.tuples(AMOUNTS, st.none() | st.sampled_from(Came)), max_size=36),
    st.booleans(),
)
GOAL_RECORDS = st.builds(
    lambda group, name, target, since, long, gone, saved, backs: GoalProgress(
        group=group,
        on=since + dt.timedelta(days=gone),
        name=name,
        target=target,
        saved=saved[-1],
        since=since,
        until=since + dt.timedelta(days=long),
        points=tuple(
            GoalPoint(day=since + dt.timedelta(days=day), saved=amount)
            for day, amount in zip(sorted(back for back in backs if back <= gone), saved, strict=False)
        ),
    ),
    NAMES,
    NAMES,
    st.integers(500, 9_000_000_000),
    DAYS,
    st.integers(1, 1100),
    st.integers(0, 1200),
    st.lists(AMOUNTS, min_size=1, max_size=157),
    st.lists(st.integers(0, 1200), max_size=157, unique=True),
)
CARDS = st.builds(
    ClosingCard,
    group=NAMES,
    on=DAYS,
    number=st.integers(1, 2000),
    present=st.integers(0, 120),
    expected=st.integers(0, 120),
    saved=AMOUNTS,
    repaid=AMOUNTS,
    lent=AMOUNTS,
    cash=AMOUNTS,
)


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{one.kind}-{one.name}" for one in SAMPLES])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_picture_of_the_gallery_can_be_read(language: str, sample: Sample) -> None:
    canvas = CHARTS[sample.kind].paint(sample.record, words(language))
    assert complaints(canvas) == []
    assert file_complaints(canvas.png()) == []


def holds(kind: str, record: Progress, language: Words) -> None:
    """What must be true of every picture."""
    chart = CHARTS[kind]
    canvas = chart.paint(record, language)
    assert complaints(canvas) == []
    png = canvas.png()
    assert file_complaints(png) == []
    assert chart.paint(record, language).png() == png
    for sentence in (chart.caption(record, language), chart.alt(record, language)):
        assert sentence.endswith((".", "!"))
        assert len(sentence) < 500


@THOROUGH
@given(SAVINGS_RECORDS, LANGUAGES)
def test_any_savings_can_be_read(record: SavingsProgress, language: Words) -> None:
    holds("savings_and_loans", record, language)


@THOROUGH
@given(st.one_of(REPAYMENT_RECORDS, REPAYMENTS_FOR_ALL), LANGUAGES)
def test_any_repayments_can_be_read(record: RepaymentMonths, language: Words) -> None:
    holds("repayments", record, language)


@THOROUGH
@given(GOAL_RECORDS, LANGUAGES)
def test_any_goal_can_be_read(record: GoalProgress, language: Words) -> None:
    holds("goal", record, language)


@THOROUGH
@given(CARDS, LANGUAGES)
def test_any_closing_card_can_be_read(record: ClosingCard, language: Words) -> None:
    holds("closing", record, language)


# What they show


def colour_at(canvas: Canvas, x: float, y: float) -> str:
    seen = canvas.ground().getpixel((round(x), round(y)))
    assert isinstance(seen, tuple)
    return "#" + bytes(seen).hex()


def amount_of(canvas: Canvas, colour: str) -> int:
    """How many pixels of the ground have a colour."""
    found = {seen: count for count, seen in canvas.ground().getcolors(1_000_000) or []}
    return found.get(tuple(bytes.fromhex(colour[1:])), 0)


def savings_of(*figures: tuple[int, int, int, int | None, int]) -> SavingsProgress:
    """One point a week that ends today."""
    points = tuple(
        SavingsPoint(
            day=TODAY - dt.timedelta(weeks=len(figures) - 1 - week),
            pokok=one,
            wajib=two,
            sukarela=three,
            lent=four,
            cash=five,
        )
        for week, (one, two, three, four, five) in enumerate(figures)
    )
    return SavingsProgress(group="KSM Laris Jaya", on=TODAY, points=points)


def test_savings_and_loans_show_the_three_amounts_of_today() -> None:
    record = savings_of((240_000, 0, 0, 0, 240_000), (240_000, 560_000, 200_000, 700_000, 300_000))
    written = texts(savings_and_loans.paint(record, _))
    assert written[:3] == ["KSM Laris Jaya", "21 Nov 2026", "Simpanan dan pinjaman"]
    assert {"Simpanan", "Rp1 jt", "Dipinjam", "Rp700 rb", "Kas", "Rp300 rb"} <= set(written)
    assert {"pokok", "wajib", "sukarela", "15 Nov", "21 Nov"} <= set(written)


def test_the_areas_of_the_three_kinds_are_as_large_as_the_kinds() -> None:
    record = savings_of(*[(1_000_000, 2_000_000, 1_000_000, 0, 0)] * 3)
    canvas = savings_and_loans.paint(record, _)
    pokok, wajib, sukarela = (amount_of(canvas, colour) for colour in (POKOK, WAJIB, SUKARELA))
    assert wajib / pokok == pytest.approx(2, rel=0.05)
    assert sukarela / pokok == pytest.approx(1, rel=0.05)


def test_what_is_lent_is_neither_drawn_nor_told_where_it_may_not_be() -> None:
    told = savings_of((1_000, 0, 0, 0, 500), (1_000, 0, 0, 700_000, 500))
    untold = savings_of((1_000, 0, 0, 0, 500), (1_000, 0, 0, None, 500))
    assert amount_of(savings_and_loans.paint(told, _), LENT) > 1_000
    canvas = savings_and_loans.paint(untold, _)
    assert amount_of(canvas, LENT) == 0
    assert amount_of(canvas, CASH) > 1_000
    words_on_it = " ".join([*texts(canvas), savings_and_loans.caption(untold, _), savings_and_loans.alt(untold, _)])
    assert "pinjam" not in words_on_it.lower()


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (savings_of(), "Belum ada simpanan yang tercatat."),
        (savings_of((0, 0, 0, 0, 0), (0, 0, 0, None, 0)), "Belum ada simpanan yang tercatat."),
        (
            savings_of((0, 40_000, 500, 0, 9_000_000_000)),
            "Simpanan KSM Laris Jaya Rp40.500; sedang dipinjam Rp0, kas Rp9.000.000.000.",
        ),
        (
            savings_of((0, 40_000, 0, 0, 40_000), (0, 90_000, 0, 60_000, 30_000)),
            "Simpanan KSM Laris Jaya naik Rp50.000 sejak 14 Nov 2026, menjadi Rp90.000; sedang dipinjam Rp60.000, "
            "kas Rp30.000.",
        ),
        (
            savings_of((0, 40_000, 0, 0, 40_000), (0, 15_000, 0, None, 30_000)),
            "Simpanan KSM Laris Jaya turun Rp25.000 sejak 14 Nov 2026, menjadi Rp15.000; kas Rp30.000.",
        ),
        (
            savings_of((0, 15_000, 0, 0, 40_000), (0, 0, 15_000, 0, 30_000)),
            "Simpanan KSM Laris Jaya tetap Rp15.000 sejak 14 Nov 2026; sedang dipinjam Rp0, kas Rp30.000.",
        ),
    ],
)
def test_the_caption_of_savings_says_how_they_moved(record: SavingsProgress, sentence: str) -> None:
    assert savings_and_loans.caption(record, _) == sentence


def repaid(*figures: tuple[int, int], arrears: int = 0) -> RepaymentMonths:
    months = tuple(
        RepaymentMonth(month=dt.date(2026, 11 - len(figures) + number + 1, 1), due=due, paid=paid)
        for number, (due, paid) in enumerate(figures)
    )
    return RepaymentMonths(group="KSM Laris Jaya", on=TODAY, months=months, arrears=arrears, behind=arrears > 0)


def came_in(*figures: tuple[int, Came | None], behind: bool = False) -> RepaymentMonths:
    """The same as everybody sees it."""
    months = tuple(
        RepaymentMonth(month=dt.date(2026, 11 - len(figures) + number + 1, 1), due=None, paid=paid, came=part)
        for number, (paid, part) in enumerate(figures)
    )
    return RepaymentMonths(group="KSM Laris Jaya", on=TODAY, months=months, arrears=None, behind=behind)


def test_before_everybody_stands_what_came_and_whether_anything_is_late() -> None:
    written = texts(repayments.paint(came_in((400_000, Came.MOST), (430_000, None), behind=True), _))
    assert {"Masuk Nov 2026", "Rp430 rb", "sampai hari ini", "Tunggakan", "Masih ada"} <= set(written)
    assert "seharusnya" not in written, "no outline of what was due"
    assert "Tidak ada" in texts(repayments.paint(came_in((400_000, Came.MOST), (430_000, None)), _))


def test_a_cup_is_filled_to_the_quarter() -> None:
    drawn = {part: amount_of(repayments.paint(came_in((0, part), (0, None)), _), SAVINGS) for part in Came}
    whole = drawn[Came.ALL] - drawn[Came.NOTHING]
    assert whole > 2_000
    for part in Came:
        assert (drawn[part] - drawn[Came.NOTHING]) / whole == pytest.approx(part / 4, abs=0.05)


def test_a_month_that_is_not_over_has_no_cup() -> None:
    heading = "Dari yang harus dibayar bulan itu, masuk sebanyak ini"
    assert heading in texts(repayments.paint(came_in((400_000, Came.ALL), (400_000, None)), _))
    assert heading not in texts(repayments.paint(came_in((400_000, None)), _))


def test_repayments_show_the_newest_month_and_what_is_behind() -> None:
    written = texts(repayments.paint(repaid((400_000, 400_000), (500_000, 430_000), arrears=70_000), _))
    assert {"Masuk Nov 2026", "Rp430 rb", "86% dari Rp500 rb", "Tunggakan", "Rp70 rb", "Okt", "Nov"} <= set(written)


def test_the_bars_are_as_high_as_what_was_paid() -> None:
    half = amount_of(repayments.paint(repaid((400_000, 200_000)), _), SAVINGS)
    whole = amount_of(repayments.paint(repaid((400_000, 400_000)), _), SAVINGS)
    nothing = amount_of(repayments.paint(repaid((400_000, 0)), _), SAVINGS)
    assert (whole - nothing) / (half - nothing) == pytest.approx(2, rel=0.02)


def test_only_the_newest_twelve_months_are_drawn() -> None:
    record = next(one.record for one in SAMPLES if (one.kind, one.name) == ("repayments", "three-years"))
    assert isinstance(record, RepaymentMonths)
    newest = dataclasses.replace(record, months=record.months[-12:])
    assert draw("repayments", record, "id") == draw("repayments", newest, "id")


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (repaid(), "Belum ada angsuran yang jatuh tempo."),
        (repaid((0, 0)), "Belum ada angsuran yang jatuh tempo."),
        (repaid(arrears=500), "Belum ada angsuran di bulan-bulan ini; tunggakan Rp500."),
        (
            repaid((500_000, 430_000), arrears=70_000),
            "Angsuran KSM Laris Jaya November 2026: masuk Rp430.000 dari Rp500.000, tunggakan Rp70.000.",
        ),
        (
            repaid((500_000, 500_000)),
            "Angsuran KSM Laris Jaya November 2026: masuk Rp500.000 dari Rp500.000, tidak ada tunggakan.",
        ),
        (
            repaid((5_000, 0), (0, 5_000), arrears=500),
            "Angsuran KSM Laris Jaya November 2026: masuk Rp5.000, tunggakan Rp500.",
        ),
        (came_in(behind=True), "Belum ada angsuran di bulan-bulan ini; masih ada tunggakan."),
        (came_in((0, None)), "Belum ada angsuran yang jatuh tempo."),
        (came_in((5_000, None)), "Angsuran KSM Laris Jaya November 2026: masuk Rp5.000, tidak ada tunggakan."),
        (
            came_in((0, Came.NOTHING), (5_000, None), behind=True),
            "Angsuran KSM Laris Jaya November 2026: masuk Rp5.000, masih ada tunggakan; Oktober 2026: belum ada yang "
            "masuk.",
        ),
        (
            came_in((9_000, Came.MOST), (5_000, None), (0, None), behind=True),
            "Angsuran KSM Laris Jaya November 2026: masuk Rp0, masih ada tunggakan; September 2026: sebagian besar "
            "masuk, sebagian kecil belum.",
        ),
        (
            came_in((9_000, Came.ALL), (5_000, None)),
            "Angsuran KSM Laris Jaya November 2026: masuk Rp5.000, tidak ada tunggakan; Oktober 2026: semua yang jatuh "
            "tempo masuk.",
        ),
        (repaid((5_000, 0), (0, 5_000)), "Angsuran KSM Laris Jaya November 2026: masuk Rp5.000, tidak ada tunggakan."),
    ],
)
def test_the_caption_of_repayments_says_what_came_and_what_is_behind(record: RepaymentMonths, sentence: str) -> None:
    assert repayments.caption(record, _) == sentence


def test_the_picture_of_repayments_in_words() -> None:
    months = (9_000, Came.ALL), (5_000, Came.MOST), (500, None)
    assert repayments.alt(came_in(*months, behind=True), _) == (
        "Grafik angsuran KSM Laris Jaya dari September 2026 sampai November 2026: seluruhnya Rp14.500 dibayar; dari 2 "
        "bulan yang lewat 1 lengkap; sekarang masih ada tunggakan."
    )
    assert repayments.alt(came_in((500, None)), _) == (
        "Grafik angsuran KSM Laris Jaya November 2026: seluruhnya Rp500 dibayar; sekarang tidak ada tunggakan."
    )
    assert repayments.alt(repaid((9_000, 5_000), arrears=4_000), _) == (
        "Grafik angsuran KSM Laris Jaya November 2026: seluruhnya Rp5.000 dibayar dari Rp9.000, tunggakan sekarang "
        "Rp4.000."
    )


def heading_for(saved: int, *, on: dt.date = TODAY, name: str = "Lebaran") -> GoalProgress:
    since, until = dt.date(2026, 7, 11), dt.date(2027, 3, 10)
    points = (GoalPoint(day=since, saved=0), GoalPoint(day=min(on, until), saved=saved))
    return GoalProgress(
        group="KSM Laris Jaya",
        on=on,
        name=name,
        target=10_000_000,
        saved=saved,
        since=since,
        until=until,
        points=points,
    )


def test_a_goal_shows_its_share_and_what_a_week_must_bring() -> None:
    written = texts(goal.paint(heading_for(6_400_000), _))
    assert {"64%", "Rp6,4 jt", "dari Rp10 jt sampai 10 Mar 2027", "Target Lebaran"} <= set(written)
    assert "Kurang Rp3,6 jt. Tinggal 16 minggu: kira-kira Rp230 rb seminggu." in " ".join(written)


@pytest.mark.parametrize("share", [0, 1, 30, 64, 99])
def test_the_bar_is_as_long_as_the_share(share: int) -> None:
    canvas = goal.paint(heading_for(share * 100_000), _)
    row = [colour_at(canvas, x, _bar_middle(canvas)) for x in range(48, 1032, 4)]
    assert sum(one == SAVINGS for one in row) / len(row) == pytest.approx(share / 100, abs=0.015)


def test_the_bar_of_a_goal_that_is_reached_is_full_and_another_colour() -> None:
    canvas = goal.paint(heading_for(11_250_000), _)
    assert [colour_at(canvas, x, _bar_middle(canvas)) for x in (60, 540, 1020)] == [GOOD] * 3
    assert "112%" in texts(canvas)


def _bar_middle(canvas: Canvas) -> float:
    share = next(one for one in canvas.written if one.text.endswith("%"))
    return share.bottom + 40


def test_nearly_there_is_not_there() -> None:
    assert "99%" in texts(goal.paint(heading_for(9_999_999), _))


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            heading_for(6_400_000),
            "Target KSM Laris Jaya sampai Lebaran (10 Mar 2027): Rp6.400.000 dari Rp10.000.000 (64%), kurang "
            "Rp3.600.000 atau kira-kira Rp230.000 seminggu.",
        ),
        (
            heading_for(6_400_000, on=dt.date(2027, 3, 10), name=""),
            "Target KSM Laris Jaya sampai 10 Mar 2027: Rp6.400.000 dari Rp10.000.000 (64%), kurang Rp3.600.000.",
        ),
        (
            heading_for(10_000_000),
            "Target KSM Laris Jaya tercapai: Rp10.000.000 dari Rp10.000.000 (100%) untuk Lebaran (10 Mar 2027).",
        ),
    ],
)
def test_the_caption_of_a_goal_says_how_far_it_is(record: GoalProgress, sentence: str) -> None:
    assert goal.caption(record, _) == sentence


def test_a_goal_whose_time_is_over_asks_for_no_weeks() -> None:
    written = " ".join(texts(goal.paint(heading_for(6_400_000, on=dt.date(2027, 4, 1)), _)))
    assert "Waktunya habis 10 Mar 2027, masih kurang Rp3,6 jt." in written


def closed(present: int = 11, expected: int = 12) -> ClosingCard:
    return ClosingCard(
        group="KSM Laris Jaya",
        on=TODAY,
        number=12,
        present=present,
        expected=expected,
        saved=185_000,
        repaid=230_500,
        lent=500_000,
        cash=1_260_500,
    )


def test_the_closing_card_shows_five_figures() -> None:
    assert texts(closing.paint(closed(), _)) == [
        *("KSM Laris Jaya", "21 Nov 2026", "Rapat ke-12", "Hadir", "11 dari 12"),
        *("Simpanan masuk", "Rp185.000", "Angsuran masuk", "Rp230.500", "Pinjaman cair", "Rp500.000"),
        *("Kas sekarang", "Rp1.260.500", "termasuk kas sebelumnya"),
    ]
    assert closing.caption(closed(), _) == (
        "Rapat ke-12 KSM Laris Jaya: hadir 11 dari 12, simpanan masuk Rp185.000, angsuran masuk Rp230.500, "
        "pinjaman cair Rp500.000, kas sekarang Rp1.260.500."
    )


def test_a_disc_is_full_for_everybody_who_came() -> None:
    disc = amount_of(closing.paint(closed(6, 12), _), INK) / 6
    assert disc > 500
    assert amount_of(closing.paint(closed(12, 12), _), INK) / disc == pytest.approx(12, rel=0.01)
    assert amount_of(closing.paint(closed(0, 12), _), INK) == 0


# How they are drawn


def test_another_kinds_record_is_refused() -> None:
    with pytest.raises(TypeError, match="ClosingCard"):
        draw("closing", heading_for(0), "id")
    with pytest.raises(KeyError):
        draw("pie", closed(), "id")


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import sys; from charts import draw; from charts.samples import samples; "
        f"sys.stdout.buffer.write(b''.join(draw(s.kind, s.record, 'id') for s in samples() if s.kind in {OURS!r} "
        "and s.name == 'typical'))"
    )
    here = b"".join(draw(one.kind, one.record, "id") for one in SAMPLES if one.name == "typical")
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout
    assert other == here


def test_nothing_is_imported_for_a_caption() -> None:
    code = (
        "import sys, bot.__main__, handlers.commands; from charts import CHARTS; "
        "from charts.samples import samples; from locales import words; _ = words('id'); "
        "known = [(CHARTS[s.kind], s.record) for s in samples()]; "
        "[(chart.caption(record, _), chart.alt(record, _)) for chart, record in known]; "
        "sys.exit(' '.join({'matplotlib', 'PIL', 'numpy'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
