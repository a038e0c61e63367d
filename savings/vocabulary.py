"""The words of the chat: what each word or phrase is to the grammar in phrases.py.

        Kept apart from the grammar so that a helper who hears a new word in a group adds it here, at one place.
        Most words are
        Indonesian as it is typed on phones; Javanese words are those that members in East and Central Java mix
        in. The lists
lean towards silence: a word that makes a sentence doubtful belongs to "reject" or to NOT_NAMES.
"""

from savings.attendance import AttendanceStatus
from savings.money import MoneyKind, SavingsKind


def _words(text: str) -> list[str]:
    """The words of a block."""
    return text.split()


def _phrases(text: str) -> list[tuple[str, ...]]:
    """The phrases of a block, which stand between bars."""
    return [tuple(phrase.split()) for phrase in text.split("|")]


ABBREVIATIONS = frozenset(
    _words(
        """
        no nmr tgl tg an ibu bu pak bp bpk sdr sdri h hj ust mbak rt rw
        """
    )
)
"""Words whose full stop is not the end of a sentence."""


HONORIFICS: dict[str, str] = {
    **dict.fromkeys(("bu", "ibu", "buk", "ibuk", "ibuke"), "Bu"),
    **dict.fromkeys(("pak", "bapak", "bpk", "bp", "pk", "bapake"), "Pak"),
    **dict.fromkeys(("mbak", "mba", "mbk", "embak"), "Mbak"),
    **dict.fromkeys(("mas", "mz"), "Mas"),
    **dict.fromkeys(("mak", "emak", "mamak"), "Mak"),
    **dict.fromkeys(("bang", "abang"), "Bang"),
    **dict.fromkeys(("kak", "kakak"), "Kak"),
    **dict.fromkeys(("bude", "budhe"), "Bude"),
    **dict.fromkeys(("bunda", "bund"), "Bunda"),
    **dict.fromkeys(("bulik", "bulek"), "Bulik"),
    **dict.fromkeys(("paklik", "paklek"), "Paklik"),
    **dict.fromkeys(("pakde", "pakdhe"), "Pakde"),
    **{"mbah": "Mbah", "om": "Om", "tante": "Tante", "cak": "Cak", "ning": "Ning", "yu": "Yu", "lik": "Lik"},
    **{"kang": "Kang", "gus": "Gus", "neng": "Neng", "sdr": "Sdr", "sdri": "Sdri", "dik": "Dik", "dek": "Dik"},
}
"""Forms of address, and how each is written on the screen."""


TITLES = frozenset(
    _words(
        """
        bendahara bendaharanya ketua sekretaris sekertaris admin min pendamping pengurus koordinator lurah kades
        guru ustadz ustad rt rw kader bot gan sis bos
        """
    )
)
"""Offices by which people are called: an address ("pak bendahara, setor 20rb"), never a member's name."""

ONLY_ADDRESSED = frozenset(_words("admin min bot gan sis bos"))
"""Titles by which one calls somebody and never speaks about anybody."""

OFFICES = frozenset(_words("bendahara bendaharanya ketua sekretaris sekertaris pendamping pengurus koordinator"))
"""Offices of the group itself: those whom members ask for leave ("pak ketua izin ada acara")."""

ASKS_LEAVE = frozenset(_words("izin ijin izn ijn idzin"))
"""Said to an officer; "berhalangan" and "tidak hadir" are said of somebody."""


