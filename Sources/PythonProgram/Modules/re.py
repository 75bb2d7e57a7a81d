"""Regular expressions."""

from re._matching import State, built
from re._pattern import DOTALL, IGNORECASE, MULTILINE, VERBOSE, Reader, error

I, M, S, X = IGNORECASE, MULTILINE, DOTALL, VERBOSE
A = ASCII = 256
U = UNICODE = 32
NOFLAG = 0


class Match:
    def __init__(self, pattern, text, spans):
        self.re, self.string, self._spans = pattern, text, spans

    def _span(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return self._spans[group]

    def _text(self, group, default=None):
        span = self._span(group)
        return default if span is None else self.string[span[0]:span[1]]

    def group(self, *groups):
        if len(groups) > 1:
            return tuple([self._text(group) for group in groups])
        return self._text(groups[0] if groups else 0)

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re.groupindex}

    def span(self, group=0):
        return self._span(group) or (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def expand(self, template):
        return _expanded(template, self)

    @property
    def lastindex(self):
        found = [i for i in range(1, len(self._spans)) if self._spans[i] is not None]
        return max(found, key=lambda i: (self._spans[i][1], -i)) if found else None

    @property
    def lastgroup(self):
        names = {number: name for name, number in self.re.groupindex.items()}
        return names.get(self.lastindex)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={repr(self.group())[:50]}>"


class Pattern:
    def __init__(self, pattern, flags=0):
        reader = Reader(pattern, int(flags))
        tree = reader.whole()
        self.pattern, self.flags = pattern, reader.flags | UNICODE
        self.groups, self.groupindex = reader.groups, reader.names
        state = self._state = State()

        def ended(i):
            return i if i != state.barred and (not state.whole or i == state.end) else -1
        self._match = built(tree, state, ended)
        # What no match can begin without is looked for at once.
        first = tree[1][0] if tree[0] == "sequence" and tree[1] else ("none",)
        self._first = first[1] if first[0] == "literal" else None

    def _at(self, place, text):
        """The match that begins at a place."""
        state = self._state
        state.marks = [None] * (self.groups + 1)
        end = self._match(place)
        if end < 0:
            return None
        state.marks[0] = (place, end)
        return Match(self, text, state.marks)

    def _begin(self, text, pos, endpos, whole=False):
        if not isinstance(text, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(text).__name__}'")
        state = self._state
        state.text, state.whole, state.barred = text, whole, -1
        state.end = len(text) if endpos is None else max(0, min(endpos, len(text)))
        return max(0, pos)

    def _found(self, place, text, nonempty=False):
        """The first match from a place on; where one was empty, the next is not."""
        self._state.barred = place if nonempty else -1
        while place <= self._state.end:
            if self._first is not None:
                place = text.find(self._first, place)
                if place < 0:
                    return None
            found = self._at(place, text)
            if found is not None:
                return found
            place += 1
        return None

    def match(self, string, pos=0, endpos=None):
        place = self._begin(string, pos, endpos)
        return self._at(place, string) if place <= self._state.end else None

    def fullmatch(self, string, pos=0, endpos=None):
        place = self._begin(string, pos, endpos, True)
        return self._at(place, string) if place <= self._state.end else None

    def search(self, string, pos=0, endpos=None):
        return self._found(self._begin(string, pos, endpos), string)

    def finditer(self, string, pos=0, endpos=None):
        place = self._begin(string, pos, endpos)
        stopped = False
        while True:
            # Between two matches the pattern may have been used for another text.
            self._begin(string, pos, endpos)
            found = self._found(place, string, stopped)
            if found is None:
                return
            yield found
            place = found.end()
            stopped = found.start() == place

    def findall(self, string, pos=0, endpos=None):
        if self.groups == 0:
            return [found.group() for found in self.finditer(string, pos, endpos)]
        if self.groups == 1:
            return [found._text(1, "") for found in self.finditer(string, pos, endpos)]
        return [found.groups("") for found in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, place = [], 0
        for found in self.finditer(string):
            if maxsplit and len(parts) >= maxsplit * (self.groups + 1):
                break
            parts.append(string[place:found.start()])
            parts += found.groups()
            place = found.end()
        return parts + [string[place:]]

    def subn(self, repl, string, count=0):
        parts, place, made = [], 0, 0
        for found in self.finditer(string):
            if count and made >= count:
                break
            parts.append(string[place:found.start()])
            parts.append(repl(found) if callable(repl) else _expanded(repl, found))
            place = found.end()
            made += 1
        return "".join(parts) + string[place:], made

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        return f"re.compile({self.pattern!r})"


def _expanded(template, found):
    if "\\" not in template:
        return template
    parts, i = [], 0
    while i < len(template):
        c = template[i]
        i += 1
        if c != "\\" or i >= len(template):
            parts.append(c)
            continue
        c = template[i]
        i += 1
        if c == "g" and template[i:i + 1] == "<":
            stop = template.find(">", i)
            name = template[i + 1:stop]
            parts.append(found._text(int(name) if name.isdecimal() else name, ""))
            i = stop + 1
        elif c.isdecimal() and c != "0":
            if template[i:i + 1].isdecimal():
                c += template[i]
                i += 1
            parts.append(found._text(int(c), ""))
        else:
            parts.append({"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}.get(c, "\\" + c))
    return "".join(parts)


_known = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (pattern, int(flags))
    if key not in _known:
        _known[key] = Pattern(pattern, flags)
    return _known[key]


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    return "".join(["\\" + c if c in special else c for c in pattern])


def purge():
    _known.clear()
