"""What rules and their values are called on the screen, and the words of a loan that follow from them."""

import datetime as dt
from fractions import Fraction

from locales import N_, Words
from savings.loans import Fee, Method, Period, Terms, read_percent
from savings.rules import LAST_WEEK, MEETING_DAY, RULES, WEEKDAYS, YES, ZONES, Preset, RuleKind, Rules

PRESET_NAMES = {
    Preset.KSM: N_("KSM Panca Sutra"),
    Preset.JAMAAH_PRODUKSI: N_("Jamaah Produksi"),
    Preset.SIMPAN_PINJAM: N_("Simpan Pinjam"),
    Preset.KELOMPOK_USAHA: N_("Kelompok Usaha binaan"),
    Preset.UPK: N_("Simpan Pinjam UPK"),
}

LABELS = {
    "nama": N_("nama kelompok"),
    "pertemuan": N_("jadwal rapat"),
    "hari": N_("hari rapat"),
    "minggu ke": N_("minggu rapat"),
    "tanggal rapat": N_("tanggal rapat"),
    "jam": N_("jam rapat"),
    "zona": N_("zona waktu"),
    "tempat": N_("tempat rapat"),
    "pokok": N_("simpanan pokok"),
    "wajib": N_("simpanan wajib"),
    "setoran biasa": N_("setoran tanpa jenis"),
    "batas": N_("batas sekali catat"),
    "wakil": N_("wakil dihitung hadir"),
    "saldo terbuka": N_("saldo boleh tampil di grup"),
    "bahasa": N_("bahasa"),
    "metode": N_("cara hitung jasa"),
    "jasa": N_("jasa pinjaman"),
    "angsuran": N_("jarak angsuran"),
    "lama": N_("jumlah angsuran paling banyak"),
    "lama minimal": N_("jumlah angsuran paling sedikit"),
    "jatuh tempo": N_("jatuh tempo"),
    "pembulatan": N_("pembulatan angsuran"),
    "urutan bayar": N_("urutan bayar"),
    "pelunasan": N_("lunas lebih awal"),
    "denda angsuran": N_("denda angsuran"),
    "admin": N_("biaya admin"),
    "simpanan ditahan": N_("simpanan ditahan"),
    "batas pinjaman": N_("batas pinjaman"),
    "pinjaman pertama": N_("batas pinjaman pertama"),
    "kali simpanan": N_("kelipatan simpanan"),
    "rajin menabung": N_("syarat rajin menabung"),
    "tunggakan": N_("syarat tanpa tunggakan"),
    "satu pinjaman": N_("satu pinjaman per orang"),
    "anggota minimal": N_("anggota paling sedikit"),
    "kas cukup": N_("pinjaman sebatas isi kas"),
    "keputusan": N_("yang memutuskan pinjaman"),
    "waktu musyawarah": N_("waktu musyawarah"),
    "sebutan jasa": N_("sebutan jasa"),
    "kolektibilitas": N_("batas kolek"),
    "pengingat rapat": N_("pengingat rapat"),
    "pengingat angsuran": N_("pengingat angsuran"),
    "pengingat wajib": N_("pengingat simpanan wajib"),
    "ucapan": N_("ucapan selamat"),
    "nama rawan": N_("nama di laporan mingguan"),
    "hari tenang": N_("hari tenang"),
}
"""Every rule's name, as it is shown and as it may be typed after /aturan."""

_CHOICES = {
    "mingguan": N_("tiap minggu"),
    "2 mingguan": N_("tiap dua minggu"),
    "bulanan": N_("tiap bulan"),
    "1": N_("ke-1"),
    "2": N_("ke-2"),
    "3": N_("ke-3"),
    "4": N_("ke-4"),
    LAST_WEEK: N_("terakhir"),
    "sukarela": N_("simpanan sukarela"),
    "wajib": N_("simpanan wajib"),
    "id": N_("Indonesia"),
    "en": N_("Inggris"),
    "flat": N_("flat"),
    "menurun": N_("menurun"),
    "anuitas": N_("anuitas"),
    "uppks": N_("UPPKS"),
    "pokok saja": N_("sisa pokok saja"),
    "jasa berjalan": N_("sisa pokok dan jasa berjalan"),
    "semua jasa": N_("sisa pokok dan semua jasa"),
    "pengurus": N_("ketua dan bendahara"),
    "musyawarah": N_("musyawarah anggota"),
    "12": N_("12 jam"),
    "24": N_("24 jam"),
    "48": N_("48 jam"),
    "72": N_("72 jam"),
    "jasa": N_("jasa"),
    "infak": N_("infak"),
    "bagi hasil": N_("bagi hasil"),
    "bunga": N_("bunga"),
    "1 hari dan 2 jam": N_("sehari dan dua jam sebelumnya"),
    "1 hari": N_("sehari sebelumnya"),
    "2 jam": N_("dua jam sebelumnya"),
    "tidak": N_("tidak"),
}

