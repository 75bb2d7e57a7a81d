"""What a program asks of its interpreter."""

argv = ["program.py"]
version = "3.11.0"
version_info = (3, 11, 0)
platform = "linux"
maxsize = 9223372036854775807
path = []
modules = {}


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
