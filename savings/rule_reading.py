"""Understands the values of rules as people write them: `10rb`, `1,5 persen`, `jam 7 malam`, `tgl 5`.

Each becomes one canonical text; what can mean two things is refused, never guessed.

    RuleError
        RuleOutOfRange   a number, but none that this rule can have: "jasa 150%", "lama 900"
        OtherRuleMeant   says by the way what another rule says differently: "jasa 1% per minggu"
        EveryDayNamed    all days of the week, where one at least must be left
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.hours import PARTS_OF_DAY
from savings.rules import LAST_WEEK, MEETING_DAY, NO, WEEKDAYS, ZONES, Rule, RuleKind

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
    **dict.fromkeys(("akhir", "paling akhir", "yang terakhir", "minggu terakhir"), LAST_WEEK),
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
_NO_TEXT = {
    "-",
    "tidak ada",
    "kosong",
    "hapus",
    "dihapus",
    "tidak tentu",
    "tidak tetap",
    "berpindah",
    "berpindah-pindah",
}
_NONE = {"0", "nol", "tidak ada", "kosong", "tanpa", "tanpa batas", "bebas", "tidak dipakai", "off", "tidak"}


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


class OtherRuleMeant(RuleError):
    """A value names the value of another rule, which stands differently. Carries that rule and what was named."""

    def __init__(self, rule: Rule, written: str, other: Rule, named: str) -> None:
        super().__init__(rule, written)
        self.other = other
        self.named = named


class EveryDayNamed(RuleError):
    """All seven days of the week were named, and none would be left."""


def read_rule(rule: Rule, written: str) -> str:
    """The canonical text of a value as a person wrote it ("5rb" -> "5000", "jam 7 malam" -> "19.00").

    Raises RuleError; also for "jam 7" alone, which is morning or evening.
    """
    word = " ".join(written.split()).strip(" .")
    value = _READERS[rule.kind](rule, word if rule.kind is RuleKind.TEXT else word.lower())
    if not value and not rule.optional:
        raise RuleError(rule, written)
    return value


def _read_yes_no(rule: Rule, word: str) -> str:
    spellings = _YES_NO_SPELLINGS if rule.forbids else _YES_NO_SPELLINGS | _MAY_SPELLINGS
    return spellings.get(word, "")


def _read_weekday(rule: Rule, word: str) -> str:
    day = word.removeprefix("hari ")
    day = _DAY_SPELLINGS.get(day, day)
    return day if day in WEEKDAYS else ""


_BETWEEN_DAYS = re.compile(r"\s*(?:[,;&+/]|\bdan\b)\s*|\s+")


def _read_weekdays(rule: Rule, word: str) -> str:
    """ "jumat dan minggu", "hari Jum'at, Ahad"; "tidak ada" is none, and some are left over in any case."""
    if not word or word in _NONE or word in _NO_TEXT:
        return ""
    named = {_read_weekday(rule, day) for day in _BETWEEN_DAYS.split(word) if day != "hari"}
    if "" in named:
        raise RuleError(rule, word)
    if len(named) == len(WEEKDAYS):
        raise EveryDayNamed(rule, word)
    return " ".join(sorted(named, key=WEEKDAYS.index))


def _read_choice(rule: Rule, word: str) -> str:
    if rule.key == "pengingat rapat":
        word = _read_lead(word)
    choice = word if word in rule.choices else _CHOICE_SPELLINGS.get(word, word)
    return choice if choice in rule.choices else ""


_LEADS = (("1 hari", r"\b(?:1 hari|sehari|h-1)\b"), ("2 jam", r"\b(?:2 jam|dua jam)\b"))


def _read_lead(word: str) -> str:
    """ "sehari sebelumnya", "H-1 dan 2 jam sebelum rapat"; "tidak usah" is none."""
    if word in _NONE or word in _YES_NO_SPELLINGS:
        return NO if word in _NONE or _YES_NO_SPELLINGS[word] == NO else ""
    rest = re.sub(r"\b(?:sebelum(?:nya)?|rapat|dan|ya)\b|[+&,]", " ", word)
    named = []
    for lead, pattern in _LEADS:
        rest, found = re.subn(pattern, " ", rest)
        named += [lead] if found else []
    return "" if rest.strip() else " dan ".join(named)


def _read_amount(rule: Rule, word: str) -> str:
    if word in _NONE:
        # No pokok or no wajib is a choice; a ceiling of nothing would refuse every deposit.
        return "" if rule.key == "batas" else "0"
    try:
        amount = parse_amount(word)
    except AmountError:
        return ""
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
    if rule.key == "tanggal rapat":
        word = _read_day(word)
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


def _read_day(word: str) -> str:
    """ "tgl 10" and "akhir bulan" as the number of a day; other words as they are."""
    found = _DUE.fullmatch(word)
    if found is not None:
        return found["day"]
    return {"akhir bulan": "31", "tiap akhir bulan": "31", "awal bulan": "1", "tiap awal bulan": "1"}.get(word, word)


def _read_text(rule: Rule, word: str) -> str:
    return "" if rule.optional and word.lower() in _NO_TEXT else word[:60]


def _read_cutoffs(rule: Rule, word: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d{1,4}", word)]
    if not re.fullmatch(r"[\d ,/;-]+", word) or len(numbers) != 3 or not 0 < numbers[0] < numbers[1] < numbers[2] < 100:
        return ""
    return " ".join(str(number) for number in numbers)


_HOUR = re.compile(
    r"(?:jam |pukul )?(?P<half>setengah )?(?P<hours>\d{1,2})(?:[.:](?P<minutes>\d{2}))?"
    r"(?: (?P<part>pagi|siang|sore|malam))?(?: (?:wib|wita|wit))?"
)


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
        hour = next((meant for meant in (hour, hour + 12) if meant in PARTS_OF_DAY[part]), -1)
    elif 1 <= hour <= 12 and (found["half"] or not found["minutes"]):
        return ""
    if not 0 <= hour <= 24 or minute > 59:
        return ""
    return f"{hour % 24:02}.{minute:02}"


_READERS: dict[RuleKind, Callable[[Rule, str], str]] = {
    RuleKind.TEXT: _read_text,
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
    RuleKind.WEEKDAYS: _read_weekdays,
}
"""How a value of each kind is read, in small letters but for a text; empty where it is none."""


def named_period(written: str) -> str | None:
    """The value of `angsuran` that a rate or a length names: "1,5% per bulan", "12 minggu"; None where none."""
    # "12 minggu" counts weeks, and only "tiap 2 minggu" is a fortnight.
    found = re.search(r"(?P<two>(?:per|tiap|/) ?(?:2|dua) ?)?(?P<unit>minggu|mgg|bulan|bln)", written.lower())
    if found is None:
        return None
    if found["unit"] in {"bulan", "bln"}:
        return "bulanan"
    return "2 mingguan" if found["two"] else "mingguan"


def named_method(written: str) -> str | None:
    """The value of `metode` that a rate names: "1,5% flat"; None where none."""
    found = re.search(r"flat|menurun|anuitas", written.lower())
    return None if found is None else found[0]
