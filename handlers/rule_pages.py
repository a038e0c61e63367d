"""The pages of /aturan: meeting and savings on the first, lending and reminders on theirs, in plain lines.

A rule of lending that is off has no line on its page: it is seen where it is changed, in its section.
"""

from handlers.rule_words import (
    PRESET_NAMES,
    as_sentence,
    fee_words,
    interest_word,
    meeting_words,
    method_word,
    penalty_words,
    percent,
    period_word,
    periods_word,
    rule_label,
    rule_value,
)
from locales import N_, Words
from savings.eligibility import allowed_periods
from savings.groups import Group
from savings.loans import Fee, Method, Period, read_percent
from savings.rules import MEETING_DAY, REMINDER_RULES, Rules

_SHOWN = ("pokok", "wajib", "setoran biasa", "batas", "wakil", "saldo terbuka", "bahasa")
"""Those with a line of their own; the name stands in the headline, and the meeting is one sentence."""

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Jasa dan lama"), ("sebutan jasa", "metode", "jasa", "angsuran", "lama", "lama minimal")),
    (
        N_("Batas dan potongan"),
        ("batas pinjaman", "pinjaman pertama", "kali simpanan", "kas cukup", "admin", "simpanan ditahan"),
    ),
    (N_("Syarat peminjam"), ("rajin menabung", "tunggakan", "satu pinjaman", "anggota minimal")),
    (N_("Cara bayar"), ("jatuh tempo", "pembulatan", "urutan bayar", "pelunasan", "denda angsuran")),
    (N_("Keputusan"), ("keputusan", "waktu musyawarah", "kolektibilitas")),
)
"""The rules of lending as they are changed, few at a time."""

_MEANINGS = {
    "metode": N_(
        "Flat: jasa dari pinjaman awal.\n"
        "Menurun: jasa dari sisa pinjaman.\n"
        "Anuitas: dari sisa, angsuran sama besar.\n"
        "UPPKS: 12 minggu, masing-masing 10%."
    ),
    "jasa": N_("Dihitung per {period}."),
    "angsuran": N_("Persen jasa dihitung sekali tiap jarak ini."),
    "lama": N_("Satu angsuran tiap {period}."),
    "lama minimal": N_("Satu angsuran tiap {period}."),
    "jatuh tempo": N_("Kapan angsuran dibayar."),
    "pembulatan": N_("Angsuran dibulatkan ke atas, yang terakhir menyesuaikan."),
    "urutan bayar": N_("Kalau bayarnya kurang, yang ditulis paling depan dibayar dulu."),
    "pelunasan": N_("Yang dibayar kalau pinjaman dilunasi sebelum waktunya."),
    "denda angsuran": N_("Sekali untuk tiap angsuran yang telat. Persen dihitung dari kekurangannya."),
    "admin": N_("Dipotong saat pinjaman cair, masuk kas kelompok."),
    "simpanan ditahan": N_("Dipotong saat pinjaman cair, masuk simpanan wajib peminjam."),
    "batas pinjaman": N_("Sisa pokok satu orang tidak boleh lebih dari ini."),
    "pinjaman pertama": N_("Untuk yang belum pernah meminjam."),
    "kali simpanan": N_("Pinjaman paling banyak sekian kali simpanan sendiri."),
    "rajin menabung": N_("Sekian bulan berturut-turut menabung, baru boleh meminjam."),
    "tunggakan": N_("Kalau ya, angsuran yang lewat waktu diselesaikan dulu, baru meminjam lagi."),
    "satu pinjaman": N_("Kalau ya, yang masih punya pinjaman belum boleh meminjam lagi."),
    "anggota minimal": N_("Kalau anggotanya belum sebanyak ini, pinjaman belum dibuka."),
    "kas cukup": N_("Kalau ya, pinjaman tidak boleh lebih besar dari isi kas."),
    "keputusan": N_("Ketua dan bendahara berdua, atau semua anggota lewat tombol."),
    "waktu musyawarah": N_("Selama itu anggota bisa memberi suara."),
    "kolektibilitas": N_("Sampai berapa angsuran telat untuk kolek 2, 3 dan 4. Lebih dari itu kolek 5."),
    "pengingat rapat": N_("Di grup, dengan tombol Hadir dan Izin. Sehari sebelumnya berarti pukul 16.00."),
    "pengingat angsuran": N_(
        "Kalau ya, peminjam diingatkan di chat pribadi pada pagi hari, tidak pernah di grup. "
        "Begitu juga bendahara dan ketua soal setoran ke UPK."
    ),
    "hari tenang": N_(
        "Pada hari tenang tidak ada yang diingatkan soal angsuran. Pengingatnya pindah ke hari berikutnya.\n"
        "Tekan hari untuk memilih, tekan lagi untuk membatalkan."
    ),
    "pengingat wajib": N_(
        "Kalau ya, yang wajibnya belum lengkap diberi tahu lewat chat pribadi, sehari sebelum rapat."
    ),
    "ucapan": N_(
        "Kalau ya, ada ucapan selamat di grup: target tercapai, ulang tahun kelompok.\n"
        "Pinjaman pertama yang lunas: hanya di chat pribadi peminjam."
    ),
    "nama rawan": N_(
        "Pengurus dan pendamping membaca di laporan mingguan berapa anggota yang perlu disapa. Kalau ya, juga namanya."
    ),
}


