"""Tests of charts/: what is on a picture, and that all of it can be read."""