_VERBS: dict[MoneyKind, str] = {
    MoneyKind.DEPOSIT: """
        setor | nyetor | setoran | menyetor | setorkan | nyetorin | setorin | disetor | stor | setr | setoor |
        seter | sotor | nyetorr | nyetr | storan | setotan | nyetorkan | nabung | menabung | nabng | nabun | nbung |
        nabunng | nbg | tabung | nyelengi | nyelengin | celengi | ditabung | tabungkan | simpan | nyimpen |
        nyimpan | menyimpan | disimpan | iuran | urunan | sisih |
        sisihkan | sisihin | nyisihkan | nyisihin | nyisih | menyisihkan | titip | nitip | titipan | menitipkan |
        nitipin | simpanan wajib | simpanan pokok | simpanan sukarela | simpanan anggota
    """,
    MoneyKind.WITHDRAWAL: """
        tarik | penarikan | tarikan | ditarik | narik | tarik tunai | tarik tabungan | tarik simpanan |
        narik tabungan | narik simpanan
    """,
    MoneyKind.EXPENSE: """
        biaya | belanja | blanja | keluar | pengeluaran | blonjo | kas keluar | uang keluar | keluar uang |
        keluar kas | keluar duit
    """,
    MoneyKind.FINE: "denda | dendo | didenda | dendaan",
    MoneyKind.SOCIAL_FUND: "sosial | dansos | dansosial | dana sosial | uang sosial | kas sosial | iuran sosial",
    MoneyKind.JOINT_FUND: """
        tanggung renteng | dana tanggung renteng | iuran tanggung renteng | uang tanggung renteng |
        kas tanggung renteng | simpanan tanggung renteng | dana renteng | iuran renteng | uang renteng | kas renteng |
        renteng
    """,
    MoneyKind.GRANT: "hibah | dana hibah | uang hibah",
    MoneyKind.LOAN_REQUEST: """
        pinjam | minjam | minjem | pinjem | meminjam | ngutang | kasbon | ngebon | nyilih | kasbonan | kas bon |
        pnjam | pnjm | pijam | mnjm | mnjam | ngampil |
        ajukan pinjaman | minta pinjaman | minta pinjam | mohon pinjaman | mengajukan pinjaman |
        pengajuan pinjaman | pengajuan pinjam | ngajukan pinjaman |
        ajukan pinjam | mengajukan pinjam | nyuwun ngampil | permohonan pinjaman
    """,
    MoneyKind.REPAYMENT: """
        angsur | ngangsur | mengangsur | angsuran | angsr | angusr | angsru | angsuranya | cicl | cicilann | nyicil |
        cicil | mencicil | cicilan | nyicill | ngansur |
        ansuran | ansur | angsurn | agsuran | angsurane | nyicili | lunas | pelunasan | melunasi | nglunasi | lunasi |
        lunasin | ngelunasi | ngelunasin | nyaur | bayar lunas | kembalikan pinjaman |
        mengembalikan pinjaman | balikin utang | balikin pinjaman
    """,
}
ASKS_WITHOUT_AMOUNT = frozenset(("setor", "nyetor"))
"""Verbs that, alone or with a kind of savings, open the question "Berapa?"."""

BEHIND_THE_AMOUNT = frozenset(
    _words("setor nyetor setoran menyetor setorkan disetor stor storan nabung menabung nabng iuran")
) | {"simpanan wajib", "simpanan pokok", "simpanan sukarela"}
"""Deposit verbs that may follow the amount ("20rb setor"); "20rb simpan dulu" is no more than advice."""

ASKS_SOMEBODY = frozenset(_words("tolong tlg mohon aja saja ae wae mawon dulu dl dlu disik rumiyin"))
"""Beside a transfer these make it a request: "transfer 50rb aja", "tolong transfer 50rb"."""

HANDS_OVER = frozenset(_words("setor nyetor setoran menyetor setorkan disetor stor storan"))
"""Deposit verbs that may as well carry the group's money to the UPK; "nabung di upk" is somebody's own savings."""

LENDS = frozenset(_words("kas kelompok grup"))
"""Behind pinjam: the group itself ("pinjam kas 100rb", "pinjam dari kelompok 500rb"), no purpose."""

PAYS_OFF = frozenset(_words("lunas pelunasan lunasi melunasi nglunasi lunasin ngelunasi ngelunasin")) | {"bayar lunas"}
"""Words that settle the whole loan."""

REPAYS = frozenset((MoneyKind.REPAYMENT, MoneyKind.DEBT_PAYMENT))
"""What these words can be about: a member's loan, and the group's debt."""

PAST = frozenset(
    " ".join(phrase)
    for phrase in _phrases(
        """
        kena | dikenai | dikenakan | sudah | suda | sdah | udah | udh | sdh | dah | dh | wis | wes | uwis | sampun |
        tadi | td | tdi | barusan | brusan | brsn | baru saja | baru | terima | nerima | menerima | dapat | dapet |
        barusan saja | telah | tadi pagi | tadi siang | tadi sore | td pagi | td siang | td sore | td mlm
        """
    )
)
"""Beside pinjam these tell of a loan that was taken; nothing is asked for."""

ORDINALS = frozenset(_words("pertama kedua ketiga keempat kelima keenam ketujuh kedelapan terakhir sekalian"))
"""Which instalment: "angsuran pertama 57.500"."""

EVERYBODY = frozenset(_words("ibu-ibu bapak-bapak ibu2 bapak2 bpk2 teman-teman teman2 temen2")) | {
    "ibu ibu",
    "bapak bapak",
    "teman teman",
    "bapak ibu",
    "bpk ibu",
    "ibu bapak",
}
"""Right in front of a verb these make it a call to all: "ibu-ibu setor 20rb"."""

