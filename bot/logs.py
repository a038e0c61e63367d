"""Structured logs. They say what happened and where, and never a token, a name or an amount."""

import logging
import sys

import structlog


def configure(log_format: str) -> None:
    """Send every log line to standard error, as text for people or as JSON for machines."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s")
    for name in ("httpx", "httpcore", "apscheduler", "aiohttp", "telegram"):
        # Their messages hold addresses, and so the token; PTB's hold whole updates.
        logging.getLogger(name).setLevel(logging.CRITICAL)
