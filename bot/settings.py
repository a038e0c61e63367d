"""Settings from the environment or a .env file. A missing or strange one gives one readable line."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SQLITE = "sqlite:///"


class SettingsError(Exception):
    """A setting is missing or cannot be read; the text is one line for the operator."""


class Settings(BaseSettings):
    """Everything that differs between one installation and another. docs/settings.md says what each is for."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", hide_input_in_errors=True)

    bot_token: SecretStr = Field(description="What @BotFather gave, like 123456:ABC-DEF")
    bot_api_url: str = Field("https://api.telegram.org/bot", description="Where the Bot API answers")
    database_url: str = Field("sqlite:///data/sisihkan.db", description="Where the books are kept")
    operator_chat_id: int | None = Field(None, description="Who is told when an update was set aside")
    log_format: str = Field("console", description="console or json")
    messages_per_second: int = Field(30, ge=0, description="How fast to send in all; 0 is no limit of our own")
    messages_per_group_minute: int = Field(20, ge=0, description="How fast to send in one group; 0 is no limit")
    dyno: str | None = Field(None, description="Set by platforms whose disk is wiped at every restart")

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr) -> SecretStr:
        number, colon, secret = value.get_secret_value().partition(":")
        if not (number.isdecimal() and colon and secret):
            raise ValueError("a token looks like 123456:ABC-DEF; ask @BotFather for one")
        return value

    @field_validator("bot_api_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("an address like https://api.telegram.org/bot")
        return value

    @field_validator("log_format")
    @classmethod
    def _is_a_format(cls, value: str) -> str:
        if value not in {"console", "json"}:
            raise ValueError("console or json")
        return value

    @property
    def database_path(self) -> Path:
        """The SQLite file. Raises SettingsError for another kind of database, or a disk that is wiped."""
        return _sqlite_path(self.database_url, self.dyno)

    @property
    def file_url(self) -> str:
        """Where files are fetched, derived from the address of the Bot API."""
        base = self.bot_api_url.rstrip("/")
        return f"{base.removesuffix('/bot')}/file/bot"


def load() -> Settings:
    """Read the settings. Raises SettingsError with one line that names the first thing wrong."""
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors()[0]
        name = str(problem["loc"][0]).upper()
        if problem["type"] == "missing":
            raise SettingsError(f"{name} is not set: {_meaning(name)}") from None
        raise SettingsError(f"{name}: {problem['msg'].removeprefix('Value error, ')}") from None


class StoreSettings(BaseSettings):
    """What the commands need that never speak to Telegram (migrate, verify, backup, export)."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: str = "sqlite:///data/sisihkan.db"
    dyno: str | None = None

    @property
    def database_path(self) -> Path:
        """The SQLite file. Raises SettingsError as Settings.database_path does."""
        return _sqlite_path(self.database_url, self.dyno)


def _sqlite_path(url: str, dyno: str | None) -> Path:
    if not url.startswith(SQLITE):
        raise SettingsError("DATABASE_URL: only sqlite:///path/to/file.db is supported in this version")
    if dyno is not None:
        raise SettingsError(
            "DATABASE_URL: this platform wipes its disk at every restart (DYNO is set), "
            "so a SQLite file here would lose the books; use a machine with a disk of its own"
        )
    return Path(url.removeprefix(SQLITE))


def _meaning(name: str) -> str:
    field = Settings.model_fields.get(name.lower())
    return (field.description if field is not None else None) or "see the README"
