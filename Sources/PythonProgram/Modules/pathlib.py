"""Paths as texts: of what they name a program sees the files that it is lent."""

from _support import remove_file
from os import path as _path


class PurePath:
    def __init__(self, *parts):
        text = ""
        for part in parts:
            part = str(part)
            text = part if part.startswith("/") or not text else text.rstrip("/") + "/" + part
        start = "/" if text.startswith("/") else ""
        kept = [part for part in text.split("/") if part not in ("", ".")]
        self._text = start + "/".join(kept) or "."

    def __str__(self):
        return self._text

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"PosixPath('{self._text}')"

    def __truediv__(self, other):
        return Path(self._text, other)

    def __rtruediv__(self, other):
        return Path(other, self._text)

    def joinpath(self, *others):
        return Path(self._text, *others)

    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text

    def __lt__(self, other):
        return self._text < other._text

    def __hash__(self):
        return hash(self._text)

    @property
    def parts(self):
        inner = tuple([part for part in self._text.split("/") if part])
        return ("/",) + inner if self.is_absolute() else inner if self._text != "." else ()

    @property
    def name(self):
        return self._text.split("/")[-1] if self._text not in (".", "/") else ""

    @property
    def suffix(self):
        return _path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return _path.splitext(self.name)[0]

    @property
    def parent(self):
        before, slash, _ = self._text.rpartition("/")
        return Path(before or ("/" if slash else "."))

    @property
    def parents(self):
        found, path = [], self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return found

    def is_absolute(self):
        return self._text.startswith("/")

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def with_name(self, name):
        return self.parent / name

    def with_stem(self, stem):
        return self.parent / (stem + self.suffix)

    def relative_to(self, other):
        other = Path(other)
        if self != other and other not in self.parents:
            raise ValueError(f"{self._text!r} is not in the subpath of {str(other)!r}")
        return Path(*self.parts[len(other.parts):])


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(".")

    @classmethod
    def home(cls):
        return cls("/home")

    def exists(self):
        return _path.exists(self._text)

    is_file = exists

    def is_dir(self):
        return False

    def mkdir(self, mode=511, parents=False, exist_ok=False):
        pass

    def unlink(self, missing_ok=False):
        if self.exists() or not missing_ok:
            remove_file(self._text)

    def absolute(self):
        return self

    resolve = expanduser = absolute

    def iterdir(self):
        return iter([])

    def glob(self, pattern):
        return iter([])

    rglob = glob

    def open(self, mode="r", *args, **options):
        return open(self._text, mode)

    def read_text(self, encoding=None, errors=None):
        with self.open() as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open("w") as file:
            return file.write(data)


PosixPath, PurePosixPath = Path, PurePath
