"""How rules are called after /aturan, and which values are offered as buttons."""

import re

from handlers.rule_words import LABELS
from savings.rules import MEETING_DAY, RULES, RuleKind

SUGGESTED = {
    "pokok": ("0", "10000", "20000", "50000", "100000"),
    "wajib": ("2000", "5000", "10000", "20000", "50000"),
    "tanggal rapat": ("0", "1", "5", "10", "15", "25", "31"),
    "batas": ("1000000", "10000000", "100000000"),
    "jam": ("09.00", "10.00", "13.00", "15.00", "16.00", "19.00", "19.30", "20.00"),
    "jasa": ("0%", "0.5%", "1%", "1.5%", "2%", "3%"),
    "lama": ("3", "6", "10", "12", "18", "24"),
    "lama minimal": ("1", "2", "3", "6"),
    "jatuh tempo": (MEETING_DAY, "1", "5", "10", "15", "25"),
    "denda angsuran": ("0", "1000", "2000", "5000", "1%", "2%"),
    "admin": ("0", "5000", "10000", "1%", "2%"),
    "simpanan ditahan": ("0", "1%", "2%", "5%", "10%"),
    "batas pinjaman": ("0", "500000", "1000000", "2000000", "5000000", "10000000"),
    "pinjaman pertama": ("0", "300000", "500000", "1000000"),
    "kali simpanan": ("0", "1", "2", "3", "5", "10"),
    "rajin menabung": ("0", "1", "2", "3", "6"),
    "anggota minimal": ("0", "5", "10", "20"),
    "kolektibilitas": ("1 2 3", "2 4 6", "3 6 9"),
}
TYPED = {
    *(RuleKind.RUPIAH, RuleKind.HOUR, RuleKind.TEXT, RuleKind.PERCENT, RuleKind.FEE),
    *(RuleKind.NUMBER, RuleKind.DUE, RuleKind.CUTOFFS),
}
"""Kinds that have more values than buttons."""
_OTHER_NAMES = {
    "simpanan pokok": "pokok",
    "simpanan wajib": "wajib",
    "iuran wajib": "wajib",
    "zona waktu": "zona",
    "hari rapat": "hari",
    "hari pertemuan": "hari",
    "jam rapat": "jam",
    "jam pertemuan": "jam",
    "minggu rapat": "minggu ke",
    "tanggal pertemuan": "tanggal rapat",
    "tanggal kumpulan": "tanggal rapat",
    "tempat pertemuan": "tempat",
    "tempat kumpulan": "tempat",
    "lokasi": "tempat",
    "lokasi rapat": "tempat",
    "jadwal rapat": "pertemuan",
    "jadwal pertemuan": "pertemuan",
    "saldo": "saldo terbuka",
    "setoran": "setoran biasa",
    "sebutan": "sebutan jasa",
    "cara hitung": "metode",
    "bunga": "jasa",
    "infak": "jasa",
    "bagi hasil": "jasa",
    "jadwal angsuran": "angsuran",
    "tenor": "lama",
    "lama pinjaman": "lama",
    "jangka waktu": "lama",
    "tanggal jatuh tempo": "jatuh tempo",
    "urutan": "urutan bayar",
    "denda": "denda angsuran",
    "denda telat": "denda angsuran",
    "plafon": "batas pinjaman",
    "pinjaman maksimal": "batas pinjaman",
    "maksimal pinjaman": "batas pinjaman",
    "minimal anggota": "anggota minimal",
    "angsuran paling banyak": "lama",
    "angsuran paling sedikit": "lama minimal",
    "batas isi kas": "kas cukup",
    "putusan": "keputusan",
    "pemutus pinjaman": "keputusan",
    "musyawarah": "waktu musyawarah",
    "kolek": "kolektibilitas",
    "pengingat pertemuan": "pengingat rapat",
    "pengingat kumpulan": "pengingat rapat",
    "pengingat pinjaman": "pengingat angsuran",
    "pengingat cicilan": "pengingat angsuran",
    "hari sunyi": "hari tenang",
    "hari tanpa pengingat": "hari tenang",
    "pengingat simpanan": "pengingat wajib",
    "selamat": "ucapan",
    "nama di ringkasan": "nama rawan",
    "nama anggota rawan": "nama rawan",
}
NAMES = {**{key: key for key in RULES}, **{label: key for key, label in LABELS.items()}, **_OTHER_NAMES}
NAMED = re.compile(
    rf"(?P<name>{'|'.join(sorted(map(re.escape, NAMES), key=len, reverse=True))})(?:\s*[:=]\s*|\s+|$)(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
LONG = {"pengingat rapat", "urutan bayar", "pelunasan", "keputusan"}
"""Rules whose values need the whole width of a phone."""
AGREED = {
    *("metode", "jasa", "angsuran", "jatuh tempo", "pembulatan", "urutan bayar", "pelunasan"),
    *("denda angsuran", "admin", "simpanan ditahan"),
}
"""Rules of lending that are agreed on with the loan and stay as they were for the old ones."""
