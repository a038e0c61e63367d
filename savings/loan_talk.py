"""Words about one's own loan that mean something to the bot alone: read in the private chat, silence in a group.

In a group people talk about loans all day ("cicilan", "kapan jatuh tempo"); whoever writes the same to the bot waits
for an answer. Nothing here names a sum: with one it is a money sentence, which phrases.py reads.
"""

import re
from enum import StrEnum

from savings.lexemes import tidy

LONGEST_TALK = 200
"""Characters. A longer story is told to people."""


def _words(text: str) -> frozenset[str]:
    """The words of a block."""
    return frozenset(text.split())


class LoanTalk(StrEnum):
    """What these words want: to see the loan, to pay, to borrow, to calculate, to learn how, to be heard, or time.

    GRIEF: sickness or death has come to the house. QUIET: not to be reminded. OTHERS: to know who is behind.
    """

    SEE = "see"
    PAY = "pay"
    BORROW = "borrow"
    SIMULATE = "simulate"
    HELP = "help"
    TROUBLE = "trouble"
    PROMISE = "promise"
    GRIEF = "grief"
    QUIET = "quiet"
    OTHERS = "others"


_DROPPED = _words("""
    saya sy aku ak kula kulo ku bu ibu pak bapak mbak mas min kak ya yaa yah dong donk nih deh sih kok tolong mohon
    mau ingin pengen dulu itu ini punya nya lagi sekarang harus
    """)
"""Around the words that count; what is left decides."""

_LOAN = _words("""
    pinjaman pinjamanku pinjamannya utang utangku utangnya hutang hutangku hutangnya angsuran angsuranku angsurannya
    cicilan cicilanku cicilannya kasbon tagihan tagihanku tagihannya pinjam pinjem minjam angsur ngangsur cicil nyicil
    jatuh tempo tunggakan tunggakanku nunggak menunggak simulasi lunas lunasi pelunasan
    """)
_SEE = frozenset(
    (
        *("pinjaman", "pinjamanku", "utang", "utangku", "hutang", "hutangku", "kartu pinjaman", "status pinjaman"),
        *("angsuran", "angsuranku", "cicilan", "cicilanku", "tagihan", "tagihanku", "tunggakan", "tunggakanku"),
        *("jatuh tempo", "tempo", "jadwal", "jadwal angsuran", "jadwal cicilan", "jadwal pinjaman", "jadwal bayar"),
        *(
            "rincian pinjaman",
            "rincian angsuran",
            "detail pinjaman",
            "info pinjaman",
            "pengajuan",
            "pengajuan pinjaman",
        ),
        *("kurang berapa", "kurang brp", "kurang piro", "kurang pinten", "sisa berapa", "sisa piro", "masih kurang"),
    )
)
_ASKS = _words("kapan berapa brp brapa piro pinten tanggal tgl cek lihat liat tau tahu bisa apa hari masih kurang sisa")
_OF_AN_INSTALMENT = _words("jatuh tempo temponya bayar membayar angsuran angsuranku cicilan cicilanku tagihan angsur")
_PAY = frozenset(
    (
        *("angsur", "ngangsur", "mengangsur", "cicil", "nyicil", "mencicil", "bayar utang", "bayar hutang"),
        *("bayar angsuran", "bayar cicilan", "bayar pinjaman", "bayar tagihan", "setor angsuran", "setor cicilan"),
        *("angsur pinjaman", "cicil pinjaman", "cicil utang", "nyicil utang", "nyaur", "nyaur utang"),
    )
)
_DONE = _words("sudah sdh suda udah udh dah wis wes uwis sampun telah barusan tadi")
_PAID = _words(
    "bayar dibayar membayar mbayar angsur ngangsur mengangsur nyicil cicil setor disetor nyetor transfer lunas"
)
_WHEN_PAID = _words("kemarin kmrn kemaren wingi semalam tadi pagi siang sore tak lewat ke bendahara")
_WAITS = _words(
    "nanti ntar besok bsk besuk sesuk lusa minggu mgg senin selasa rabu kamis jumat sabtu tanggal tgl gajian"
)
_AROUND_A_PROMISE = _words(
    "depan angsuran angsurannya cicilan utang hutang insyaallah hari bulan akan tak habis kalau ada "
    "iya nggih inggih oke baik pas waktu saat rapat kumpulan"
)
_MEETING = _words("rapat kumpulan")
_BORROW = frozenset(
    (
        *("pinjam", "pinjem", "minjam", "minjem", "pinjam uang", "minjam uang", "pinjam duit", "ngajukan pinjaman"),
        *("ajukan pinjaman", "mengajukan pinjaman", "minta pinjaman", "butuh pinjaman", "ambil pinjaman"),
    )
)
_SIMULATE = frozenset(("simulasi", "simulasi pinjaman", "hitung angsuran", "hitung cicilan", "hitung pinjaman"))
_HELP = re.compile(
    r"(?:bantuan|bantu|help|panduan|menu|contoh|(?:(?:gimana|bagaimana|gmn) )?cara(?:nya)?|(?:gimana|bagaimana|gmn))"
    r" (?:tentang |soal |untuk )?(?:pinjaman|meminjam|pinjam|minjam|angsuran|mengangsur|angsur|bayar angsuran|"
    r"cicilan|nyicil|simulasi|utang|hutang)"
)

