"""The chat page in a real browser: people join, save, confirm and look, on a phone of 360 by 740 and on a desk."""

import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    Request,
    ViewportSize,
    async_playwright,
    expect,
)

from sandbox.files import plain_png

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 860}
FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
]
PATIENCE_MS = 20_000

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt install chromium)")


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a demo that has just opened."""
    command = [sys.executable, "-m", "sandbox", "demo", "--port", "18080"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        assert demo.stderr is not None
        found = re.search(r"http://\S+", demo.stdout.readline())
        if found is None:
            demo.kill()
            pytest.fail(f"the demo did not open: {demo.stderr.read()}")
        yield found.group()
        demo.send_signal(signal.SIGTERM)
        _output, errors = demo.communicate(timeout=20)
        assert demo.returncode == 0, errors
        assert errors == ""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, which calls nobody by itself."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


class Window:
    """One browser window, and what a person does in it."""

    def __init__(self, page: Page, errors: list[str]) -> None:
        self.page = page
        self.errors = errors

    @classmethod
    async def open(cls, browser: Browser, address: str, size: ViewportSize) -> "Window":
        """A new window with this page; nothing may come from elsewhere."""
        context = await browser.new_context(viewport=size, has_touch=size is PHONE, reduced_motion="reduce")
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        errors: list[str] = []

        def hear(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                errors.append(message.text)

        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))

        def fetched(request: Request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                errors.append(request.url)

        page.on("request", fetched)
        await page.goto(address)
        await expect(page.locator("#people .entry").first).to_be_visible()
        return cls(page, errors)

    async def become(self, name: str) -> None:
        """Be this person from here on."""
        await self.page.locator("#people .entry", has=self.page.get_by_text(name, exact=True)).click()
        await expect(self.page.locator("#people .entry[aria-current=true] b")).to_have_text(name)

    async def say(self, text: str) -> None:
        """Write, and send with Enter."""
        await self.page.get_by_label("Pesan", exact=True).last.fill(text)
        await self.page.keyboard.press("Enter")

    def message(self, words: str) -> Locator:
        """The newest message with these words."""
        return self.page.locator("#log .message", has_text=words).last

    async def sees(self, words: str) -> Locator:
        """Wait for a message with these words."""
        message = self.message(words)
        await expect(message).to_be_visible(timeout=PATIENCE_MS)
        return message

    async def press(self, label: str, words: str) -> None:
        """Press a button under the newest message with these words."""
        await (await self.sees(words)).get_by_role("button", name=label, exact=True).click()

    async def is_well(self) -> None:
        """No error was logged, and nothing reaches beyond the side of the screen."""
        assert self.errors == []
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await self.page.evaluate(
            "document.querySelector('#log').scrollWidth <= document.querySelector('#log').clientWidth"
        )


async def test_a_stranger_joins_saves_and_sees_the_balance_on_a_phone(browser: Browser, address: str) -> None:
    window = await Window.open(browser, address, PHONE)
    await window.sees("Rapat ke-1 selesai")
    await window.become("Bu Yuni")
    await window.page.get_by_role("button", name="Gabung KSM Laris Jaya").click()
    await window.say("setor 20rb")
    await window.press("Gabung", "setor")
    await window.sees("Bu Yuni setor Rp20.000")
    await window.is_well()
    await window.become("Bu Rini")
    await window.press("Terima", "Bu Yuni setor Rp20.000")
    await window.sees("Bu Yuni, simpanan sukarela Rp20.000")
    await window.become("Bu Yuni")
    await window.press("Lihat saldo saya", "Bu Yuni, simpanan sukarela Rp20.000")
    alert = window.page.get_by_role("dialog")
    await expect(alert).to_contain_text("Rp20.000")
    await alert.get_by_role("button", name="Oke").click()
    await expect(alert).to_be_hidden()
    await expect(window.page.locator("#chat-line")).to_contain_text("Sabtu 21 Nov 2026")
    await window.page.get_by_role("button", name="Obrolan dan waktu").click()
    await window.page.get_by_role("button", name="+1 minggu").click()
    await expect(window.page.locator("#now")).to_contain_text("Sabtu 28 Nov 2026")
    await window.page.keyboard.press("Escape")
    await expect(window.page.get_by_text("Saya sempat tidak tersambung")).to_have_count(0)
    await window.is_well()


async def test_every_window_is_somebody_and_all_of_them_are_live(browser: Browser, address: str) -> None:
    siti = await Window.open(browser, address, DESK)
    rini = await Window.open(browser, address, DESK)
    await siti.become("Bu Siti")
    await rini.become("Bu Rini")
    await siti.say("setor 30rb\nsetor 5rb wajib")
    await rini.sees("2 menunggu")
    await siti.page.reload()
    await expect(siti.page.locator("#people .entry[aria-current=true] b")).to_have_text("Bu Siti")
    await siti.page.locator("#chats .entry", has_text="Sisihkan").click()
    await siti.say("/saldo")
    await siti.sees("Simpanan")
    await expect(rini.page.locator("#people .entry", has_text="Bu Siti").locator(".count")).to_be_visible()
    assert await rini.page.locator("#log .message", has_text="/saldo").count() == 0
    await rini.page.context.set_offline(True)
    await rini.page.context.set_offline(False)
    await siti.page.locator("#chats .entry", has_text="KSM Laris Jaya").click()
    await siti.say("Sudah saya catat")
    await rini.sees("Sudah saya catat")
    await siti.is_well()
    assert [error for error in rini.errors if "ERR_INTERNET_DISCONNECTED" not in error] == []


async def test_a_new_group_begins_by_buttons_alone(browser: Browser, address: str) -> None:
    window = await Window.open(browser, address, PHONE)
    page = window.page
    await window.become("Bu Yuni")
    await page.get_by_role("button", name="Obrolan dan waktu").click()
    await page.locator("#chats .entry", has_text="Sisihkan").click()
    await page.get_by_role("button", name="Mulai", exact=True).click()
    await window.press("Tambahkan ke grup", "Sisihkan")
    await page.get_by_role("textbox", name="Nama grup").fill("KSM Melati")
    await page.get_by_role("button", name="Oke").click()
    await expect(page.locator("#chat-title")).to_have_text("KSM Melati")
    await window.sees("1 dari 4")
    await page.get_by_role("button", name="Menu obrolan").click()
    await page.get_by_role("button", name="Masukkan orang").click()
    await page.get_by_role("dialog").get_by_role("button", name="Bu Siti").click()
    await expect(page.locator("#log .note", has_text="Bu Yuni menambahkan Bu Siti")).to_be_visible()
    await page.get_by_role("button", name="Menu obrolan").click()
    await page.get_by_role("button", name="Jadikan admin grup").click()
    await page.get_by_role("dialog").get_by_role("button", name="Bu Siti").click()
    await page.get_by_role("button", name="Menu obrolan").click()
    await page.get_by_role("button", name="Jadikan Sisihkan admin").click()
    await page.get_by_role("button", name="Menu obrolan").click()
    await page.get_by_role("button", name="Keluar dari grup").click()
    await expect(page.get_by_role("button", name="Gabung KSM Melati")).to_be_visible()
    await window.is_well()


async def test_photo_reply_edit_and_the_menu_of_commands(browser: Browser, address: str) -> None:
    window = await Window.open(browser, address, DESK)
    page = window.page
    await window.become("Bu Siti")
    picture: FilePayload = {"name": "bukti.png", "mimeType": "image/png", "buffer": plain_png(320, 200)}
    await page.locator("#file").set_input_files(picture)
    await expect(page.locator("#about-text")).to_contain_text("bukti.png")
    await window.say("ini bukti dari koperasi")
    photo = await window.sees("ini bukti dari koperasi")
    await photo.get_by_role("button", name="Lihat foto").click()
    shown = page.get_by_role("dialog", name="Foto").locator("img")
    assert await shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 320
    await page.keyboard.press("Escape")
    await page.locator("#file").set_input_files({"name": "daftar.csv", "mimeType": "text/csv", "buffer": b"nama"})
    await window.say("daftar belanja")
    await expect((await window.sees("daftar belanja")).get_by_role("link", name="daftar.csv")).to_be_visible()

    farewell = await window.sees("Sampai Sabtu depan")
    await farewell.hover()
    await farewell.get_by_role("button", name="Balas Pak Joko").click()
    await window.say("Siap, Pak <b>Joko</b>")
    answer = await window.sees("Siap, Pak <b>Joko</b>")
    await expect(answer.locator(".quote")).to_contain_text("Sampai Sabtu depan")
    await answer.hover()
    await answer.get_by_role("button", name="Ubah pesan").click()
    await expect(page.locator("#text")).to_have_value("Siap, Pak <b>Joko</b>")
    await window.say("Siap, Pak Joko")
    await expect(window.message("Siap, Pak Joko").locator(".meta")).to_contain_text("diedit")

    await page.get_by_role("button", name="Daftar perintah").click()
    await page.locator("#commands button", has_text="/kas").click()
    await window.sees("Kas KSM Laris Jaya")
    await window.say("/sal")
    await window.is_well()


async def test_a_picture_comes_whole_with_its_words_under_it(browser: Browser, address: str) -> None:
    window = await Window.open(browser, address, PHONE)
    await window.become("Bu Siti")
    await window.say("/grafik")
    await window.press("Simpanan", "Mau lihat gambar apa?")
    message = await window.sees("Simpanan KSM Laris Jaya Rp")
    image = message.locator(".photo img")
    await expect(image).to_have_js_property("complete", True)
    width, height, natural = await image.evaluate(
        "i => [i.clientWidth, i.clientHeight, i.naturalWidth / i.naturalHeight]"
    )
    assert width >= 250
    assert abs(width / height - natural) < 0.02, "as wide and as high as it was drawn"
    alone = await image.evaluate("i => i.alt")
    assert alone.startswith("Simpanan KSM Laris Jaya Rp"), "who does not see it hears its finding"
    await window.is_well()


async def test_every_control_has_a_name_and_room_for_a_finger(browser: Browser, address: str) -> None:
    window = await Window.open(browser, address, PHONE)
    await window.sees("Rapat ke-1 selesai")
    page = window.page
    await page.get_by_role("button", name="Obrolan dan waktu").click()
    nameless = "button => !button.hidden && !button.textContent.trim() && !button.ariaLabel"
    small = """button => { const box = button.getBoundingClientRect();
        return box.width > 0 && (box.height < 40 || box.width < 36) && !button.closest('.words, .bubble'); }"""
    for wrong in (nameless, small):
        assert (
            await page.evaluate(
                f"[...document.querySelectorAll('button')].filter({wrong}).map(button => button.outerHTML)"
            )
            == []
        )
    # By keyboard alone: the drawer closes, the message is written and sent, and comes into the log.
    await page.keyboard.press("Escape")
    await expect(page.locator("#side")).not_to_have_class(re.compile("open"))
    await page.locator("#text").focus()
    await page.keyboard.type("halo semua")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await window.sees("halo semua")
    await window.is_well()


def test_the_page_fetches_nothing_from_elsewhere() -> None:
    page = ROOT / "sandbox" / "page"
    words = "".join(file.read_text(encoding="utf-8") for file in page.iterdir())
    addresses = set(re.findall(r"https?://[\w.]+", words))
    assert addresses <= {"http://www.w3.org"}
    assert "innerHTML" not in words


async def test_a_new_group_offers_to_add_the_bot(browser: Browser, address: str) -> None:
    window = await Window.open(browser, address, DESK)
    await window.become("Bu Siti")
    await window.page.get_by_role("button", name="Grup baru").click()
    await window.page.locator("#ask-input").fill("KSM Mawar")
    await window.page.locator("#ask-ok").click()
    await window.page.get_by_role("button", name="Tambahkan Sisihkan").click()
    await window.press("Mulai", "Halo, saya Sisihkan")
    await window.sees("1 dari 4")
    await window.is_well()
