"""The shapes of columns and tables that the migrations are written with, the same on SQLite and PostgreSQL."""

import sqlalchemy as sa
from alembic import op

Integer = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Column = sa.Column


def key(name: str = "id") -> sa.Column[int]:
    """An ever-growing integer primary key."""
    return Column(name, Integer, primary_key=True, autoincrement=True, nullable=False)


def ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    """A foreign key to `target`."""
    return Column(name, Integer, sa.ForeignKey(target), nullable=nullable)


def number(name: str, *, nullable: bool = False, default: str | None = None) -> sa.Column[int]:
    """A whole number: rupiah, milliseconds, Telegram ids."""
    return Column(name, Integer, nullable=nullable, server_default=None if default is None else sa.text(default))


def text(name: str, *, nullable: bool = False, default: str | None = None) -> sa.Column[str]:
    """Text; dates are ISO text."""
    return Column(name, sa.Text, nullable=nullable, server_default=default)


def flag(table: str, name: str) -> tuple[sa.Column[int], sa.CheckConstraint]:
    """A yes or no as 0 or 1."""
    return number(name, default="0"), sa.CheckConstraint(f"{name} IN (0, 1)", name=f"ck_{table}_{name}")


def one_of(table: str, name: str, *values: str) -> sa.CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{name} IN ({listed})", name=f"ck_{table}_{name}")


def table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A STRICT table."""
    op.create_table(name, *parts, sqlite_strict=True, sqlite_autoincrement=any_autoincrement(parts))


def any_autoincrement(parts: tuple[sa.schema.SchemaItem, ...]) -> bool:
    """Whether SQLite must never hand out a number again (a receipt's or a claim's id)."""
    return any(isinstance(part, sa.Column) and part.primary_key and part.autoincrement is True for part in parts)
