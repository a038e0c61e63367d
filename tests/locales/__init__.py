"""Tests of the words on the screen."""