GOODS = frozenset(
    _words("kg kilo gram gr ons liter ltr lt buah biji bungkus bks karung sak ekor ikat botol kwintal ton")
)
"""Units of what is sold: "setor 3 kg 60rb" brings goods, not savings."""

SAVINGS: dict[str, SavingsKind] = {
    **dict.fromkeys(("wajib", "wjib", "wjb", "wajb", "wajip", "wajibb"), SavingsKind.WAJIB),
    **dict.fromkeys(
        ("sukarela", "skrela", "skrl", "sukrela", "sukarelo", "suka-rela", "suka rela", "sukarelanya", "manasuka"),
        SavingsKind.SUKARELA,
    ),
    **dict.fromkeys(("pokok", "pkok"), SavingsKind.POKOK),
}

_ATTENDANCE: dict[AttendanceStatus, str] = {
    AttendanceStatus.PRESENT: """
        hadir | hdr | hadirr | hadr | hdir | hadiir | datang | dateng | dtg | dtng | teko | rawuh
    """,
    AttendanceStatus.EXCUSED: "izin | ijin | izn | ijn | idzin | berhalangan | berhalangan hadir",
    AttendanceStatus.SICK: "sakit | skit | skt",
    AttendanceStatus.LATE: "telat | terlambat | tlat | tlt | trlambat | telambat | terlmbat",
    AttendanceStatus.ABSENT: "alpa | alfa | alpha | mangkir",
    AttendanceStatus.REPRESENTED: "diwakili | diwakilkan | diwakilin | diwakilno",
}
_NEGATIONS = _words("tidak tdk tdak tak nggak ngga enggak gak ga gk gag g engga ndak nda ora mboten boten")
_ABLE = _words("bisa bs dapat isa iso saget")
_GIVEN_UP = _words("jadi jd sido siyos")
_COMING = _phrases(
    "hadir | hdr | rawuh | datang | dateng | dtg | dtng | ikut rapat | ikut pertemuan | ikut kumpulan"
    "| datang rapat | datang kumpulan"
)

