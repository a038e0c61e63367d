"""Formatted text as Telegram reads it."""

from typing import Any

import pytest

from sandbox.entities import entities_in, formatted, utf16_length, utf16_slice
from sandbox.errors import ApiError


def shown(text: str, mode: str | None, entities: Any = None) -> tuple[str, list[tuple[str, str]]]:
    """The text, and each entity's kind with the words it covers."""
    text, found = formatted(text, mode, entities)
    return text, [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in found]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Rp20.000</b> masuk", "Rp20.000 masuk", [("bold", "Rp20.000")]),
        ("✅ 🎉 <i>oke</i>", "✅ 🎉 oke", [("italic", "oke")]),
        ("  <b>a</b>  ", "a", [("bold", "a")]),
        ("<b> a </b>", "a", [("bold", "a")]),
        ("a &lt; b &amp; c &#33; &tidak;", "a < b & c ! &tidak;", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ('<a href="https://contoh.id/x?a=1&amp;b=2">di sini</a>', "di sini", [("text_link", "di sini")]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", "x")]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", "x")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
        ("<b></b>a", "a", []),
        ("<code>/setor</code> /kas", "/setor /kas", [("code", "/setor"), ("bot_command", "/kas")]),
    ],
)
def test_html(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    assert shown(source, "HTML") == (text, entities)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é<kuat>a</kuat>", 'Unsupported start tag "kuat" at byte offset 2'),
        ("saldo < 5", 'Unsupported start tag "" at byte offset 6'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
def test_html_that_telegram_refuses(source: str, why: str) -> None:
    with pytest.raises(ApiError) as error:
        formatted(source, "HTML", None)
    assert error.value.description.startswith(f"Bad Request: can't parse entities: {why}")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*tebal* _miring_ __garis__ ~coret~", "tebal miring garis coret",
         [("bold", "tebal"), ("italic", "miring"), ("underline", "garis"), ("strikethrough", "coret")]),
        (r"Rp20\.000\!", "Rp20.000!", []),
        ("[sini](https://contoh.id)", "sini", [("text_link", "sini")]),
        ("`kode` ||rahasia||", "kode rahasia", [("code", "kode"), ("spoiler", "rahasia")]),
        ("```py\nx = 1```", "x = 1", [("pre", "x = 1")]),
        (">kutip\n>lagi\nbiasa", "kutip\nlagi\nbiasa", [("blockquote", "kutip\nlagi")]),
    ],
)  # fmt: skip
def test_markdown(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    assert shown(source, "MarkdownV2") == (text, entities)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("Rp20.000", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*tebal", "Can't find end of Bold entity at byte offset 0"),
        ("a `b", "Can't find end of Code entity at byte offset 2"),
        ("*a _b* c_", "Can't find end of"),
    ],
)
def test_markdown_that_telegram_refuses(source: str, why: str) -> None:
    with pytest.raises(ApiError) as error:
        formatted(source, "MarkdownV2", None)
    assert why in error.value.description


def test_the_old_markdown_is_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("a", "Markdown", None)


def test_given_entities_are_counted_in_utf16() -> None:
    assert shown("🎉 oke", None, [{"type": "bold", "offset": 3, "length": 3}]) == ("🎉 oke", [("bold", "oke")])


@pytest.mark.parametrize(
    "entity",
    [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "bold", "offset": -1, "length": 1},
        {"type": "bold", "offset": 0, "length": 0},
        {"type": "bold", "offset": 1, "length": 1},
        {"type": "tebal", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1},
        {"type": "bold", "offset": "0", "length": 2},
        {"offset": 0, "length": 2},
    ],
)
def test_given_entities_that_telegram_refuses(entity: dict[str, Any]) -> None:
    with pytest.raises(ApiError):
        formatted("🎉 oke", None, [entity])


def test_what_telegram_finds_by_itself() -> None:
    text = "/setor@sisihkan_bot 20rb dari @burini, lihat https://contoh.id #lunas 20/30 a/b"
    found = [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in entities_in(text)]
    assert found == [
        ("bot_command", "/setor@sisihkan_bot"),
        ("mention", "@burini"),
        ("url", "https://contoh.id"),
        ("hashtag", "#lunas"),
    ]
    assert utf16_length("a🎉") == 3
