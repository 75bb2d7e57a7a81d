"""Warnings, which nobody sees."""


def filterwarnings(*args, **options):
    pass


def simplefilter(*args, **options):
    pass


def warn(*args, **options):
    pass