_KINDS: dict[str, str] = {
    "for": """
        buat | bwt | utk | untuk | untk | unt | bt | an | a.n | a/n | atas nama | kanggo | kagem | nggo | punya |
        punyanya
    """,
    "from": "dari | dr | saking | soko | teko",
    "to": "ke | kepada | kpd | kpada | lewat | lwt | via | melalui | ten | dateng | pada",
    "self": """
        saya | sy | sya | aku | ak | aq | q | kula | kulo | gue | gw | gua | ane | inyong | diri sendiri | sendiri |
        saya sendiri
    """,
    "take": "ambil | ngambil | mengambil | jupuk | njupuk | mendhet | cairkan | mencairkan",
    "pay": "bayar | byr | mbayar | membayar | bayarkan | dibayar | mbayari | byar | bayarin",
    "debt": "utang | hutang | pinjaman | pinjamannya | utangnya | hutangnya | utange",
    "fund": """
        tabungan | tabungannya | simpanan | simpanannya | celengan | tabunganku | tabungan saya | simpanan saya
    """,
    "money": """
        uang | uangnya | duit | duwit | tunai | cash | kes | sebesar | sebanyak | sejumlah | senilai | nominal |
        yaitu | yakni | nilai | dana | iki | niki
    """,
    "transfer": """
        transfer | tf | trf | tfr | transfr | trasfer | tranfer | mentransfer | ditransfer | ditf |
        bukti transfer |
        bukti tf | bukti trf | pakai transfer | pakai tf | pake transfer | pake tf | pke transfer | pke tf |
        dengan transfer | dgn transfer
    """,
    "upk": "upk | lkm | upk kecamatan | upk desa | lkm desa | bumdesma",
    "bank": """
        bank | di bank | bri | bni | bca | btn | bsi | bank bri | bank bni | bank bca | bank mandiri |
        bank jatim |
        bank jateng | bank ntt | rekening | rekening kelompok | rekening bank | rek | bank kelompok | rekening bri
    """,
    "and": "dan | dn | n | lan | plus | kaleh | serta | ditambah | tambah",
    "desire": """
        mau | mw | mao | mo | pgn | pngn | pgen | pengen | pingin | ingin | kepengen | kepingin | arep | ate |
        badhe | bade | minta | mohon |
        nyuwun | ajukan | mengajukan
    """,
    "lead": """
        juga | jg | jga | kena | dikenai | dikenakan | sudah | suda | sdah | udah | udh | sdh | dah | dh | wis |
        wes | uwis | sampun | tadi | td | tdi |
        barusan | brusan | brsn | baru saja | baru |
        mohon dicatat | tolong catat | tolong dicatat | mohon catat | minta tolong catat | minta tolong dicatat |
        catat | catet | dicatat | tulis | tuliskan | lapor | mau lapor | izin lapor | ijin lapor | terima |
        nerima |
        menerima | dapat | dapet | ini | nih | iki | niki | barusan saja | telah | input | masukkan | masukan |
        hari ini | dina iki | dinten niki | tadi pagi | tadi siang | tadi sore | td pagi | td siang | td sore |
        td mlm | saya
    """,
    "courtesy": """
        ya | y | yah | yo | yoo | iya | iyo | nggih | inggih | njih | ngih | nggeh | ngge | enggih | makasih |
        makasi | tlg | tlong | trmksh | tq | mks | bapak ibu | bpk ibu | ibu bapak | temen2 | guys | gaes | lgi |
        mksh | mksih | mkasih | trims | tks | thx | thanks | terima kasih | terimakasih | trima kasih |
        trimakasih | suwun | nuwun | matur nuwun | maturnuwun | matur suwun | matursuwun | ok | oke | okay |
        okey |
        siap | sip | punten | permisi | maaf | mohon maaf | sori | sorry | aja | saja | ae | wae | mawon | dulu |
        dl | dlu | disik | rumiyin | lagi | lg | deh | lho | loh | tolong | mohon | monggo dicatat |
        alhamdulillah |
        bismillah | eh | oh | nah | hehe | hihi | wkwk | cukup | pas | semangat | assalamualaikum |
        assalamu'alaikum | assalamu\u2019alaikum | assalamu alaikum | asalamualaikum | assalamualikum |
        assalammualaikum | askum | asslamualaikum | samlekum | salamualaikum | waalaikumsalam | waalaikumussalam |
        walaikumsalam | wa'alaikumsalam | wr | wb | wr.wb | wrwb | warahmatullahi | wabarakatuh |
        warahmatullahi wabarakatuh | met | selamat | slamat | slmt | pagi | siang | sore | malam | malem | mlm |
        halo | hallo | alo | hai | hay | hi | hei | hey | salam | kulo nuwun | kulonuwun | sugeng | enjing |
        sonten | dalu | shalom | syalom | pagi semua | siang semua | sore semua | malam semua | pagi semuanya |
        siang semuanya | sore semuanya | malam semuanya | assalamualaikum semua | assalamualaikum semuanya |
        wr wb semua | halo semua | hai semua | sugeng enjing sedoyo | sugeng dalu sedoyo | ibu-ibu | bapak-bapak |
        ibu2 | bapak2 | bpk2 | teman-teman | teman2 | ibu ibu | bapak bapak | teman teman
    """,
    "reject": """
        harus | ntr | nti | bsok | blom | belon | g | gag | gx | kagak | kaga | tdak | gada | klw | brpa | gmna |
        knpa | dmn | dmna | kmn | kmna | ap | spa | syapa | yng | smw | smwa | tabung gas | tabung elpiji |
        tabung lpg | tabung oksigen | hrs | kudu | mesti | perlu | butuh | wajibnya | semua | semuanya | smua |
        sedoyo | sedaya |
        belum | blm | belom | blum | durung | dereng | nanti | nnti |
        ntar | entar | mengko | engko | mangke | kalau | kalo | klo | kl | klau | yen | nek | menawi | jangan |
        jgn | ojo | ampun | kapan | kpn | kapankah | gimana | gmn | gmana | bagaimana | bgmn | piye | kepiye |
        pripun | berapa | brp | brapa | pira | piro | pinten | apa | apakah | opo | apaan | kok | kenapa | knp |
        knapa | mengapa | ngapa | siapa | sopo | sapa | sinten | mana | dimana | harga | hrg | harganya | rego |
        regane | jual | dijual | jualan | laku | tawar | nawar | diskon | promo | ongkir | rencana | rencananya |
        katanya | kata | jare | misal | misalnya | umpama | umpamane | andai | seandainya | seumpama | contoh |
        contohnya | conto | minimal | maksimal | target | targetnya | per | setiap | tiap | tiap-tiap | saben |
        sebulan | perbulan | perminggu | seminggu | sehari | perhari | bisa | bs | boleh | bole | oleh | isa |
        iso |
        saget | dong | donk | yuk | ayo | ayuk | mari | silakan | silahkan | monggo | lupa | ingat | inget |
        ingatkan | supaya | biar | agar | semoga | moga | akan | bakal | bakalan | depan | cara | caranya |
        carane |
        kurang | kurangnya | insyaallah | insya allah | insyaalloh | insha allah | in sya allah | arisan | kan |
        sih | andaikan | jika | jk | apabila | bila | hampir | nyaris | hilang | rugi | untung | salahnya |
        pertanyaan | tanya | nanya | bertanya | tanyakan | cerita | usul | usulan | diusulkan | sebaiknya |
        lebih baik | mending | mendingan | niat | niatnya | janji | dijanjikan | syarat | syaratnya | aturan |
        aturannya | gratis | gaji | upah | hadiah | tunggu | nunggu | sebelum | setelah | habis | abis |
        simpan pinjam |
        bank sampah | media sosial | bantuan sosial | sosial media | lusa | besok | bsk | besuk | sesuk |
        penipuan |
        nipu | gadai | pegadaian | judi | undian | lotre | rentenir | pinjol | bunga | bunganya | disuruh |
        suruh |
        bukannya | malah | daripada | mahal | murah | ternyata | seharga | ganti rugi | mboten | boten | tidak |
        tdk | tak | nggak | ngga | enggak | gak | ga | gk | engga | ndak | nda | ora | gausah | gosah | ogah |
        emoh | males | malas | masing-masing | masing2 | masing | yang | yg | sing | sempat | harap | diharap |
        diharapkan | dimohon
    """,
    "wrong": """
        salah | keliru | kliru | klentu | salah catat | salah tulis | salah ketik | salah input | salah ngetik |
        salah nulis | salah hitung | salah pencet | salah jumlah | salah nominal | salah mencatat | salah catet |
        salah tik | ada salah | ada yang salah | typo
    """,
    "cancel": """
        batal | batalkan | batalin | cancel | dibatalkan | batalno | batalken | mbatalke | wurung | urung |
        dibatalin | batalkn | btl | btal |
        hapus | hapuskan | hapusin | dihapus | hpus | hps | busak | gajadi | gakjadi | nggakjadi
    """,
    "amend": """
        ralat | koreksi | diralat | revisi | perbaiki | betulkan | benarkan | benerin | meralat | dikoreksi
    """,
    "not": "bukan | bkn | dudu | sanes | udu | bukn",
    "but": "tapi | tp | tetapi | melainkan | tpi | nanging | namun",
    "should": """
        harusnya | seharusnya | hrsnya | hrusnya | mestinya | semestinya | kudune | kudunya | mustinya |
        yang benar | yg benar | yang bener | yg bener | yang betul | yg betul | sing bener | sing leres |
        benarnya |
        benernya | betulnya | maksudnya | maksud saya | maksudku | mksdnya | maksude | aslinya | ganti |
        ganti jadi | ganti ke | gantikan | diganti | diganti jadi | ubah | ubah jadi | ubah ke | diubah jadi |
        rubah | rubah jadi | edit | edit jadi | yang benar adalah | yang benar itu
    """,
    "become": "jadi | jd | menjadi | dadi | mjd",
    "now": "sekarang | skrg | skrng | skr | skg | saiki",
    "total": "total | totalnya | jumlah | jml | jumlahnya | jumlahe | ttl | kabeh",
    "numbered": "no | nomor | nomer | nmr | nomornya | resi | kuitansi | kwitansi | bukti",
    "noted": """
        bolos | absen | tidak absen | tidak ikut rapat | keterlambatan | ketidakhadiran | bulan ini | bulan lalu |
        bulan kemarin | minggu ini | bln ini | bln lalu | minggu iki | sasi iki | bulan januari | bulan februari |
        bulan maret | bulan april | bulan mei | bulan juni | bulan juli | bulan agustus | bulan september |
        bulan oktober | bulan november | bulan desember | bln januari | bln februari | bln maret | bln april |
        bln mei | bln juni | bln juli | bln agustus | bln september | bln oktober | bln november | bln desember
    """,
}

