"""Alembic's home: the only place that imports Alembic and SQLAlchemy."""
