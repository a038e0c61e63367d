"""The words about the group's meetings, apart from the grammar in schedule_phrases.py: a new word is added here.

The lists lean towards silence: of what is not listed here the grammar makes nothing at all.
"""


def _words(text: str) -> list[str]:
    """The words of a block."""
    return text.split()


def _phrases(text: str) -> list[tuple[str, ...]]:
    """The phrases of a block, which stand between bars."""
    return [tuple(phrase.split()) for phrase in text.split("|")]


_NOT = _words("tidak tdk tdak tak nggak ngga enggak gak ga gk engga ndak nda ora mboten")

LATER, EARLIER = "later", "earlier"

_KINDS: dict[tuple[str, str], str] = {
    ("meeting", ""): """
        rapat nya | kumpulan nya | rapat e | rapat ne | kumpulan e | pertemuan e |
        rpat | rapt | raat | rapart | rpaat | rappat | rapaat | rapatt | rapta |
        rapat | rapatnya | rapate | pertemuan | pertemuannya | pertemuane | kumpulan | kumpulannya | kumpulane |
        musyawarah rutin | acara rapat | acara pertemuan | acara kumpulan | rapat rutin | pertemuan rutin |
        kumpulan rutin | rapat kelompok | pertemuan kelompok | kumpulan kelompok | rapat anggota | pertemuan anggota |
        rapat kita | pertemuan kita | kumpulan kita | rapat ksm | pertemuan ksm | kumpulan ksm | rapat rutinan |
        rapat bulanan | pertemuan bulanan | kumpulan bulanan | rapat mingguan | pertemuan mingguan | kumpulan mingguan |
        rapat berikutnya | pertemuan berikutnya | kumpulan berikutnya | rapat selanjutnya | pertemuan selanjutnya |
        kumpulan selanjutnya | rapat rutin kelompok | rapat rutin bulanan | pertemuan rutin bulanan
    """,
    ("meeting", "weak"): "kumpul | kumpulnya | ngumpul | ngumpulnya | kumpule",
    ("head", "schedule"): "jadwal | jadwalnya | jadwale | jdwl",
    ("head", "day"): "hari | harinya | tanggal | tanggalnya | tgl | tglnya",
    ("head", "hour"): "jam | jamnya | waktu | waktunya",
    ("head", "place"): "tempat | tempatnya | lokasi | lokasinya | panggonan | panggonane",
    ("move", ""): """
        pindah | dipindah | dipindahkan | dipindahin | pindahkan | pindahin | dipindahno | di pindah | di pindahkan |
        pindahnya | digeser | geser | geserkan | digeserkan | bergeser | di geser | ganti | diganti | berganti |
        di ganti | digantikan | berubah | diubah | ubah | dirubah | di ubah | di rubah | dialihkan | dijadwalkan ulang |
        dijadwal ulang | pindah jadwal | ganti jadwal | berpindah | ngalih |
        pinda | pindh | pidah | pndah | pimdah | pindahh | piindah | pinddah | pindha | pnidah
    """,
    ("move", LATER): """
        diundur | undur | diundurkan | diundurin | di undur | mundur | dimundurkan | dimundurin | di mundurkan |
        ditunda | tunda | di tunda | ditundo | mundure
    """,
    ("move", EARLIER): "maju | dimajukan | majukan | dimajuin | di majukan | majunya",
    ("keep", ""): "tetap | tetep | ttp | tetap diadakan | tetep diadakan | jadi diadakan",
    ("back", ""): "kembali | balik | dikembalikan | dibalikkan | kembali lagi | balik lagi",
    ("become", ""): "jadi | jd | menjadi | dadi | mjd | jadinya | jadine",
    ("to", ""): "ke | menuju | sampai | sampe | hingga | neng | nang",
    ("from", ""): "dari | dr | semula | yang semula | seko | saking",
    ("filler", ""): """
        ya | y | yah | yaa | yo | nggih | inggih | njih | nggeh | maaf | mohon maaf | punten | permisi | ngapunten |
        nyuwun ngapunten | nuwun sewu | sepurane | sepuntene | bu ibu | buibu |
        nyuwun sewu | nyuwun pangapunten | makasih | mksh | terima kasih | terimakasih | trima kasih | trims | suwun |
        matur nuwun | maturnuwun | matur suwun | assalamualaikum | assalamu'alaikum | assalamu\u2019alaikum |
        asalamualaikum | ass wr wb | aslm | wr | wb | wr.wb | wrwb | warahmatullahi wabarakatuh | selamat pagi |
        selamat siang | selamat sore | selamat malam | slmt pagi | slmt siang | slmt sore | slmt malam | met pagi |
        met siang | met sore | met malam | sugeng enjing | sugeng siang | sugeng sonten | sugeng dalu | halo | hallo |
        hai | salam | kulo nuwun | kulonuwun | info | informasi | pengumuman | pemberitahuan | diberitahukan |
        diinformasikan | diumumkan | bahwa | semua | semuanya | smua | sedoyo | sedaya | kabeh | teman-teman |
        teman2 | temen2 | ibu-ibu | bapak-bapak | ibu2 | bapak2 | bpk2 | ibu ibu | bapak bapak | bapak ibu | bpk ibu |
        ibu bapak | bapak dan ibu | saudara-saudara | anggota | untuk | utk | kelompok | mohon maklum | harap maklum |
        mohon dimaklumi | harap dimaklumi | jangan lupa | jgn lupa | ojo lali | mohon hadir | harap hadir |
        dimohon hadir | diharap hadir | jangan lupa hadir | mohon kehadirannya | ditunggu kehadirannya | mohon dicatat |
        tolong dicatat | harap dicatat | mohon diingat | tepat waktu | dulu | dl | dlu | disik | itu |
        ini | niku | pada | pd | alhamdulillah | bismillah | ok | oke | baik | siap | tolong |
        kepada | kpd | seluruh | para | kita |
        terima kasih atas perhatiannya | atas perhatiannya | nuwun
    """,
    ("until", ""): "sampai selesai | sampe selesai | sd selesai | hingga selesai | selesai",
    ("once", ""): """
        kali ini | kali ini saja | kali ini aja | sekali ini | sekali ini saja | sekali ini aja | untuk kali ini |
        untuk kali ini saja | khusus kali ini | untuk sekali ini saja | sementara
    """,
    ("always", ""): """
        seterusnya | untuk seterusnya | selamanya | mulai sekarang | mulai skrg | untuk selanjutnya | mulai saiki
    """,
    ("see", ""): "lihat | liat | cek | minta | mana | nyuwun pirsa | mau tanya | tanya | mau lihat | bu mau tanya",
    ("again", ""): "lagi | lg | meneh | malih | sih",
    ("exists", ""): "ada | ono | ana | wonten",
    ("cancel", ""): "libur | diliburkan | liburkan | di liburkan | diliburin | libure | liburnya | prei | preinya | "
    "ditiadakan | di tiadakan | tiada",
    ("cancel", "weak"): "batal | dibatalkan | di batalkan | dibatalin",
    ("ask", ""): """
        kapan | kpn | kapankah | kapan ya | jam berapa | jam brp | pukul berapa | pkl berapa | jam piro | hari apa |
        hari apakah | dina opo | tanggal berapa | tgl berapa | tanggal brp | tgl brp | di mana | dimana | dmn |
        dmna | di mana tempatnya | tempatnya di mana | tempatnya dimana | neng ngendi | nang ngendi |
        di rumah siapa | dirumah siapa | di rumahnya siapa | rumah siapa | di tempat siapa | di omahe sopo
    """,
    ("reason", ""): "karena | krn | karna | sebab | soalnya | soale | dikarenakan | lantaran | berhubung | gara-gara",
    ("since", ""): "mulai | terhitung | terhitung mulai | per | wiwit",
}