NAMES_AFTER_HONORIFIC = frozenset(
    _words(
        """
        ahad bunga cukup jumat jupuk kemis legi lima mari minggu monggo pas pinten rebo sabtu salam salamun sapa
        selamat selasa semi senen senin setu siti slamat sugeng tambah teko untung wajib
        """
    )
)
"""Words of the grammar that are people's names as well: after Bu or Pak they are names."""

NEVER_MONEY_BEFORE = frozenset(
    _words(
        """
        jam pukul pkl jm rt rw hp wa nowa telp telepon nik ktp usia umur halaman hal kelas blok gang gg km tahun
        thn th kamar meja ke pasal ayat bab rumah desa dusun surat versi
        """
    )
)
"""A bare number after one of these counts something else ("jam 7", "RT 5")."""

COUNTED = frozenset(
    _words(
        """
        kali kalinya x orang org anggota hari hri minggu mggu mgg mnggu pekan bulan bln wulan tahun thn jam menit mnt
        detik kg kilo gram gr ons liter ltr lt meter cm km persen prosen buah biji bungkus bks kotak dus sak karung
        ekor pcs pc potong lembar lbr ikat botol gelas piring sendok wib wita wit kwintal ton rt rw kelas lusin
        pasang paket porsi orangnya rumah keluarga kk cangkir tahap periode termin kambing
        """
    )
)
"""A bare number before one of these counts something else ("3 kali", "19.00 WIB")."""

