"""The group's own rules (aturan bersama): what can be agreed on, and the presets to begin with.

A rule is a key, a kind and a value as text; sizes and customs differ between groups, so nothing here blocks: a preset
is a beginning, and every rule can be changed by the group. What people write is read in rule_reading.py.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from savings.money import Rupiah, SavingsKind

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
YES, NO = "ya", "tidak"
MEETING_DAY = "rapat"
LAST_WEEK = "terakhir"
REMIND_OF_MEETING = ("1 hari dan 2 jam", "1 hari", "2 jam", "tidak")
"""How long before a meeting the group is reminded of it."""


class RuleKind(StrEnum):
    """How a rule's value is written."""

    RUPIAH = "rupiah"
    YES_NO = "yes_no"
    WEEKDAY = "weekday"
    HOUR = "hour"
    ZONE = "zone"
    CHOICE = "choice"
    TEXT = "text"
    PERCENT = "percent"  # `1.5%`, `10/12%`, `0%`
    FEE = "fee"  # `0`, rupiah `5000`, or a share `1%`
    NUMBER = "number"
    MULTIPLE = "multiple"  # one of some amounts in rupiah; 1 is no rounding
    ORDER = "order"  # one of some rows of words
    DUE = "due"  # `rapat`, or a day of the month
    CUTOFFS = "cutoffs"  # three rising numbers
    WEEKDAYS = "weekdays"  # some days of the week, from Monday on: `jumat minggu`; or none


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a group can agree on. `example` is a value that works.

    Of a number: `limits` between which it must be, and the words (`units`) that may follow it. `forbids`: a yes takes
    something away, so that "boleh" does not say which of the two is meant. `optional`: it may be empty.
    """

    key: str
    kind: RuleKind
    example: str
    choices: tuple[str, ...] = ()
    limits: tuple[int, int] = (0, 0)
    units: tuple[str, ...] = ()
    forbids: bool = False
    optional: bool = False


_PERIODS = ("mingguan", "2 mingguan", "bulanan")
_LENGTH_UNITS = ("bulan", "bln", "minggu", "mgg", "kali", "x", "angsuran")

RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        Rule(key="nama", kind=RuleKind.TEXT, example="KSM Laris Jaya"),
        Rule(key="pertemuan", kind=RuleKind.CHOICE, example="mingguan", choices=_PERIODS),
        Rule(key="hari", kind=RuleKind.WEEKDAY, example="sabtu"),
        Rule(key="minggu ke", kind=RuleKind.CHOICE, example="1", choices=("1", "2", "3", "4", LAST_WEEK)),
        Rule(key="tanggal rapat", kind=RuleKind.NUMBER, example="10", limits=(0, 31)),
        Rule(key="jam", kind=RuleKind.HOUR, example="7 malam"),
        Rule(key="zona", kind=RuleKind.ZONE, example="WIB"),
        Rule(key="tempat", kind=RuleKind.TEXT, example="Balai RW 05", optional=True),
        Rule(key="pokok", kind=RuleKind.RUPIAH, example="20rb"),
        Rule(key="wajib", kind=RuleKind.RUPIAH, example="5rb"),
        Rule(key="setoran biasa", kind=RuleKind.CHOICE, example="sukarela", choices=("sukarela", "wajib")),
        Rule(key="batas", kind=RuleKind.RUPIAH, example="10jt"),
        Rule(key="wakil", kind=RuleKind.YES_NO, example=YES),
        Rule(key="saldo terbuka", kind=RuleKind.YES_NO, example=NO),
        Rule(key="bahasa", kind=RuleKind.CHOICE, example="id", choices=("id", "en")),
        Rule(key="metode", kind=RuleKind.CHOICE, example="menurun", choices=("flat", "menurun", "anuitas", "uppks")),
        Rule(key="jasa", kind=RuleKind.PERCENT, example="1,5%"),
        Rule(key="angsuran", kind=RuleKind.CHOICE, example="bulanan", choices=_PERIODS),
        Rule(key="lama", kind=RuleKind.NUMBER, example="12", limits=(1, 360), units=_LENGTH_UNITS),
        Rule(key="lama minimal", kind=RuleKind.NUMBER, example="3", limits=(1, 360), units=_LENGTH_UNITS),
        Rule(key="jatuh tempo", kind=RuleKind.DUE, example="tanggal 5"),
        Rule(key="pembulatan", kind=RuleKind.MULTIPLE, example="500", choices=("1", "100", "500", "1000")),
        Rule(
            key="urutan bayar",
            kind=RuleKind.ORDER,
            example="jasa denda pokok",
            choices=("denda jasa pokok", "jasa denda pokok", "jasa pokok denda", "pokok jasa denda"),
        ),
        Rule(
            key="pelunasan",
            kind=RuleKind.CHOICE,
            example="pokok saja",
            choices=("pokok saja", "jasa berjalan", "semua jasa"),
        ),
        Rule(key="denda angsuran", kind=RuleKind.FEE, example="5rb"),
        Rule(key="admin", kind=RuleKind.FEE, example="1%"),
        Rule(key="simpanan ditahan", kind=RuleKind.FEE, example="5%"),
        Rule(key="batas pinjaman", kind=RuleKind.RUPIAH, example="2jt"),
        Rule(key="pinjaman pertama", kind=RuleKind.RUPIAH, example="500rb"),
        Rule(key="kali simpanan", kind=RuleKind.NUMBER, example="3", limits=(0, 20), units=("kali", "x")),
        Rule(key="rajin menabung", kind=RuleKind.NUMBER, example="3", limits=(0, 24), units=("bulan", "bln")),
        Rule(key="tunggakan", kind=RuleKind.YES_NO, example=YES, forbids=True),
        Rule(key="satu pinjaman", kind=RuleKind.YES_NO, example=YES, forbids=True),
        Rule(key="anggota minimal", kind=RuleKind.NUMBER, example="5", limits=(0, 100), units=("orang", "anggota")),
        Rule(key="kas cukup", kind=RuleKind.YES_NO, example=YES, forbids=True),
        Rule(key="keputusan", kind=RuleKind.CHOICE, example="musyawarah", choices=("pengurus", "musyawarah")),
        Rule(key="waktu musyawarah", kind=RuleKind.CHOICE, example="24 jam", choices=("12", "24", "48", "72")),
        Rule(
            key="sebutan jasa",
            kind=RuleKind.CHOICE,
            example="infak",
            choices=("jasa", "infak", "bagi hasil", "bunga"),
        ),
        Rule(key="kolektibilitas", kind=RuleKind.CUTOFFS, example="3 6 9"),
        Rule(key="pengingat rapat", kind=RuleKind.CHOICE, example="1 hari dan 2 jam", choices=REMIND_OF_MEETING),
        Rule(key="pengingat angsuran", kind=RuleKind.YES_NO, example=YES),
        Rule(key="pengingat wajib", kind=RuleKind.YES_NO, example=YES),
        Rule(key="ucapan", kind=RuleKind.YES_NO, example=YES),
        Rule(key="nama rawan", kind=RuleKind.YES_NO, example=NO),
        Rule(key="hari tenang", kind=RuleKind.WEEKDAYS, example="Jumat dan Minggu", optional=True),
    )
}
"""Every rule, in the order in which /aturan shows them; from `metode` on those of lending, at the end the reminders'.