_HARD = _words("susah sulit kesulitan kesusahan berat keberatan paceklik kepepet seret terpepet")
_SLOW = _words("sepi gagal macet seret rugi")
_TRADE = _words(
    "jualan jualannya dagangan dagang usaha usahanya panen panenan panennya warung ikan tangkapan melaut pasar"
)
_NO_MONEY = re.compile(
    r"\b(?:tidak|tdk|tak|nggak|ngga|enggak|gak|ga|gk|g|ndak|ora|belum|blm|durung)"
    r" (?:(?:ada|punya|pegang|gadhah|duwe) )?(?:uang|duit|yatra)\b"
)
_LATE = _words("nunggak menunggak telat terlambat mundur ditunda tunda nunda menunda")
_PAYING = _words("bayar bayarnya membayar mbayar angsur ngangsur mengangsur nyicil cicil setor nyetor lunasi melunasi")
_LIFE = _words("uang duit keuangan ekonomi rezeki bulan minggu hari keadaan usaha dagangan panen hidup")
_CANNOT = re.compile(
    r"\b(?:tidak|tdk|tak|nggak|ngga|enggak|gak|ga|gk|g|ndak|ora|belum|blm|durung)"
    r" (?:bisa|bs|mampu|sanggup|kuat|isa|iso|dapat|ada uang|ada duit|punya uang|punya duit)\b"
)
_NOT = r"(?:jangan|jgn|ojo|aja|ampun|stop|berhenti|tidak usah|tdk usah|gak usah|ga usah|nggak usah|ndak usah|tak usah)"
_REMIND = r"(?:ingatkan|ingetin|ingatin|diingatkan|diingetin|dielingke|mengingatkan|tagih|ditagih|nagih|tagihi)"
_QUIET = re.compile(rf"{_NOT}(?: \w+)? {_REMIND}\b|\bkok {_REMIND}\b|\b{_REMIND} terus\b")
_GRIEF = _words("meninggal wafat berpulang lelayu seda sedo musibah kecelakaan opname")
_SICK = _words("sakit gerah loro dirawat")
_HOUSEHOLD = _words("suami istri bojo anak ibu bapak mertua orangtua simbah mbah cucu adik kakak keluarga nenek kakek")
_WHO = _words("siapa sapa sinten")
_NAMED = _words("bu ibu pak bapak mbak mas")
_MOST_PLAIN_TROUBLE = 3


def read_loan_talk(text: str) -> LoanTalk | None:
    """What these words of a private chat want; None where they are about something else. Never raises."""
    if not text or len(text) > LONGEST_TALK:
        return None
    said = re.findall(r"[a-z]+", tidy(text).lower())
    words = [word for word in said if word not in _DROPPED]
    if _is_of_others(said):
        return LoanTalk.OTHERS
    if _is_trouble(" ".join(said), words):
        return LoanTalk.TROUBLE
    if not _GRIEF.isdisjoint(said) or (not _SICK.isdisjoint(said) and not _HOUSEHOLD.isdisjoint(said)):
        return LoanTalk.GRIEF
    if _QUIET.search(" ".join(said)):
        return LoanTalk.QUIET
    whole = " ".join(words)
    if _HELP.fullmatch(whole):
        return LoanTalk.HELP
    for talk, phrases in ((LoanTalk.SIMULATE, _SIMULATE), (LoanTalk.PAY, _PAY), (LoanTalk.BORROW, _BORROW)):
        if whole in phrases:
            return talk
    if set(words) <= _DONE | _PAID | _WHEN_PAID and set(words) & _DONE and set(words) & _PAID:
        return LoanTalk.PAY
    if _is_promise(words):
        return LoanTalk.PROMISE
    core = [word for word in words if word not in _ASKS]
    if " ".join(core) in _BORROW:  # "bisa pinjam berapa"
        return LoanTalk.BORROW
    if (
        whole in _SEE
        or " ".join(core) in _SEE
        or (len(core) < len(words) and core and _OF_AN_INSTALMENT.issuperset(core))
    ):
        return LoanTalk.SEE
    return None


def is_about_loans(text: str) -> bool:
    """Whether a word of it is one about loans: an example then shows something about loans."""
    return not _LOAN.isdisjoint(re.findall(r"[a-z]+", tidy(text[:LONGEST_TALK]).lower()))


def _is_promise(words: list[str]) -> bool:
    """`minggu depan saya bayar ya bu`, `besok tak bayar`, `nanti ya bu`: later, and nothing else."""
    said = set(words)
    if not said or not said & _WAITS or not said <= _WAITS | _AROUND_A_PROMISE | _PAYING:
        return False
    return bool(said & _PAYING) or (len(words) <= _MOST_PLAIN_TROUBLE and not said & _MEETING)


def _is_of_others(said: list[str]) -> bool:
    """`siapa yang nunggak`, `bu siti sudah bayar belum`: a question about somebody, and no word about oneself."""
    owes = not (_PAYING | _LATE | {"tunggakan", "lunas", "dibayar"}).isdisjoint(said)
    if not owes or "saya" in said:
        return False
    if not _WHO.isdisjoint(said):
        return True
    return said[0] in _NAMED and said[-1] in {"belum", "blm", "durung"} and not _DONE.isdisjoint(said)


def _is_trouble(whole: str, words: list[str]) -> bool:
    """`lagi susah bulan ini ga bisa bayar`, `belum ada uang buat angsuran`, `telat bayar`; not "susah masuk grup"."""
    said = set(words)
    owes = bool(said & (_PAYING | (_LOAN - {"pinjam", "pinjem", "minjam", "simulasi"})))
    if _NO_MONEY.search(whole) or (said & _SLOW and said & _TRADE):
        return True
    if _CANNOT.search(whole):
        return owes
    if said & _HARD:
        return owes or bool(said & _LIFE) or len(words) < _MOST_PLAIN_TROUBLE
    return bool(said & _LATE) and owes
