"""Files that a program is lent or has written, opened as text."""

from _support import append_to_file, split_lines


class UnsupportedOperation(OSError, ValueError):
    pass


class _File:
    encoding = "utf-8"

    def __init__(self, name, mode):
        self.name, self.mode = name, mode
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        self.close()
        return False

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='UTF-8'>"


class TextFile(_File):
    def __init__(self, name, lines):
        super().__init__(name, "r")
        self._all = lines
        self._lines = lines
        self._next = 0

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

    def write(self, text):
        raise UnsupportedOperation("not writable")


class WrittenFile(_File):
    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        append_to_file(self.name, text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def read(self, size=-1):
        raise UnsupportedOperation("not readable")

    readline = readlines = __iter__ = read

    def readable(self):
        return False

    def writable(self):
        return True
