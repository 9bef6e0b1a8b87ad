"""paperlint: the linter that knows papers."""

__version__ = "0.1.0"