Phrase = tuple[tuple[str, ...], str, str]
"""The words, what they are to the grammar, and which of that kind."""


def _by_first_word() -> dict[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for (kind, which), block in _KINDS.items():
        for words in _phrases(block):
            grouped.setdefault(words[0], []).append((words, kind, which))
    for negation in _NOT:
        row = grouped.setdefault(negation, [])
        row += [((negation, there), "cancel", "") for there in ("ada", "ono", "ana", "wonten", "diadakan")]
        row += [((negation, done), "cancel", "weak") for done in ("jadi", "jd", "sido", "dadi")]
        row.append(((negation,), "whether", ""))
        for either in ("apa", "atau", "opo"):
            grouped.setdefault(either, []).append(((either, negation), "whether", ""))
    return {
        word: tuple(sorted(entries, key=lambda entry: len(entry[0]), reverse=True)) for word, entries in grouped.items()
    }


PHRASES: dict[str, tuple[Phrase, ...]] = _by_first_word()
"""First word -> its phrases, the longest first."""

REASONS = frozenset(
    _words(
        """
        hajatan takziah takjiah layatan lelayu acara kegiatan pengajian tahlilan kondangan nikahan mantenan kematian
        banjir hujan panen lebaran kerja gotong nyadran sadranan sedekah rewang kenduri kenduren slametan selametan
        syukuran merti bersih ruwahan muludan mauludan suran lamaran khitanan sunatan supitan yasinan pemilu pilkades
        """
    )
)
"""Behind "ada" these are why a meeting is off, without a "karena": "besok rapat libur, ada hajatan"."""

CLOSINGS = sorted(
    _phrases(
        """
        terima kasih | terimakasih | trima kasih | makasih | mksh | trims | suwun | nuwun | matur nuwun | maturnuwun |
        matur suwun | mohon maklum | harap maklum | mohon dimaklumi | harap dimaklumi | mohon maaf | ngapunten |
        atas perhatiannya | wassalam | ya | nggih | njih | inggih
        """
    ),
    key=len,
    reverse=True,
)
"""With these a message ends, and they are no part of a reason; the longest first."""

PASARAN = frozenset(_words("legi pahing paing pon wage kliwon"))
"""Behind a weekday: the day of the Javanese week, which that weekday has this time, and needs no reading."""

TRIGGERS = frozenset(
    _words(
        """
        rapat rapatnya rapate pertemuan pertemuannya pertemuane kumpulan kumpulannya kumpulane musyawarah kumpul
        kumpulnya ngumpul ngumpulnya kumpule rpat rapt raat rapart rpaat rappat rapaat rapatt rapta
        """
    )
)
"""A message without one of these is about no meeting, at the cost of one look."""

WAITS_FOR_A_DAY = frozenset(
    _words("diundur diundurkan diundurin ditunda ditundo dimundurkan dimundurin dimajukan dimajuin")
) | {"di undur", "di tunda", "di mundurkan", "di majukan"}
"""Verbs that are news even where the new day is not said yet: "rapat ditunda"."""

WHOLE: dict[tuple[str, ...], tuple[int, int]] = {
    **{("sehari",): (1, 0), ("sedino",): (1, 0), ("sak", "dino"): (1, 0), ("seminggu",): (7, 0)},
    **{("sak", "minggu"): (7, 0), ("sepekan",): (7, 0), ("sejam",): (0, 60), ("sakjam",): (0, 60)},
    **{("sak", "jam"): (0, 60), ("setengah", "jam"): (0, 30), ("1/2", "jam"): (0, 30)},
}
"""By how many days and minutes a meeting goes to another time."""

THERE_IS = frozenset(_words("ada ono ana enten wonten"))

KEPT: frozenset[tuple[tuple[str, str], ...]] = frozenset(
    {
        *((("keep", ""),), (("keep", ""), ("exists", "")), (("keep", ""), ("become", "")), (("keep", ""), ("to", ""))),
        *((("back", ""),), (("back", ""), ("to", "")), (("cancel", "weak"), ("cancel", ""))),
        *((("cancel", "weak"), ("move", way)) for way in ("", LATER, EARLIER)),
        *((("cancel", "weak"), ("move", way), ("to", "")) for way in ("", LATER, EARLIER)),
    }
)
"""What is said besides the meeting and a day where a change is taken back: "kembali ke", "tidak jadi libur"."""

EVERY = frozenset(_words("tiap setiap saben tiap-tiap tiap2 setiap2 saban"))
ORDINALS = {
    **{"pertama": 1, "kesatu": 1, "kedua": 2, "ke2": 2, "ketiga": 3, "keempat": 4, "kesiji": 1, "keloro": 2},
    **{"terakhir": -1, "akhir": -1, "trakhir": -1},
}
ONCE_A = {
    **{("seminggu", "sekali"): "week", ("sepekan", "sekali"): "week", ("sekali", "seminggu"): "week"},
    **{("minggu", "sekali"): "week", ("sebulan", "sekali"): "month", ("sekali", "sebulan"): "month"},
    **{("bulan", "sekali"): "month", ("sebulan", "pisan"): "month", ("seminggu", "pisan"): "week"},
}

PLACES = frozenset(
    _words(
        """
        rumah rmh rumahnya omah omahe griya dalem kediaman tempat tempatnya balai bale baledesa aula gedung gazebo
        pendopo pendapa pendapi mushola musholla musala mushalla langgar masjid mesjid surau gereja madrasah tpq tpa
        posyandu paud pos poskamling warung kedai saung sanggar sekretariat sekre basecamp lapangan lumbung teras
        serambi emperan kantor
        """
    )
)
"""Words with which a place can begin; others need "tempat rapat" before them, for people meet elsewhere, too."""
NOT_ALONE = frozenset(
    _words(
        """
        rumah rmh rumahnya omah omahe griya dalem kediaman tempat tempatnya kantor warung kedai pos teras serambi
        emperan
        """
    )
)
"""Of these it has to be said whose: "rapat di rumah" is nobody's news."""
OF_THE_VILLAGE = frozenset(_words("desa rw rt ksm kelompok koperasi dusun rukun lurah kelurahan"))
"""Behind "kantor": no office where somebody works."""
AT_A_PLACE = frozenset(
    _words(
        """
        desa dusun dukuh kampung rt rw kelurahan warga kelompok ksm koperasi serbaguna utara selatan timur barat atas
        bawah lama baru kulon wetan lor kidul samping sebelah belakang dekat cedhak no nomor blok gang gg jalan jl jln
        biasa biasanya pertemuan nomer al an nur bumdes lurah kades
        """
    )
)
"""What may follow the beginning of a place besides names and numbers."""
NOT_A_PLACE = frozenset(
    _words(
        """
        seru rame ramai lancar penuh asik asyik enak sepi gayeng bubar mantap jauh panas hujan bocor aja saja ae wae
        mawon lain dong yuk sana sini situ mana seperti kayak sepertinya
        """
    )
)
"""Words that make of a place a story or a wish."""
OWN = frozenset(_words("saya sy aku ku kula kulo"))
DOUBTS = frozenset(
    _words(
        """
        gimana gmn gmana bagaimana bgmn piye kepiye kalau kalo klo kl nek apa apakah opo katanya kata jare usul mending
        mendingan sebaiknya boleh kenapa knp mungkin kayaknya sepertinya kan kok
        """
    )
)
"""In a reason these make of the whole message a question, a wish or hearsay."""
