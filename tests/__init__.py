"""The tests: mirrors of the packages, and dialogs, simulation, architecture and documentation."""
