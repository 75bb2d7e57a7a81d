"""Warnings, which nobody sees."""


def filterwarnings(*args, **options):
    pass


def simplefilter(*args, **options):
    pass


def warn(*args, **options):
    pass


def resetwarnings():
    pass


class catch_warnings:
    def __init__(self, *, record=False, **options):
        self._record = record

    def __enter__(self):
        return [] if self._record else None

    def __exit__(self, type, value, traceback):
        return False
