"""What rules and their values are called on the screen."""

import datetime as dt

from locales import N_, Words
from savings.rules import RULES, WEEKDAYS, YES, ZONES, Preset, RuleKind, Rules

PRESET_NAMES = {
    Preset.KSM: N_("KSM Panca Sutra"),
    Preset.JAMAAH_PRODUKSI: N_("Jamaah Produksi"),
    Preset.SIMPAN_PINJAM: N_("Simpan Pinjam"),
    Preset.KELOMPOK_USAHA: N_("Kelompok Usaha binaan"),
}

_LABELS = {
    "nama": N_("nama kelompok"),
    "pertemuan": N_("jadwal rapat"),
    "hari": N_("hari rapat"),
    "minggu ke": N_("minggu rapat"),
    "jam": N_("jam rapat"),
    "zona": N_("zona waktu"),
    "pokok": N_("simpanan pokok"),
    "wajib": N_("simpanan wajib"),
    "setoran biasa": N_("setoran tanpa jenis"),
    "batas": N_("batas sekali catat"),
    "wakil": N_("wakil dihitung hadir"),
    "saldo terbuka": N_("saldo boleh tampil di grup"),
    "bahasa": N_("bahasa"),
}

_CHOICES = {
    "mingguan": N_("tiap minggu"),
    "2 mingguan": N_("tiap dua minggu"),
    "bulanan": N_("tiap bulan"),
    "1": N_("ke-1"),
    "2": N_("ke-2"),
    "3": N_("ke-3"),
    "4": N_("ke-4"),
    "sukarela": N_("simpanan sukarela"),
    "wajib": N_("simpanan wajib"),
    "id": N_("Indonesia"),
    "en": N_("Inggris"),
}

_MEETINGS = {
    "mingguan": N_("tiap {day}, {hour}"),
    "2 mingguan": N_("tiap dua minggu, {day}, {hour}"),
    "bulanan": N_("tiap bulan, {day} {which}, {hour}"),
}


def rule_label(_: Words, key: str) -> str:
    """`simpanan wajib`."""
    return _(_LABELS[key])


def rule_value(_: Words, key: str, value: str, zone: str) -> str:
    """A canonical value in words: `Rp5.000`, `Sabtu`, `19.00 WIB`. `zone` is the group's, by its IANA name."""
    match RULES[key].kind:
        case RuleKind.RUPIAH:
            return _.rupiah(int(value)) if value != "0" else _("tidak ada")
        case RuleKind.YES_NO:
            return _("ya") if value == YES else _("tidak")
        case RuleKind.WEEKDAY:
            return _.weekday(WEEKDAYS.index(value))
        case RuleKind.HOUR:
            return hour_word(_, value, zone)
        case RuleKind.CHOICE:
            return _(_CHOICES[value])
        case RuleKind.ZONE | RuleKind.TEXT:
            return value


def hour_word(_: Words, value: str, zone: str) -> str:
    """`19.00 WIB`; `zone` is an IANA name or WIB, WITA, WIT."""
    hours, minutes = value.split(".")
    return _.time(dt.time(int(hours), int(minutes)), ZONES.get(zone.lower(), zone))


def meeting_words(_: Words, rules: Rules) -> str:
    """When the group meets: `tiap Sabtu, 19.00 WIB`."""
    return _(
        _MEETINGS[rules["pertemuan"]],
        day=_.weekday(rules.weekday),
        hour=_.time(rules.hour, rules.zone),
        which=_(_CHOICES[rules["minggu ke"]]),
    )


def as_sentence(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]