NOT_NAMES = frozenset(
    _words(
        """
        anak anakku anaknya anake suami suamiku istri istriku bojo bojoku adik adikku adek ortu orang orangtua
        mertua menantu cucu keponakan ponakan tetangga teman temen temanku kawan kita kami mereka dia dy kamu kowe
        sampeyan panjenengan anda kalian warga anggota peserta member kelompok grup group ibu-ibu bapak-bapak
        pengurus pemerintah dinas desa kelurahan kecamatan kas lkm upk ksm koperasi pkk posyandu masjid musholla
        sekolah sekolahan tk sd smp sma paud kantor toko warung pasar rumah sawah kebun sampah listrik pln air
        pdam pulsa kuota bpjs kebersihan keamanan jimpitan ronda takziah layat kondangan nikahan hajatan kurban
        qurban zakat infak infaq sedekah sodaqoh wakaf umroh haji spp seragam buku lks ujian obat dokter bidan
        puskesmas rs parkir bensin solar pertalite pertamax ojek gojek grab ongkos angkot bis bus motor mobil
        sepeda hp kulkas tv kompor gas elpiji modal usaha bibit pupuk pakan ternak sapi kambing ayam bebek lele
        ikan udang jamur cacing dagangan kulakan lebaran puasa natal tahun beras gula minyak telur telor endog
        kopi teh susu tepung terigu cabe cabai lombok bawang garam sabun sampo kripik keripik pisang singkong
        tempe tahu sayur sayuran bayam kangkung wortel kentang tomat jagung kacang kedelai kelapa santan bumbu mie
        roti kue snack jajan jajanan gorengan bakso soto nasi rames catering konsumsi aqua rokok kretek baju
        celana sandal sepatu jilbab kerudung mukena sarung kaos daster plastik kertas pulpen bolpoin fotokopi
        kopian materai kain benang besi semen pasir bata kayu cat paku ketela ubi mangga jeruk apel semangka melon
        pepaya durian rambutan salak nanas timun terong buncis daging hati ati emas di dgn dengan dalam luar atas
        bawah untuk buat ke dari pada oleh dan atau tapi karena krn sebab soalnya lalu terus trus trs jadi jd
        adalah ialah itu itulah ini begitu gitu gini ada adanya punya masih msh hanya cuma cuman sangat banget bgt
        sekali sekalian lebih paling juga jg pun sama sm bareng semua smua semuanya seluruh banyak sedikit dikit
        beberapa setengah sebagian sisa sisanya rata-rata rata kembali kembalian tinggal lumayan sampai sampe
        hingga kira-kira kira sekitar kurleb mungkin kayaknya sepertinya ikut pergi pulang beli belikan makan
        minum kerja datang naik turun masuk pakai pake bawa kirim transfer tf hitung hutang utang uang duit rupiah
        ribu juta bulan minggu hari pagi siang sore malam jam kemarin besok tanggal tgl awal akhir lama baru rapat
        pertemuan kumpulan jadwal acara undangan laporan rekap catatan saldo kartu nota struk bukti foto baik
        bagus bener benar betul enak susah mudah cepat lambat penting khusus tambahan rutin pertama kedua ketiga
        rajin pangkal kaya hemat boros lancar macet telat terlambat libur jumat senin selasa rabu kamis sabtu ahad
        januari februari maret april juni juli agustus september oktober november desember media kepala perut gigi
        badan kaki tangan mata darah massal masal batal tutup buka tambah ongkir dr krm udh sdh blm tdk gak ga
        nggak yg dg utk bwt bs sy q gus sembako bansos blt pkh kis raskin kredit cicilan leasing bank angsuran
        pinjaman tabungan simpanan setoran iuran denda apik elek larang akeh sithik saiki biyen kabeh wong bocah
        lanang wedok omah tuku dodol pke pakai pk dasawisma dawis taruna yasinan tahlilan pengajian oksigen mangan
        turu lungo mulih tempat duduk tenda kursi sewa pentas lomba hut
        agustusan bensol servis perbaikan bengkel ban oli tiket paket promo harga jual online shopee tokped lazada
        panci wajan kasur lemari kursi meja sofa mesin laptop tanah kur kpr pnm mekaar fif adira baf oto leasingan
        arloji perhiasan perabot elektronik tenor tempo jangka bulanan mingguan setahun
        """
    )
)
"""Words that are surely no member's name when they stand where a name could: kin, goods, offices, small words."""

