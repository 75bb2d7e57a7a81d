"""A clock that stands still: a program gives the same numbers in every run."""


def time():
    return 0.0


def perf_counter():
    return 0.0


def process_time():
    return 0.0


def monotonic():
    return 0.0


def time_ns():
    return 0


def perf_counter_ns():
    return 0


def sleep(seconds):
    pass


def strftime(format, moment=None):
    return format


def ctime(seconds=None):
    return "Thu Jan  1 00:00:00 1970"
