"""What a program asks of its interpreter."""

argv = ["program.py"]
version = "3.11.0"
version_info = (3, 11, 0)
platform = "linux"
maxsize = 9223372036854775807
path = []
modules = {}
executable = "python"
byteorder = "little"


class float_info:
    max = 1.7976931348623157e308
    min = 2.2250738585072014e-308
    epsilon = 2.220446049250313e-16
    dig = 15
    mant_dig = 53


class _Output:
    def write(self, text):
        print(text, end="")
        return len(text)

    def flush(self):
        pass


stdout = _Output()


class _Nothing:
    def write(self, text):
        return len(text)

    def flush(self):
        pass


stderr = _Nothing()


def exit(status=None):
    raise SystemExit(status)


def getrecursionlimit():
    return 1000


def setrecursionlimit(limit):
    pass


def getsizeof(object, default=0):
    return default
