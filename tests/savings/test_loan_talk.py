"""What words about one's own loan want of the bot in private, and what only looks like them."""

import pytest

from savings.loan_talk import LoanTalk, is_about_loans, read_loan_talk


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("pinjaman", LoanTalk.SEE),
        ("Pinjaman saya?", LoanTalk.SEE),
        ("cicilan saya", LoanTalk.SEE),
        ("kapan jatuh tempo", LoanTalk.SEE),
        ("Kapan jatuh temponya bu?", LoanTalk.SEE),
        ("kapan saya harus bayar angsuran", LoanTalk.SEE),
        ("jatuh tempo tanggal berapa ya", LoanTalk.SEE),
        ("tagihan berapa", LoanTalk.SEE),
        ("angsur", LoanTalk.PAY),
        ("mau bayar cicilan", LoanTalk.PAY),
        ("bayar utang", LoanTalk.PAY),
        ("bayar", None),
        ("pinjam", LoanTalk.BORROW),
        ("bisa pinjam berapa", LoanTalk.BORROW),
        ("simulasi", LoanTalk.SIMULATE),
        ("bantuan pinjaman", LoanTalk.HELP),
        ("gimana cara pinjam", LoanTalk.HELP),
        ("aku lagi susah bulan ini ga bisa bayar", LoanTalk.TROUBLE),
        ("saya kesulitan", LoanTalk.TROUBLE),
        ("belum bisa bayar angsuran 50rb", LoanTalk.TROUBLE),
        ("belum ada uang buat cicilan bu", LoanTalk.TROUBLE),
        ("telat bayar angsuran", LoanTalk.TROUBLE),
        ("keuangan lagi seret", LoanTalk.TROUBLE),
        ("sudah bayar bu", LoanTalk.PAY),
        ("udah saya setor tadi", LoanTalk.PAY),
        ("belum ada uang bu, minggu depan ya", LoanTalk.TROUBLE),
        ("gak punya duit", LoanTalk.TROUBLE),
        ("lagi sepi bu jualannya", LoanTalk.TROUBLE),
        ("gagal panen pak", LoanTalk.TROUBLE),
        ("minggu depan ya bu", LoanTalk.PROMISE),
        ("insyaallah sabtu saya bayar", LoanTalk.PROMISE),
        ("nanti saya bayar ya", LoanTalk.PROMISE),
        ("sudah saya bayar kemarin bu", LoanTalk.PAY),
        ("wis tak bayar wingi", LoanTalk.PAY),
        ("sudah tak bayar bu", LoanTalk.PAY),
        ("belum tak bayar", None),
        ("jangan ingatkan saya lagi", LoanTalk.QUIET),
        ("gak usah diingatkan", LoanTalk.QUIET),
        ("kok ditagih terus", LoanTalk.QUIET),
        ("kurang piro", LoanTalk.SEE),
        ("iya bu nanti saya bayar pas rapat", LoanTalk.PROMISE),
        ("nanti rapat", None),
        ("suami saya meninggal", LoanTalk.GRIEF),
        ("anak saya sakit bu", LoanTalk.GRIEF),
        ("siapa yang nunggak", LoanTalk.OTHERS),
        ("siapa yang belum bayar", LoanTalk.OTHERS),
        ("bu siti sudah bayar belum", LoanTalk.OTHERS),
        ("minggu depan rapat", None),
        ("besok libur", None),
        ("susah masuk grup kelompok kita", None),
        ("tidak bisa buka foto", None),
        ("telat rapat", None),
        ("kapan rapat", None),
        ("terima kasih", None),
        ("", None),
        ("cicilan " * 100, None),
    ],
)
def test_what_it_wants(text: str, talk: LoanTalk | None) -> None:
    assert read_loan_talk(text) is talk


def test_what_an_example_should_be_about() -> None:
    assert is_about_loans("cicilannya gimana nasibnya")
    assert not is_about_loans("entah apa")
