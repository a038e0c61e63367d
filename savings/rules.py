"""The group's own rules (aturan bersama): what can be agreed on, and the presets to begin with.

A rule is a key, a kind and a value as text; sizes and customs differ between groups, so nothing here blocks: a preset
is a beginning, and every rule can be changed by the group.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.money import Rupiah, SavingsKind

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY_SPELLINGS = {"jum'at": "jumat", "ahad": "minggu", "rebo": "rabu", "kemis": "kamis", "setu": "sabtu"}
_YES_NO_SPELLINGS = {
    **dict.fromkeys(("ya", "iya", "y", "yes", "dipakai", "aktif", "on"), "ya"),
    **dict.fromkeys(("tidak", "tdk", "tak", "gak", "nggak", "no", "tidak dipakai", "tidak aktif", "off"), "tidak"),
}
_MAY_SPELLINGS = {
    **dict.fromkeys(("boleh", "dihitung"), "ya"),
    **dict.fromkeys(("jangan", "tidak boleh", "tidak dihitung"), "tidak"),
}
_CHOICE_SPELLINGS = {
    **dict.fromkeys(("minggu", "tiap minggu", "setiap minggu", "seminggu sekali", "weekly"), "mingguan"),
    **dict.fromkeys(("dua mingguan", "2 minggu", "dua minggu sekali", "2 minggu sekali"), "2 mingguan"),
    **dict.fromkeys(("bulan", "tiap bulan", "setiap bulan", "sebulan sekali", "monthly"), "bulanan"),
    **{"pertama": "1", "kedua": "2", "ketiga": "3", "keempat": "4"},
    **dict.fromkeys(("tetap", "jasa tetap", "rata"), "flat"),
    **dict.fromkeys(("saldo menurun", "jasa menurun", "efektif"), "menurun"),
    **dict.fromkeys(("annuity", "angsuran tetap"), "anuitas"),
    **dict.fromkeys(("pokok", "sisa pokok", "sisa pokok saja"), "pokok saja"),
    **dict.fromkeys(("jasa bulan ini", "jasa bulan berjalan", "jasa periode ini"), "jasa berjalan"),
    **dict.fromkeys(("semua", "seluruh jasa", "sisa jasa", "semua sisa jasa"), "semua jasa"),
    **dict.fromkeys(("ketua dan bendahara", "ketua bendahara", "ketua + bendahara"), "pengurus"),
    **dict.fromkeys(("semua anggota", "anggota", "suara anggota", "voting", "musyawarah anggota"), "musyawarah"),
    **dict.fromkeys(("12 jam", "setengah hari"), "12"),
    **dict.fromkeys(("24 jam", "1 hari", "sehari", "sehari semalam"), "24"),
    **dict.fromkeys(("48 jam", "2 hari", "dua hari"), "48"),
    **dict.fromkeys(("72 jam", "3 hari", "tiga hari"), "72"),
    **{"bagihasil": "bagi hasil", "infaq": "infak"},
    **{"indonesia": "id", "bahasa indonesia": "id", "inggris": "en", "english": "en"},
}
ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
YES, NO = "ya", "tidak"
MEETING_DAY = "rapat"
_NONE = {"0", "nol", "tidak ada", "kosong", "tanpa", "tanpa batas", "bebas", "tidak dipakai", "off", "tidak"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a group can agree on. `example` is a value that works.

    Of a number: `limits` between which it must be, and the words (`units`) that may follow it. `forbids`: a yes takes
    something away, so that "boleh" does not say which of the two is meant.
    """

    key: str
    kind: RuleKind
    example: str
    choices: tuple[str, ...] = ()
    limits: tuple[int, int] = (0, 0)
    units: tuple[str, ...] = ()
    forbids: bool = False


_PERIODS = ("mingguan", "2 mingguan", "bulanan")
_LENGTH_UNITS = ("bulan", "bln", "minggu", "mgg", "kali", "x", "angsuran")

RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        Rule(key="nama", kind=RuleKind.TEXT, example="KSM Laris Jaya"),
        Rule(key="pertemuan", kind=RuleKind.CHOICE, example="mingguan", choices=_PERIODS),
        Rule(key="hari", kind=RuleKind.WEEKDAY, example="sabtu"),
        Rule(key="minggu ke", kind=RuleKind.CHOICE, example="1", choices=("1", "2", "3", "4")),
        Rule(key="jam", kind=RuleKind.HOUR, example="7 malam"),
        Rule(key="zona", kind=RuleKind.ZONE, example="WIB"),
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
    )
}
"""Every rule, in the order in which /aturan shows them; those from `metode` on are the rules of lending.

`setoran biasa`: what a deposit is when its kind is not said. `batas`: the largest amount in one sentence. `wakil`:
whether one who is represented (W) counts as present. `saldo terbuka`: whether a balance may be said in the group.
`minggu ke`: which of the month's weekdays a monthly meeting falls on.

`jasa` is per period of `angsuran`; `lama` and `lama minimal` count instalments. `denda angsuran`: for each instalment
not paid in full on its day, a share being of what lacks; `admin` and `simpanan ditahan` are kept back at the payout.
0 is none: in `batas pinjaman` (the most that one may owe), `pinjaman pertama` (the most of a first loan), `kali
simpanan` (times the own savings), `rajin menabung` (months in a row with savings), `anggota minimal`. A yes: who is
behind may not borrow (`tunggakan`), nor who has a loan (`satu pinjaman`), nor more than is in the box (`kas cukup`).
`waktu musyawarah`: hours of a vote. `kolektibilitas`: up to how many missed instalments class 2, 3 and 4 reach.
"""
LOAN_RULES = tuple(RULES)[tuple(RULES).index("metode") :]
"""The keys of the rules of lending."""


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
    "jam": "19.00",
    "zona": "WIB",
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


