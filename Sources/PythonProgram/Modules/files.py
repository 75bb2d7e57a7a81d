"""A file that a program is lent, opened as text."""

from _support import split_lines


class TextFile:
    mode = "r"
    encoding = "utf-8"

    def __init__(self, name, lines):
        self.name = name
        self.closed = False
        self._all = lines
        self._lines = lines
        self._next = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def read(self, size=-1):
        self._check()
        rest = "".join(self._lines[self._next:])
        if size is None or size < 0:
            self._next = len(self._lines)
            return rest
        self._lines = split_lines(rest[size:])
        self._next = 0
        return rest[:size]

    def readline(self):
        self._check()
        if self._next >= len(self._lines):
            return ""
        self._next += 1
        return self._lines[self._next - 1]

    def readlines(self):
        self._check()
        lines = self._lines[self._next:]
        self._next = len(self._lines)
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0):
        self._check()
        if offset != 0 or whence != 0:
            raise ValueError("a file can be sought to its beginning only: seek(0)")
        self._lines = self._all
        self._next = 0
        return 0

    def readable(self):
        return True

    def writable(self):
        return False

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        self.close()
        return False