_PARTS = {"denda": N_("denda"), "jasa": N_("jasa"), "pokok": N_("pokok")}

_PERIOD_WORDS = {
    Period.WEEKLY: N_("minggu"),
    Period.FORTNIGHTLY: N_("dua minggu"),
    Period.MONTHLY: N_("bulan"),
}

_MEETINGS = {
    "mingguan": N_("tiap {day}, {hour}"),
    "2 mingguan": N_("tiap dua minggu, {day}, {hour}"),
    "bulanan": N_("tiap bulan, {day} {which}, {hour}"),
}


def rule_label(_: Words, key: str) -> str:
    """`simpanan wajib`."""
    return _(LABELS[key])


def rule_value(_: Words, key: str, value: str, zone: str) -> str:
    """A canonical value in words: `Rp5.000`, `Sabtu`, `19.00 WIB`. `zone` is the group's, by its IANA name."""
    match RULES[key].kind:
        case RuleKind.RUPIAH:
            return _.rupiah(int(value)) if value != "0" else _("tidak ada")
        case RuleKind.YES_NO:
            return _("ya") if value == YES else _("tidak")
        case RuleKind.WEEKDAY:
            return _.weekday(WEEKDAYS.index(value))
        case RuleKind.WEEKDAYS:
            return ", ".join(_.weekday(WEEKDAYS.index(day)) for day in value.split()) or _("tidak ada")
        case RuleKind.HOUR:
            return hour_word(_, value, zone)
        case RuleKind.CHOICE:
            return _(_CHOICES[value])
        case RuleKind.ZONE | RuleKind.TEXT:
            return value or _("tidak ada")
        case _:
            return _loan_value(_, key, value)


def _loan_value(_: Words, key: str, value: str) -> str:
    """The value of a kind that only the rules of lending have."""
    match RULES[key].kind:
        case RuleKind.PERCENT:
            return percent(_, read_percent(value))
        case RuleKind.FEE:
            return fee_words(_, Fee.read(value)) or _("tidak ada")
        case RuleKind.MULTIPLE:
            return _("kelipatan {amount}", amount=_.rupiah(int(value))) if value != "1" else _("tidak ada")
        case RuleKind.DUE:
            return _("hari rapat") if value == MEETING_DAY else _("tanggal {day}", day=value)
        case RuleKind.ORDER:
            return ", ".join(_(_PARTS[part]) for part in value.split())
        case RuleKind.CUTOFFS:
            return _("{numbers} angsuran", numbers=", ".join(value.split()))
        case _:
            return _counted(_, key, int(value))


def _counted(_: Words, key: str, n: int) -> str:
    if n == 0:
        return _("tidak dipakai")
    match key:
        case "tanggal rapat":
            return _day_of_month(_, n)
        case "rajin menabung":
            return _.many("{n} bulan", "{n} bulan", n)
        case "anggota minimal":
            return _.many("{n} orang", "{n} orang", n)
        case _:
            return _.many("{n} kali", "{n} kali", n)


def _day_of_month(_: Words, day: int) -> str:
    """`tanggal 10`; the 31st is every month's last day."""
    return _("tanggal {day}", day=day) if day < 31 else _("hari terakhir")


def fee_words(_: Words, fee: Fee) -> str:
    """`Rp5.000` or `1%`; empty where there is none."""
    if not fee:
        return ""
    return percent(_, fee.share) if fee.share else _.rupiah(fee.rupiah)