class RuleError(ValueError):
    """A rule's value cannot be read. Carries the rule and the word that was written."""

    def __init__(self, rule: Rule, written: str) -> None:
        super().__init__(f"{rule.key}: {written}")
        self.rule = rule
        self.written = written


class RuleOutOfRange(RuleError):
    """A number was understood, but is none that this rule can have. Carries the least and the greatest."""

    def __init__(self, rule: Rule, written: str, least: int, greatest: int) -> None:
        super().__init__(rule, written)
        self.least = least
        self.greatest = greatest


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


def read_rule(rule: Rule, written: str) -> str:
    """The canonical text of a value as a person wrote it ("5rb" -> "5000", "jam 7 malam" -> "19.00").

    Raises RuleError; also for "jam 7" alone, which is morning or evening.
    """
    word = " ".join(written.split()).strip(" .")
    value = _READERS[rule.kind](rule, word if rule.kind is RuleKind.TEXT else word.lower())
    if not value:
        raise RuleError(rule, written)
    return value


def _read_yes_no(rule: Rule, word: str) -> str:
    spellings = _YES_NO_SPELLINGS if rule.forbids else _YES_NO_SPELLINGS | _MAY_SPELLINGS
    return spellings.get(word, "")


def _read_weekday(rule: Rule, word: str) -> str:
    day = word.removeprefix("hari ")
    day = _DAY_SPELLINGS.get(day, day)
    return day if day in WEEKDAYS else ""


def _read_choice(rule: Rule, word: str) -> str:
    choice = _CHOICE_SPELLINGS.get(word, word)
    return choice if choice in rule.choices else ""


def _read_amount(rule: Rule, word: str) -> str:
    if word in _NONE:
        # No pokok or no wajib is a choice; a ceiling of nothing would refuse every deposit.
        return "" if rule.key == "batas" else "0"
    try:
        amount = parse_amount(word)
    except AmountError as error:
        raise RuleError(rule, word) from error
    return "" if isinstance(amount, AmbiguousAmount) else str(amount)


_PERCENT = re.compile(
    r"(?P<number>\d{1,9}(?:[.,]\d{1,4})?)(?:/(?P<parts>[1-9]\d{0,2}))?"
    r" ?(?P<sign>%|persen|prosen)?(?:/(?P<parts_after>[1-9]\d{0,2}))?"
    r"(?: (?:flat|menurun|anuitas))?"
    r"(?: ?(?:per|tiap|setiap|/) ?(?:(?:2 |dua )?minggu|bulan|angsuran|periode)| seminggu| sebulan)?"
)


def _read_percent(rule: Rule, word: str) -> str:
    """ "1,5 %", "1.5 persen", "10%/12": its exact text; what is no share of a hundred is refused."""
    if word in _NONE:
        return "0%"
    found = _PERCENT.fullmatch(word)
    if found is None:
        return ""
    parts = found["parts"] or found["parts_after"]
    if parts and ((found["parts"] and found["parts_after"]) or not found["sign"]):
        return ""
    number = Decimal(found["number"].replace(",", "."))
    if Fraction(number) / int(parts or 1) > 100:
        raise RuleOutOfRange(rule, word, 0, 100)
    plain = f"{number.normalize():f}"
    return f"{plain}/{parts}%" if parts and number else f"{plain}%"


def _read_fee(rule: Rule, word: str) -> str:
    """A share where a sign says so, an amount otherwise: a bare 5 could be either."""
    if word.endswith(("%", "persen", "prosen")):
        share = _read_percent(rule, word)
        return "0" if share == "0%" else share
    return _read_amount(rule, word)


_COUNTS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_NUMBER_WORDS = {word: number for number, word in enumerate((*_COUNTS, "dua belas"))}


