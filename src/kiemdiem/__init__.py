"""kiemdiem: one plan document of a rating campaign, and everything that follows from it."""

__version__ = "0.1.0"
