"""The composition root: settings, application, transport, inbox, outbox, timetable, life cycle."""