def _read_number(rule: Rule, word: str) -> str:
    """ "3", "tiga kali", "12 bulan"."""
    least, greatest = rule.limits
    if word in _NONE and least == 0:
        return "0"
    found = re.fullmatch(r"(?P<count>\d{1,9}|[a-z]+(?: belas)?) ?(?P<unit>[a-z]+)?", word)
    if found is None or (found["unit"] and found["unit"] not in rule.units):
        return ""
    number = int(found["count"]) if found["count"].isdigit() else _NUMBER_WORDS.get(found["count"], -1)
    if number < 0:
        return ""
    if not least <= number <= greatest:
        raise RuleOutOfRange(rule, word, least, greatest)
    return str(number)


def _read_multiple(rule: Rule, word: str) -> str:
    if word in _NONE:
        return "1"
    # Here Rp500 cannot mean Rp500.000, so it need not be asked as an amount is.
    plain = re.fullmatch(r"(?:kelipatan )?(?:rp\.? ?)?(?P<amount>[\d.]+)(?: rupiah|,-)?", word)
    multiple = _read_amount(rule, word) if plain is None else plain["amount"].replace(".", "")
    return multiple if multiple in rule.choices else ""


def _read_order(rule: Rule, word: str) -> str:
    row = " ".join(re.sub(r"[,>/-]| lalu | dulu", " ", word).split())
    return row if row in rule.choices else ""


_DUE = re.compile(r"(?:(?:tiap|setiap) )?(?:tgl|tanggal)?\.? ?(?P<day>[1-9]|[12]\d|3[01])(?: tiap bulan)?")


def _read_due(rule: Rule, word: str) -> str:
    """ "rapat", "tgl 5"; "akhir bulan" is the 31st, which a shorter month keeps on its last day."""
    if word in {MEETING_DAY, "hari rapat", "saat rapat", "pertemuan", "hari pertemuan", "saat pertemuan"}:
        return MEETING_DAY
    if word == "akhir bulan":
        return "31"
    found = _DUE.fullmatch(word)
    return "" if found is None else found["day"]


def _read_cutoffs(rule: Rule, word: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d{1,4}", word)]
    if not re.fullmatch(r"[\d ,/;-]+", word) or len(numbers) != 3 or not 0 < numbers[0] < numbers[1] < numbers[2] < 100:
        return ""
    return " ".join(str(number) for number in numbers)


_HOUR = re.compile(
    r"(?:jam |pukul )?(?P<half>setengah )?(?P<hours>\d{1,2})(?:[.:](?P<minutes>\d{2}))?"
    r"(?: (?P<part>pagi|siang|sore|malam))?(?: (?:wib|wita|wit))?"
)
_PARTS = {"pagi": range(0, 12), "siang": range(10, 16), "sore": range(14, 20), "malam": range(17, 25)}
"""Which hours of the clock each part of the day may mean; 24 is midnight."""


def _read_hour(rule: Rule, word: str) -> str:
    """ "19.00", "7 malam", "setengah 8 malam"; empty where it is no hour, or could be two."""
    found = _HOUR.fullmatch(word)
    if found is None:
        return ""
    hour, minute, part = int(found["hours"]), int(found["minutes"] or 0), found["part"]
    if found["half"]:
        if found["minutes"] or not 1 <= hour <= 12:
            return ""
        hour, minute = hour - 1, 30
    if part:
        hour = next((meant for meant in (hour, hour + 12) if meant in _PARTS[part]), -1)
    elif 1 <= hour <= 12 and (found["half"] or not found["minutes"]):
        return ""
    if not 0 <= hour <= 24 or minute > 59:
        return ""
    return f"{hour % 24:02}.{minute:02}"


_READERS: dict[RuleKind, Callable[[Rule, str], str]] = {
    RuleKind.TEXT: lambda rule, word: word[:60],
    RuleKind.RUPIAH: _read_amount,
    RuleKind.YES_NO: _read_yes_no,
    RuleKind.WEEKDAY: _read_weekday,
    RuleKind.HOUR: _read_hour,
    RuleKind.ZONE: lambda rule, word: word.upper() if word in ZONES else "",
    RuleKind.CHOICE: _read_choice,
    RuleKind.PERCENT: _read_percent,
    RuleKind.FEE: _read_fee,
    RuleKind.NUMBER: _read_number,
    RuleKind.MULTIPLE: _read_multiple,
    RuleKind.ORDER: _read_order,
    RuleKind.DUE: _read_due,
    RuleKind.CUTOFFS: _read_cutoffs,
}
"""How a value of each kind is read, in small letters but for a text; empty where it is none."""


def named_period(written: str) -> str | None:
    """The value of `angsuran` that a rate or a length names: "1,5% per bulan", "12 minggu"; None where none."""
    found = re.search(r"(?P<two>(?:2|dua) ?)?(?:minggu|mgg)|bulan|bln", written.lower())
    if found is None:
        return None
    if found[0] in {"bulan", "bln"}:
        return "bulanan"
    return "2 mingguan" if found["two"] else "mingguan"


def named_method(written: str) -> str | None:
    """The value of `metode` that a rate names: "1,5% flat"; None where none."""
    found = re.search(r"flat|menurun|anuitas", written.lower())
    return None if found is None else found[0]
