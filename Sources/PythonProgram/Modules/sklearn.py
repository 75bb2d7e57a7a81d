"""Data to learn from, as scikit-learn makes and cuts it."""

__version__ = "1.9.1"
