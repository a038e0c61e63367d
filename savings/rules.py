"""The group's own rules (aturan bersama): what can be agreed on, and the four presets to begin with.

A rule is a key, a kind and a value as text; sizes and customs differ between groups, so nothing here blocks: a preset
is a beginning, and every rule can be changed by the group.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.money import Rupiah, SavingsKind

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY_SPELLINGS = {"jum'at": "jumat", "ahad": "minggu", "rebo": "rabu", "kemis": "kamis", "setu": "sabtu"}
_YES_NO_SPELLINGS = {
    **dict.fromkeys(("ya", "iya", "y", "yes", "boleh", "dihitung"), "ya"),
    **dict.fromkeys(("tidak", "tdk", "tak", "gak", "nggak", "jangan", "tidak boleh", "no"), "tidak"),
}
_CHOICE_SPELLINGS = {
    **dict.fromkeys(("minggu", "tiap minggu", "setiap minggu", "seminggu sekali", "weekly"), "mingguan"),
    **dict.fromkeys(("dua mingguan", "2 minggu", "dua minggu sekali", "2 minggu sekali"), "2 mingguan"),
    **dict.fromkeys(("bulan", "tiap bulan", "setiap bulan", "sebulan sekali", "monthly"), "bulanan"),
    **{"pertama": "1", "kedua": "2", "ketiga": "3", "keempat": "4"},
    **{"indonesia": "id", "bahasa indonesia": "id", "inggris": "en", "english": "en"},
}
ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
YES, NO = "ya", "tidak"


class RuleKind(StrEnum):
    """How a rule's value is written."""

    RUPIAH = "rupiah"
    YES_NO = "yes_no"
    WEEKDAY = "weekday"
    HOUR = "hour"
    ZONE = "zone"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a group can agree on. `example` is a value that works."""

    key: str
    kind: RuleKind
    example: str
    choices: tuple[str, ...] = ()


RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        Rule(key="nama", kind=RuleKind.TEXT, example="KSM Laris Jaya"),
        Rule(key="pertemuan", kind=RuleKind.CHOICE, example="mingguan", choices=("mingguan", "2 mingguan", "bulanan")),
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
    )
}
"""Every rule, in the order in which /aturan shows them.

`setoran biasa`: what a deposit is when its kind is not said. `batas`: the largest amount in one sentence. `wakil`:
whether one who is represented (W) counts as present. `saldo terbuka`: whether a balance may be said in the group.
`minggu ke`: which of the month's weekdays a monthly meeting falls on.
"""


class Preset(StrEnum):
    """What kind of group it is."""

    KSM = "ksm"
    JAMAAH_PRODUKSI = "jamaah_produksi"
    SIMPAN_PINJAM = "simpan_pinjam"
    KELOMPOK_USAHA = "kelompok_usaha"


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
}

PRESETS: dict[Preset, Mapping[str, str]] = {
    Preset.KSM: _COMMON,
    # A Jamaah Produksi meets with ALL its members: a proxy is written down and never counted as present.
    Preset.JAMAAH_PRODUKSI: _COMMON | {"wakil": NO, "wajib": "10000"},
    Preset.SIMPAN_PINJAM: _COMMON | {"pertemuan": "bulanan", "pokok": "100000", "wajib": "50000"},
    Preset.KELOMPOK_USAHA: _COMMON | {"pokok": "10000"},
}


class RuleError(ValueError):
    """A rule's value cannot be read. Carries the rule and the word that was written."""

    def __init__(self, rule: Rule, written: str) -> None:
        super().__init__(f"{rule.key}: {written}")
        self.rule = rule
        self.written = written


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one group as they stand: every key has a value in its canonical text form."""

    values: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    def rupiah(self, key: str) -> Rupiah:
        """An amount."""
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
    match rule.kind:
        case RuleKind.TEXT:
            value = word[:60]
        case RuleKind.RUPIAH:
            value = _read_amount(rule, word)
        case RuleKind.YES_NO:
            value = _YES_NO_SPELLINGS.get(word.lower(), "")
        case RuleKind.WEEKDAY:
            day = word.lower().removeprefix("hari ")
            day = _DAY_SPELLINGS.get(day, day)
            value = day if day in WEEKDAYS else ""
        case RuleKind.HOUR:
            value = _read_hour(word.lower())
        case RuleKind.ZONE:
            value = word.upper() if word.lower() in ZONES else ""
        case RuleKind.CHOICE:
            choice = _CHOICE_SPELLINGS.get(word.lower(), word.lower())
            value = choice if choice in rule.choices else ""
    if not value:
        raise RuleError(rule, written)
    return value


def _read_amount(rule: Rule, word: str) -> str:
    if word.lower() in {"0", "tidak ada", "kosong"}:
        # No pokok or no wajib is a choice; a ceiling of nothing would refuse every deposit.
        return "" if rule.key == "batas" else "0"
    try:
        amount = parse_amount(word)
    except AmountError as error:
        raise RuleError(rule, word) from error
    return "" if isinstance(amount, AmbiguousAmount) else str(amount)


_HOUR = re.compile(
    r"(?:jam |pukul )?(?P<half>setengah )?(?P<hours>\d{1,2})(?:[.:](?P<minutes>\d{2}))?"
    r"(?: (?P<part>pagi|siang|sore|malam))?(?: (?:wib|wita|wit))?"
)
_PARTS = {"pagi": range(0, 12), "siang": range(10, 16), "sore": range(14, 20), "malam": range(17, 25)}
"""Which hours of the clock each part of the day may mean; 24 is midnight."""


def _read_hour(word: str) -> str:
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