WRITTEN_WRONG = frozenset(
    _words(
        """
        orang nama namanya angka angkanya anggota tanggal tgl tanggalnya jenis simpanan tabungan wajib sukarela
        pokok
        kirim masuk uang nominalnya jumlahnya nulis hitungan catatan ini itu tadi kelompok grup bayar setor
        """
    )
)
"""After salah: what is wrong with an entry. Other words make it talk ("salah paham")."""

ERASES = frozenset(_words("hapus hapuskan hapusin dihapus hpus hps busak"))
"""Takes away what is written. Before a verb it is about the rules: "hapus denda"."""

PURPOSES = frozenset(
    _words(
        """
        modal beli bayar sekolah anak obat berobat lebaran kurban usaha bibit pupuk pakan dagang jualan biaya
        kebutuhan keperluan nambah tambah renovasi bangun perbaikan spp seragam bulan minggu hari pertemuan rapat
        periode tahun keluarga makan hajatan nikahan simpanan tabungan wajib pokok sukarela kas belanja konsumsi
        kulakan ternak warung hidup bekal umroh haji qurban
        """
    )
)
"""After buat or untuk: what it is for, not whom."""

IZIN_IS_POLITENESS = frozenset(
    _words(
        """
        bertanya tanya nanya share bagi membagikan promosi promo jualan menjawab jawab usul bicara menyampaikan
        sampaikan kirim mengirim upload usaha edar copas meneruskan forward info menginfokan mengingatkan ingatkan
        pirt p-irt halal masuk gabung bergabung join perkenalan memperkenalkan nimbrung mengumumkan umumkan titip
        posting tambah menambahkan invite mengundang undang foto pinjam bos admin rt rw tinggal mendirikan
        bangunan orangtua
        """
    )
)
"""After izin these make it a polite opening ("izin bertanya") or a permit ("izin usaha"), no absence."""

HELP = frozenset(
    " ".join(phrase)
    for phrase in _phrases(
        """
        bantuan | tolong | help | cara pakai | cara pakainya | cara pakenya | cara pake | menu | panduan |
        petunjuk | bantu | minta bantuan | perintah | cara pakai bot | tolong bantu | minta tolong | bantuan bot
        """
    )
)
"""Whole messages that ask how this works."""

OPENS_MEETING = frozenset(
    ("buka rapat", "mulai rapat", "rapat dibuka", "rapat dimulai", "rapat kita buka", "rapat kita mulai", "rapat mulai")
)
CLOSES_MEETING = frozenset(("tutup rapat", "rapat ditutup", "rapat kita tutup", "akhiri rapat"))
"""Alone in a message of an officer these open and close the meeting; "rapat selesai" is a sigh of relief."""

JOIN = frozenset(
    " ".join(phrase)
    for phrase in _phrases(
        """
        daftar | ikut daftar | gabung | mau daftar | mau gabung | mau ikut | ikut gabung | saya daftar |
        daftar saya | saya mau daftar | saya ikut | saya mau ikut | saya mau gabung | ingin gabung |
        ingin daftar |
        bergabung | join | saya ikut daftar | mau bergabung | mau ikut gabung | daftarkan saya | daftarin saya |
        melu | melu daftar | ndaftar | saya gabung | saya ingin gabung | saya ingin daftar | saya ikut gabung |
        pengen gabung | pengen ikut | mendaftar
        """
    )
)
"""Whole messages that ask to become a member."""

BALANCE_HEADS = frozenset(("saldo", "saldoku", "saldonya", "saldone", "sldo"))
BALANCE_FILLERS = frozenset(
    _words(
        """
        saldo saldoku saldonya saldone sldo cek lihat liat ngecek tengok berapa brp brapa piro pira pinten saya sy
        aku ku kula kulo tabungan simpanan tabunganku simpananku milik punya total jumlah sisa sekarang saiki mau
        minta tolong bisa kira-kira info tanya akhir terakhir ini hari bulan
        """
    )
)
"""What may stand around the word saldo without changing the question."""

