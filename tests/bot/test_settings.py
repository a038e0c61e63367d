"""Settings: what is missing or strange is one readable line."""

from pathlib import Path

import pytest

from bot import settings
from bot.settings import SettingsError


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but those of the test."""
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_defaults_need_a_token_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:x")
    chosen = settings.load()
    assert chosen.database_path == Path("data/sisihkan.db")
    assert (chosen.messages_per_second, chosen.messages_per_group_minute) == (30, 20)
    assert chosen.file_url == "https://api.telegram.org/file/bot"


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("BOT_TOKEN", None, "BOT_TOKEN is not set: What @BotFather gave, like 123456:ABC-DEF"),
        ("BOT_TOKEN", "nonsense", "BOT_TOKEN: a token looks like 123456:ABC-DEF; ask @BotFather for one"),
        ("BOT_API_URL", "api.telegram.org", "BOT_API_URL: an address like https://api.telegram.org/bot"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT: console or json"),
        ("MESSAGES_PER_SECOND", "-1", "MESSAGES_PER_SECOND: Input should be greater than or equal to 0"),
    ],
)
def test_what_is_wrong_is_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str | None, line: str) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:x")
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert str(caught.value) == line


def test_no_line_shows_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1234:very-secret")
    assert "very-secret" not in repr(settings.load())
    monkeypatch.setenv("BOT_TOKEN", "very-secret")
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert "very-secret" not in str(caught.value)


def test_a_disk_that_is_wiped_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:x")
    monkeypatch.setenv("DYNO", "worker.1")
    with pytest.raises(SettingsError, match="wipes its disk at every restart"):
        _ = settings.load().database_path
    with pytest.raises(SettingsError, match="wipes its disk"):
        _ = settings.StoreSettings().database_path


def test_another_kind_of_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:x")
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    with pytest.raises(SettingsError, match="only sqlite:///"):
        _ = settings.load().database_path


def test_where_files_lie_follows_from_where_the_bot_api_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:x")
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8081/bot")
    assert settings.load().file_url == "http://127.0.0.1:8081/file/bot"