`setoran biasa`: what a deposit is when its kind is not said. `batas`: the largest amount in one sentence. `wakil`:
whether one who is represented (W) counts as present. `saldo terbuka`: whether a balance may be said in the group.
`minggu ke`: which of the month's weekdays a monthly meeting falls on; `tanggal rapat`: the day of the month instead, 0
where it goes by weekday. `tempat`: where the group meets, empty where that changes.

`jasa` is per period of `angsuran`; `lama` and `lama minimal` count instalments. `denda angsuran`: for each instalment
not paid in full on its day, a share being of what lacks; `admin` and `simpanan ditahan` are kept back at the payout.
0 is none: in `batas pinjaman` (the most that one may owe), `pinjaman pertama` (the most of a first loan), `kali
simpanan` (times the own savings), `rajin menabung` (months in a row with savings), `anggota minimal`. A yes: who is
behind may not borrow (`tunggakan`), nor who has a loan (`satu pinjaman`), nor more than is in the box (`kas cukup`).
`waktu musyawarah`: hours of a vote. `kolektibilitas`: up to how many missed instalments class 2, 3 and 4 reach.

`pengingat rapat`: how long before a meeting the group is reminded of it.
On the days of `hari tenang` nobody is reminded of what is to be paid: that is said on the next other day. `nama rawan`:
whether the weekly digest names the members who may need somebody; otherwise it counts them. `pengingat wajib`: whether
who lacks wajib is told so before a meeting. `ucapan`: whether the group is congratulated.
"""
_LAST_OF_LENDING = "kolektibilitas"
LOAN_RULES = tuple(RULES)[tuple(RULES).index("metode") : tuple(RULES).index(_LAST_OF_LENDING) + 1]
"""The keys of the rules of lending."""
REMINDER_RULES = tuple(RULES)[tuple(RULES).index(_LAST_OF_LENDING) + 1 :]
"""The keys of the rules of what the clock brings about."""


class Preset(StrEnum):
    """What kind of group it is."""

    KSM = "ksm"
    JAMAAH_PRODUKSI = "jamaah_produksi"
    SIMPAN_PINJAM = "simpan_pinjam"
    KELOMPOK_USAHA = "kelompok_usaha"
    UPK = "upk"


_COMMON = {
    "nama": "Kelompok",
    "pertemuan": "mingguan",
    "hari": "sabtu",
    "minggu ke": "1",
    "tanggal rapat": "0",
    "jam": "19.00",
    "zona": "WIB",
    "tempat": "",
    "pokok": "20000",
    "wajib": "5000",
    "setoran biasa": "sukarela",
    "batas": "100000000",
    "wakil": YES,
    "saldo terbuka": NO,
    "bahasa": "id",
    "metode": "flat",
    "jasa": "1.5%",
    "angsuran": "bulanan",
    "lama": "12",
    "lama minimal": "1",
    "jatuh tempo": MEETING_DAY,
    "pembulatan": "100",
    "urutan bayar": "denda jasa pokok",
    "pelunasan": "jasa berjalan",
    "denda angsuran": "0",
    "admin": "0",
    "simpanan ditahan": "0",
    "batas pinjaman": "0",
    "pinjaman pertama": "0",
    "kali simpanan": "0",
    "rajin menabung": "0",
    "tunggakan": YES,
    "satu pinjaman": YES,
    "anggota minimal": "0",
    "kas cukup": YES,
    "keputusan": "pengurus",
    "waktu musyawarah": "24",
    "sebutan jasa": "jasa",
    "kolektibilitas": "3 6 9",
    "pengingat rapat": "1 hari dan 2 jam",
    "pengingat angsuran": YES,
    "pengingat wajib": NO,
    "ucapan": NO,
    "nama rawan": NO,
    "hari tenang": "",
}

PRESETS: dict[Preset, Mapping[str, str]] = {
    Preset.KSM: _COMMON,
    # A Jamaah Produksi meets with ALL its members: a proxy is written down and never counted as present.
    # Ideas come from below, so all decide together, and what a borrower adds is an infak of his own choice.
    Preset.JAMAAH_PRODUKSI: _COMMON
    | {"wakil": NO, "wajib": "10000", "jasa": "0%", "keputusan": "musyawarah", "sebutan jasa": "infak"},
    Preset.SIMPAN_PINJAM: _COMMON
    | {"pertemuan": "bulanan", "pokok": "100000", "wajib": "50000", "metode": "menurun", "kali simpanan": "3"},
    Preset.KELOMPOK_USAHA: _COMMON | {"pokok": "10000", "jasa": "1%", "lama": "10"},
    # The rule set of a revolving fund (UPK) of the urban poverty programme.
    Preset.UPK: _COMMON
    | {
        "lama minimal": "3",
        "urutan bayar": "jasa denda pokok",
        "simpanan ditahan": "5%",
        "batas pinjaman": "2000000",
        "pinjaman pertama": "500000",
        "rajin menabung": "3",
        "anggota minimal": "5",
    },
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one group as they stand: every key has a value in its canonical text form."""

    values: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    def rupiah(self, key: str) -> Rupiah:
        """An amount."""
        return int(self.values[key])

    def number(self, key: str) -> int:
        """A count, or a multiple in rupiah."""
        return int(self.values[key])

    def yes(self, key: str) -> bool:
        """A yes or no."""
        return self.values[key] == YES

    @property
    def weekday(self) -> int:
        """The meeting's weekday, Monday is 0."""
        return WEEKDAYS.index(self.values["hari"])

    @property
    def week(self) -> int:
        """Which of the month's weekdays a monthly meeting falls on; -1 is the last."""
        return -1 if self.values["minggu ke"] == LAST_WEEK else int(self.values["minggu ke"])

    @property
    def month_day(self) -> int | None:
        """The day of the month of a monthly meeting; None where it goes by weekday."""
        return int(self.values["tanggal rapat"]) or None

    @property
    def quiet_days(self) -> frozenset[int]:
        """The weekdays on which nobody is reminded of what is to be paid, Monday is 0."""
        return frozenset(WEEKDAYS.index(day) for day in self.values["hari tenang"].split())

    @property
    def hour(self) -> dt.time:
        """The meeting's hour, in the group's zone."""
        hours, minutes = self.values["jam"].split(".")
        return dt.time(int(hours), int(minutes))

    @property
    def zone(self) -> str:
        """The IANA name of the group's zone."""
        return ZONES[self.values["zona"].lower()]

    @property
    def due_day(self) -> int | None:
        """The day of the month on which instalments are due; None: on the day of a meeting."""
        return None if self.values["jatuh tempo"] == MEETING_DAY else int(self.values["jatuh tempo"])

    @property
    def cutoffs(self) -> tuple[int, int, int]:
        """Up to how many missed instalments a loan is of class 2, 3 and 4 of the kolektibilitas."""
        second, third, fourth = (int(word) for word in self.values["kolektibilitas"].split())
        return second, third, fourth

    @property
    def usual_savings(self) -> SavingsKind:
        """What a deposit is when its kind is not said."""
        return SavingsKind(self.values["setoran biasa"])


def rules_of(preset: Preset, changes: Mapping[str, str]) -> Rules:
    """A preset with what the group has changed."""
    return Rules({**PRESETS[preset], **changes})
