"""A clock that goes on by a thousandth of a second whenever it is read: every run gives the same numbers."""

_readings = 0


def _read():
    global _readings
    _readings += 1
    return _readings


def time():
    return _read() / 1000


perf_counter = process_time = monotonic = thread_time = time


def time_ns():
    return _read() * 1000000


perf_counter_ns = process_time_ns = monotonic_ns = time_ns


def sleep(seconds):
    pass


def _moment(seconds):
    from datetime import datetime
    return datetime.fromtimestamp(0.0 if seconds is None else seconds)


class struct_time:
    def __init__(self, moment):
        self._moment = moment
        self.tm_year, self.tm_mon, self.tm_mday = moment.year, moment.month, moment.day
        self.tm_hour, self.tm_min, self.tm_sec = moment.hour, moment.minute, moment.second
        self.tm_wday, self.tm_isdst = moment.weekday(), 0


def gmtime(seconds=None):
    return struct_time(_moment(seconds))


localtime = gmtime


def strftime(format, moment=None):
    return (_moment(None) if moment is None else moment._moment).strftime(format)


def ctime(seconds=None):
    return _moment(seconds).strftime("%c")


def asctime(moment=None):
    return strftime("%c", moment)


def mktime(moment):
    return moment._moment.timestamp()
