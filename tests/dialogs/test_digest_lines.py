"""The words of a digest: however much there is to tell, it fits under a picture and no group is lost."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from handlers.context import CAPTION_LENGTH, utf16_length
from handlers.digest_lines import group_text, overview_text
from locales import words
from savings.digests import AtRisk, GroupWeek, RosterWarning, WarningKind, Week, digest
from savings.portfolio import Light
from savings.visits import EvaluationKind, VisitStanding

_ = words("id")
WEEK = Week(last=dt.date(2026, 11, 22))
BUSY = GroupWeek(
    group_id=1,
    name="KSM Mawar",
    week=WEEK,
    light=Light.MINIMUM,
    light_before=Light.GOOD,
    savings=12_345_678,
    saved=-20_000,
    loans=8_000_000,
    lent=500_000,
    repaid=57_500,
    arrears=115_000,
    arrears_before=57_500,
    planned=2,
    held=1,
    attendance=Fraction(5, 6),
    waiting=2,
    absent=AtRisk(count=6, names=("Bu Siti", "Bu Wati", "Bu Sri", "Pak Joko", "Bu Ani", "Bu Rini")),
    behind=AtRisk(count=1, names=("Bu Siti",)),
    people=6,
    joined=1,
    left=2,
    visits=VisitStanding(
        planned_next=dt.date(2026, 11, 24),
        overdue=1,
        done=3,
        planned=42,
        evaluation=(dt.date(2026, 11, 28), EvaluationKind.PROCESS),
    ),
    warnings=(
        RosterWarning(kind=WarningKind.NO_CHAIR),
        RosterWarning(kind=WarningKind.FEW_WOMEN, have=42, want=50),
        RosterWarning(kind=WarningKind.MANY, have=41, want=40),
    ),
)

AMOUNTS = st.integers(0, 10**12)
WEEKS = st.builds(
    GroupWeek,
    group_id=st.just(1),
    name=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60),
    week=st.just(WEEK),
    light=st.sampled_from((*Light, None)),
    light_before=st.sampled_from((*Light, None)),
    savings=AMOUNTS,
    saved=st.sampled_from((0, 1, -(10**12))),
    loans=AMOUNTS,
    lent=AMOUNTS,
    repaid=AMOUNTS,
    arrears=AMOUNTS,
    arrears_before=AMOUNTS,
    planned=st.integers(0, 7),
    held=st.integers(0, 7),
    attendance=st.none() | st.fractions(0, 1),
    waiting=st.integers(0, 99),
    absent=st.builds(AtRisk, count=st.integers(0, 40)),
    behind=st.builds(AtRisk, count=st.integers(0, 40)),
    people=st.integers(0, 40),
    visits=st.sampled_from((None, BUSY.visits)),
    warnings=st.sampled_from(((), BUSY.warnings)),
)


@given(st.lists(WEEKS, min_size=1, max_size=60))
def test_all_groups_fit_under_a_picture(groups: list[GroupWeek]) -> None:
    """Each group with news stands there by its name or is counted; those without are named or counted as well."""
    told = digest(WEEK, groups)
    text = overview_text(_, told)
    assert utf16_length(text) <= CAPTION_LENGTH
    if not told.news:
        assert len(text.splitlines()) == 2
        return
    lines = text.splitlines()
    shown = [one for one in told.news if any(f" {one.name}" in line for line in lines)]
    counted = next((int(line.split()[1]) for line in lines if line.startswith("dan ")), 0)
    assert len(shown) + counted >= len(told.news)
    assert counted == 0 or told.news[0] in shown


def test_a_group_in_full() -> None:
    assert group_text(_, BUSY) == (
        "🟡 KSM Mawar (minggu lalu 🟢)\n"
        "16 Nov sampai 22 Nov 2026\n"
        "\n"
        "Rapat 1 dari 2, hadir 83%\n"
        "Simpanan Rp12.345.678 (turun Rp20.000)\n"
        "Pinjaman Rp8.000.000, tunggakan Rp115.000 (naik Rp57.500)\n"
        "Pinjaman cair Rp500.000\n"
        "Angsuran masuk Rp57.500\n"
        "1 anggota baru\n"
        "2 anggota keluar\n"
        "\n"
        "Perlu disapa 6 anggota\n"
        "• 6 orang tidak hadir 3 rapat berturut-turut: Bu Siti, Bu Wati, Bu Sri, Pak Joko, Bu Ani dan 1 lainnya\n"
        "• 1 orang tertinggal 2 angsuran atau lebih: Bu Siti\n"
        "2 laporan menunggu lebih dari 2 hari\n"
        "Kunjungan 3 dari 42, 1 terlewat, berikutnya Selasa, 24 November 2026\n"
        "Evaluasi proses: Sabtu, 28 November 2026\n"
        "Daftar anggota: belum ada ketua atau sekretaris, perempuan 42%, paling sedikit 50%, "
        "anggota 41, paling banyak 40"
    )


def test_a_quiet_week_of_one_group_names_it_and_says_what_was_called_off() -> None:
    quiet = GroupWeek(group_id=1, name="KSM Mawar", week=WEEK, savings=300_000)
    assert overview_text(_, digest(WEEK, [quiet])) == (
        "Minggu ini tenang di KSM Mawar\n"
        "16 Nov sampai 22 Nov 2026: tidak ada rapat, setoran atau kabar baru. Simpanan tetap Rp300.000."
    )
    off = replace(quiet, called_off=1)
    assert overview_text(_, digest(WEEK, [off])) == (
        "Minggu ini tenang di KSM Mawar\n"
        "16 Nov sampai 22 Nov 2026: 1 rapat libur, tidak ada setoran atau kabar baru. Simpanan tetap Rp300.000."
    )
    assert overview_text(_, digest(WEEK, [off, replace(off, name="KSM Anggrek")])).startswith(
        "Minggu ini tenang di 2 kelompok\n16 Nov sampai 22 Nov 2026: 2 rapat libur, tidak ada setoran"
    )
    assert group_text(_, off).splitlines()[3:] == ["1 rapat libur", "Simpanan Rp300.000"]


def test_the_lights_say_that_they_speak_of_loans() -> None:
    """A group may need somebody whose loans do well: the headline and the lights are about two things."""
    good = GroupWeek(group_id=1, name="KSM Mawar", week=WEEK, light=Light.GOOD, light_before=Light.GOOD, planned=1)
    text = overview_text(_, digest(WEEK, [good, replace(good, name="KSM Anggrek")]))
    assert text.splitlines()[0] == "2 dari 2 kelompok perlu disapa"
    assert text.splitlines()[2] == "Lampu pinjaman: 🟢 2 baik"


def test_a_group_among_others() -> None:
    """What needs somebody comes first."""
    text = overview_text(_, digest(WEEK, [BUSY]))
    assert text.splitlines()[-2:] == [
        "🟡 KSM Mawar (minggu lalu 🟢)",
        "Belum ada ketua atau sekretaris, rapat 1 dari 2, 6 anggota perlu disapa, "
        "2 laporan menunggu lebih dari 2 hari, 1 kunjungan terlewat, evaluasi proses 28 Nov, "
        "tunggakan Rp115.000 (naik Rp57.500), hadir 83%, simpanan turun Rp20.000, pinjaman cair Rp500.000, "
        "angsuran masuk Rp57.500, 1 anggota baru, 2 anggota keluar",
    ]
