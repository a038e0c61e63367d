"""Run by Alembic: migrates the connection that storage.migrations.upgrade handed over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