BALANCE_OF_LOANS = frozenset(
    _words(
        """
        pinjaman pinjamannya pinjamanku pinjamane utang utangnya utangku utange hutang hutangnya hutangku hutange
        angsuran angsurannya angsuranku cicilan cicilannya cicilanku kasbon kasbonku
        """
    )
)
"""What is still owed, where a question asks for it."""

LOAN_ITSELF = frozenset(_words("pinjaman pinjamanku utang utangku hutang hutangku"))
"""With "saya", and not a word more, these ask already."""

ASKS_FOR_LOAN = frozenset(_words("sisa sisanya cek ngecek lihat liat tengok saldo kartu"))
"""Beside pinjaman these ask by themselves; "berapa" only with whose it is ("pinjaman berapa" asks about the rules)."""

LOAN_FILLERS = (BALANCE_FILLERS | ASKS_FOR_LOAN | frozenset(_words("tinggal lagi kurang kurangnya masih"))) - frozenset(
    _words("tabungan simpanan tabunganku simpananku")
)
"""What may stand around the word pinjaman without changing the question."""

BALANCE_CASH = frozenset(("kas", "bank", "kelompok", "grup", "box", "kotak"))
BALANCE_WITHOUT_HEAD = frozenset(
    " ".join(phrase)
    for phrase in _phrases(
        """
        tabungan saya | simpanan saya | tabunganku | simpananku | cek tabungan | cek simpanan |
        cek tabungan saya |
        berapa tabungan saya | tabungan saya berapa | simpanan saya berapa | berapa simpanan saya |
        tabunganku berapa | cek simpanan saya | lihat tabungan saya | lihat simpanan saya | lihat tabungan |
        lihat simpanan
        """
    )
)
"""Whole messages that ask for one's own balance without the word saldo."""


Payload = MoneyKind | AttendanceStatus | SavingsKind | str | None
Entry = tuple[tuple[str, ...], str, Payload]
"""The words, the kind of token that they make, and what it carries."""


def _entries() -> list[Entry]:
    """All phrases. Where a word is listed twice, the earlier list wins."""
    entries: list[Entry] = []
    for money, phrases in _VERBS.items():
        entries += [(phrase, "verb", money) for phrase in _phrases(phrases)]
    entries += [(tuple(words.split()), "savings", kind) for words, kind in SAVINGS.items()]
    for status, phrases in _ATTENDANCE.items():
        entries += [(phrase, "attend", status) for phrase in _phrases(phrases)]
    for negation in _NEGATIONS:
        for coming in _COMING:
            entries.append(((negation, *coming), "attend", "not here"))
            entries += [((negation, able, *coming), "attend", AttendanceStatus.EXCUSED) for able in _ABLE]
    for kind, phrases in _KINDS.items():
        entries += [(phrase, kind, None) for phrase in _phrases(phrases)]
    entries += [((negation, verb), "cancel", None) for negation in _NEGATIONS for verb in _GIVEN_UP]
    entries += [((word,), "hon", shown) for word, shown in HONORIFICS.items()]
    entries += [((word,), "title", None) for word in TITLES]
    return entries


def _by_first_word() -> dict[str, tuple[Entry, ...]]:
    grouped: dict[str, dict[tuple[str, ...], Entry]] = {}
    for entry in _entries():
        grouped.setdefault(entry[0][0], {}).setdefault(entry[0], entry)
    return {
        word: tuple(sorted(entries.values(), key=lambda entry: len(entry[0]), reverse=True))
        for word, entries in grouped.items()
    }


PHRASES: dict[str, tuple[Entry, ...]] = _by_first_word()
"""First word -> its phrases, the longest first."""

_SPEAKING_KINDS = frozenset(("verb", "savings", "attend", "take", "pay", "wrong", "cancel", "amend", "not", "should"))
TRIGGERS = (
    frozenset(word for word, entries in PHRASES.items() if any(kind in _SPEAKING_KINDS for _, kind, _ in entries))
    | BALANCE_HEADS
    | {words.split()[-1] for words in HELP | JOIN | OPENS_MEETING | CLOSES_MEETING}
    | {"tabungan", "simpanan", "tabunganku", "simpananku"}
    | BALANCE_OF_LOANS
) - {"saya"}
"""A message without one of these words and without a number is silence, at the cost of one look."""