def percent(_: Words, share: Fraction) -> str:
    """An exact share of 1: `1,5%`, `10/12%` where it has no end but in twelfths, else with four digits."""
    hundredths = share * 100
    if (hundredths * 10**4).denominator != 1 and (hundredths * 12).denominator == 1:
        return _("{number}%", number=f"{(hundredths * 12).numerator}/12")
    return _.percent(share, 4)


def interest_word(_: Words, rules: Rules) -> str:
    """What the group calls what a borrower pays besides the principal: `jasa`, `infak`, `bagi hasil`, `bunga`."""
    return _(_CHOICES[rules["sebutan jasa"]])


def period_word(_: Words, period: Period) -> str:
    """`bulan`, as in "per bulan"."""
    return _(_PERIOD_WORDS[period])


def periods_word(_: Words, n: int, period: Period) -> str:
    """How long a loan of `n` instalments runs: `10 bulan`, `12 minggu`, `5 kali (tiap dua minggu)`."""
    match period:
        case Period.MONTHLY:
            return _.many("{n} bulan", "{n} bulan", n)
        case Period.WEEKLY:
            return _.many("{n} minggu", "{n} minggu", n)
        case Period.FORTNIGHTLY:
            return _.many("{n} kali (tiap dua minggu)", "{n} kali (tiap dua minggu)", n)


def method_word(_: Words, method: Method) -> str:
    """`flat`, `menurun`, `anuitas`, `UPPKS`."""
    return _(_CHOICES[method.value])


def rate_words(_: Words, terms: Terms, rules: Rules | None = None) -> str:
    """What the loan costs: `jasa 1,5% flat`, `tanpa infak`. With `rules` in the group's own word, else as jasa."""
    interest = _("jasa") if rules is None else interest_word(_, rules)
    if terms.method is Method.UPPKS:
        return _("angsuran 10% tiap minggu (UPPKS)")
    if not terms.rate:
        return _("tanpa {interest}", interest=interest)
    return _(
        "{interest} {rate} {method}",
        interest=interest,
        rate=percent(_, terms.rate),
        method=method_word(_, terms.method),
    )


def terms_words(_: Words, terms: Terms, rules: Rules | None = None) -> str:
    """A loan in a line: `Rp500.000, 10 bulan, jasa 1,5% flat`. With `rules` in the group's own word for jasa.

    Denda is named where there may be some: `..., denda telat Rp3.000 tiap angsuran`.
    """
    line = _(
        "{amount}, {length}, {cost}",
        amount=_.rupiah(terms.principal),
        length=periods_word(_, terms.periods, terms.period),
        cost=rate_words(_, terms, rules),
    )
    return _("{terms}, {penalty}", terms=line, penalty=penalty_words(_, terms.penalty)) if terms.penalty else line


def penalty_words(_: Words, fee: Fee) -> str:
    """`denda telat Rp3.000 tiap angsuran`, `denda telat 1% dari kekurangannya`."""
    if fee.share:
        return _("denda telat {fee} dari kekurangannya", fee=fee_words(_, fee))
    return _("denda telat {fee} tiap angsuran", fee=fee_words(_, fee))


def hour_word(_: Words, value: str, zone: str) -> str:
    """`19.00 WIB`; `zone` is an IANA name or WIB, WITA, WIT."""
    hours, minutes = value.split(".")
    return _.time(dt.time(int(hours), int(minutes)), ZONES.get(zone.lower(), zone))


def meeting_words(_: Words, rules: Rules) -> str:
    """When the group meets: `tiap Sabtu, 19.00 WIB`, `tiap bulan, tanggal 10, 19.00 WIB`."""
    if rules["pertemuan"] == "bulanan" and rules.month_day is not None:
        day = _day_of_month(_, rules.month_day)
        return _("tiap bulan, {day}, {hour}", day=day, hour=_.time(rules.hour, rules.zone))
    return _(
        _MEETINGS[rules["pertemuan"]],
        day=_.weekday(rules.weekday),
        hour=_.time(rules.hour, rules.zone),
        which=_(_CHOICES[rules["minggu ke"]]),
    )


def as_sentence(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]