def meaning(_: Words, key: str, rules: Rules) -> str:
    """What a rule of lending or of reminders does, in a sentence; empty where its name says it."""
    return _(_MEANINGS[key], period=period_word(_, Period(rules["angsuran"]))) if key in _MEANINGS else ""


def section_of(key: str) -> int | None:
    """The place in SECTIONS of the section in which a rule is changed; None for those elsewhere."""
    return next((place for place, (_name, keys) in enumerate(SECTIONS) if key in keys), None)


def first_page(_: Words, group: Group) -> str:
    """What kind of group it is, when it meets, what is saved."""
    lines = [
        _("Aturan {group}, versi {version}", group=group.name, version=group.rules_version),
        _("Jenis: {preset}", preset=_(PRESET_NAMES[group.preset])),
        _("Rapat: {meeting}", meeting=meeting_words(_, group.rules)),
        *([_line(_, "tempat", group.rules)] if group.rules["tempat"] else []),
        *(_line(_, key, group.rules) for key in _SHOWN),
    ]
    return "\n".join(lines)


def section_page(_: Words, place: int, rules: Rules) -> str:
    """The rules of one section with their values, also those that are off."""
    name, keys = SECTIONS[place]
    return "\n".join([_(name), *(_line(_, key, rules) for key in keys), "", _("Mana yang diubah?")])


def reminder_page(_: Words, group: Group, *, may_change: bool) -> str:
    """What the clock brings about in this group."""
    lines = [_("Pengingat {group}", group=group.name), *(_line(_, key, group.rules) for key in REMINDER_RULES)]
    return "\n".join([*lines, "", _("Mana yang diubah?")] if may_change else lines)


def _line(_: Words, key: str, rules: Rules) -> str:
    value = rule_value(_, key, rules[key], rules.zone)
    return _("{label}: {value}", label=as_sentence(rule_label(_, key)), value=value)


