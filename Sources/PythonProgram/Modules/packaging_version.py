"""Versions, compared number by number."""

from functools import total_ordering


class InvalidVersion(ValueError):
    pass


@total_ordering
class Version:
    def __init__(self, version):
        self._text = str(version).strip()
        public, _, local = self._text.lstrip("v").partition("+")
        self.local = local or None
        release, suffix = public, ""
        for place, c in enumerate(public):
            if not c.isdecimal() and c != ".":
                release, suffix = public[:place], public[place:]
                break
        numbers = [int(part) for part in release.split(".") if part]
        if not numbers:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self.release = tuple(numbers)
        self.major, self.minor, self.micro = (numbers + [0, 0, 0])[:3]
        self.pre = suffix or None
        self.is_prerelease = suffix.lstrip("._-").startswith(("a", "b", "rc", "dev"))
        self.is_devrelease = "dev" in suffix
        self.base_version, self.public = release.strip("."), public

    def _key(self):
        numbers = list(self.release)
        while numbers and numbers[-1] == 0:
            numbers.pop()
        suffix = self.pre or ""
        kind = 0 if self.is_devrelease else 1 if self.is_prerelease else 3 if suffix else 2
        return (numbers, kind, suffix, self.local or "")

    def __str__(self):
        return self._text.lstrip("v")

    def __repr__(self):
        return f"<Version('{self}')>"

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, Version) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()


def parse(version):
    return Version(version)
