"""The rules of a savings group, pure: money, amounts, phrases, journal, meetings and roles. Standard library only."""