def loan_page(_: Words, group: Group) -> str:
    """The rules of lending in plain lines: what it costs, how much, who, how to pay, who decides."""
    rules = group.rules
    parts = [
        [_("Aturan pinjaman {group}", group=group.name), cost_line(_, rules), length_line(_, rules)],
        [*_limit_lines(_, rules), *_deduction_lines(_, rules)],
        _condition_lines(_, rules),
        _paying_lines(_, rules),
        [_decision_line(_, rules)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def cost_line(_: Words, rules: Rules) -> str:
    """`Jasa 1,5% flat per bulan`."""
    if rules["metode"] == Method.UPPKS:
        return _("Tiap minggu 10% dari pinjaman (UPPKS)")
    rate = read_percent(rules["jasa"])
    if not rate:
        return _("Tanpa {interest}", interest=interest_word(_, rules))
    return _(
        "{interest} {rate} {method} per {period}",
        interest=as_sentence(interest_word(_, rules)),
        rate=percent(_, rate),
        method=method_word(_, Method(rules["metode"])),
        period=period_word(_, Period(rules["angsuran"])),
    )


def length_line(_: Words, rules: Rules) -> str:
    """`Paling lama 12 bulan`, `Antara 3 dan 12 bulan`."""
    shortest, longest = allowed_periods(rules)
    uppks = rules["metode"] == Method.UPPKS
    most = periods_word(_, longest, Period.WEEKLY if uppks else Period(rules["angsuran"]))
    if shortest == longest:
        return _("Lamanya {length}", length=most)
    if shortest == 1:
        return _("Paling lama {length}", length=most)
    return _("Lamanya {shortest} sampai {length}", shortest=shortest, length=most)


def _limit_lines(_: Words, rules: Rules) -> list[str]:
    lines = []
    if ceiling := rules.rupiah("batas pinjaman"):
        lines.append(_("Paling banyak {amount} per orang", amount=_.rupiah(ceiling)))
    if first := rules.rupiah("pinjaman pertama"):
        lines.append(_("Pinjaman pertama paling banyak {amount}", amount=_.rupiah(first)))
    if times := rules.number("kali simpanan"):
        lines.append(
            _.many("Paling banyak {n} kali simpanan sendiri", "Paling banyak {n} kali simpanan sendiri", times)
        )
    if rules.yes("kas cukup"):
        lines.append(_("Tidak lebih dari isi kas"))
    return lines


def _deduction_lines(_: Words, rules: Rules) -> list[str]:
    lines = []
    if admin := fee_words(_, Fee.read(rules["admin"])):
        lines.append(_("Saat cair dipotong admin {fee}", fee=admin))
    if held := fee_words(_, Fee.read(rules["simpanan ditahan"])):
        lines.append(_("Saat cair {fee} ditahan sebagai simpanan wajib", fee=held))
    return lines


def _condition_lines(_: Words, rules: Rules) -> list[str]:
    lines = []
    if months := rules.number("rajin menabung"):
        lines.append(_.many("Menabung {n} bulan berturut-turut dulu", "Menabung {n} bulan berturut-turut dulu", months))
    if rules.yes("tunggakan"):
        lines.append(_("Tidak ada angsuran yang lewat waktu"))
    if rules.yes("satu pinjaman"):
        lines.append(_("Satu pinjaman per orang"))
    if members := rules.number("anggota minimal"):
        lines.append(_.many("Anggota paling sedikit {n} orang", "Anggota paling sedikit {n} orang", members))
    return lines


def _paying_lines(_: Words, rules: Rules) -> list[str]:
    day = rules["jatuh tempo"]
    lines = [_("Jatuh tempo hari rapat") if day == MEETING_DAY else _("Jatuh tempo tanggal {day}", day=day)]
    penalty = Fee.read(rules["denda angsuran"])
    if penalty:
        lines.append(as_sentence(penalty_words(_, penalty)))
    if rules["pembulatan"] != "1":
        lines.append(_("Angsuran dibulatkan ke {amount}", amount=_.rupiah(rules.number("pembulatan"))))
    lines.append(_("Dibayar urut: {order}", order=rule_value(_, "urutan bayar", rules["urutan bayar"], rules.zone)))
    payoff = rule_value(_, "pelunasan", rules["pelunasan"], rules.zone)
    lines.append(_("Lunas lebih awal: {parts}", parts=payoff))
    return lines


def _decision_line(_: Words, rules: Rules) -> str:
    if rules["keputusan"] == "pengurus":
        return _("Diputuskan ketua dan bendahara")
    hours = rule_value(_, "waktu musyawarah", rules["waktu musyawarah"], rules.zone)
    return _("Diputuskan musyawarah anggota, {hours}", hours=hours)
