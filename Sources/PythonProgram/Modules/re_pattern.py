"""Regular expressions, read from their text and made into functions that match.

A matcher takes a place in the text and answers the end of the match, or -1; what follows is built
into it, so that a choice that fails further on is taken back."""

IGNORECASE, MULTILINE, DOTALL, VERBOSE = 2, 8, 16, 64
_FLAGS = {"i": IGNORECASE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": 256, "u": 32, "L": 4}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
_MANY = 4294967295


class error(Exception):
    def __init__(self, message, pattern=None, place=None):
        self.msg, self.pattern, self.pos = message, pattern, place
        super().__init__(message if place is None else f"{message} at position {place}")


def _is_word(c):
    return c.isalnum() or c == "_"


_CLASSES = {
    "d": lambda c: c.isdecimal(), "D": lambda c: not c.isdecimal(),
    "w": _is_word, "W": lambda c: not _is_word(c),
    "s": lambda c: c.isspace(), "S": lambda c: not c.isspace(),
}


class Reader:
    """Reads a pattern into a tree of tuples whose first element is their kind."""

    def __init__(self, pattern, flags):
        self.pattern, self.flags, self.place = pattern, flags, 0
        self.groups, self.names = 0, {}

    def fail(self, message, place=None):
        raise error(message, self.pattern, self.place if place is None else place)

    def peek(self, text):
        return self.pattern.startswith(text, self.place)

    def take(self, text):
        found = self.peek(text)
        if found:
            self.place += len(text)
        return found

    def next(self):
        if self.place >= len(self.pattern):
            self.fail("unexpected end of pattern")
        self.place += 1
        return self.pattern[self.place - 1]

    def until(self, end):
        stop = self.pattern.find(end, self.place)
        if stop < 0:
            self.fail(f"missing {end}, unterminated name")
        text, self.place = self.pattern[self.place:stop], stop + len(end)
        return text

    def whole(self):
        tree = self.choice()
        if self.place < len(self.pattern):
            self.fail("unbalanced parenthesis")
        return tree

    def choice(self):
        branches = [self.sequence()]
        while self.take("|"):
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ("choice", branches)

    def sequence(self):
        items = []
        self.skip()
        while self.place < len(self.pattern) and not self.peek("|") and not self.peek(")"):
            item = self.atom()
            self.skip()
            if item is not None:
                items.append(self.repeated(item))
        return ("sequence", items)

    def skip(self):
        """In a verbose pattern, spaces and comments say nothing."""
        while self.flags & VERBOSE and self.place < len(self.pattern):
            if self.take("#"):
                while self.place < len(self.pattern) and self.next() != "\n":
                    pass
            elif self.pattern[self.place].isspace():
                self.place += 1
            else:
                return

    def repeated(self, item):
        while self.place < len(self.pattern):
            start = self.place
            if self.take("*"):
                least, most = 0, _MANY
            elif self.take("+"):
                least, most = 1, _MANY
            elif self.take("?"):
                least, most = 0, 1
            else:
                bounds = self.bounds()
                if bounds is None:
                    return item
                least, most = bounds
            if item[0] in ("start", "end"):
                self.fail("nothing to repeat", start)
            if item[0] == "repeat":
                self.fail("multiple repeat", start)
            item = ("repeat", item, least, most, not self.take("?"))
            self.skip()
        return item

    def bounds(self):
        """`{m}`, `{m,}`, `{,n}` or `{m,n}`; other braces stand for themselves."""
        stop = self.pattern.find("}", self.place)
        if not self.peek("{") or stop < 0:
            return None
        low, comma, high = self.pattern[self.place + 1:stop].partition(",")
        if not low + high or not (low + high).isdecimal():
            return None
        self.place = stop + 1
        least = int(low or 0)
        most = least if not comma else int(high) if high else _MANY
        if most < least:
            self.fail("min repeat greater than max repeat")
        return least, most

    def atom(self):
        start = self.place
        c = self.next()
        if c in "*+?":
            self.fail("nothing to repeat", start)
        if c == "(":
            return self.group(start)
        if c == "[":
            return ("one", self.folded(self.set(start)))
        if c == ".":
            return ("one", (lambda c: True) if self.flags & DOTALL else (lambda c: c != "\n"))
        if c == "^":
            return ("line start",) if self.flags & MULTILINE else ("start",)
        if c == "$":
            return ("line end",) if self.flags & MULTILINE else ("end",)
        return self.escape() if c == "\\" else self.literal(c)

    def literal(self, c):
        if self.flags & IGNORECASE:
            return ("one", self.folded(lambda x: x == c))
        return ("literal", c)

    def folded(self, test):
        if not self.flags & IGNORECASE:
            return test
        return lambda c: test(c) or test(c.lower()) or test(c.upper())

    def escape(self):
        c = self.next()
        if c in _CLASSES:
            return ("one", _CLASSES[c])
        if c in "bBAZ":
            return ({"b": "word bound", "B": "no word bound", "A": "start", "Z": "very end"}[c],)
        if c.isdecimal() and c != "0":
            while self.place < len(self.pattern) and self.pattern[self.place].isdecimal():
                c += self.next()
            if int(c) > self.groups:
                self.fail(f"invalid group reference {c}", self.place - len(c))
            return ("same", int(c))
        return self.literal(self.character(c))

    def character(self, c):
        """The character that a backslash and a letter stand for."""
        digits = {"x": 2, "u": 4, "U": 8}.get(c)
        if digits:
            self.place += digits
            try:
                return chr(int(self.pattern[self.place - digits:self.place], 16))
            except ValueError:
                self.fail(f"incomplete escape \\{c}", self.place - digits - 2)
        if c in _CONTROLS:
            return _CONTROLS[c]
        if c.isascii() and c.isalnum():
            self.fail(f"bad escape \\{c}", self.place - 2)
        return c

    def set(self, start):
        negated = self.take("^")
        single, tests = "", []
        first = True
        while first or not self.peek("]"):
            first = False
            if self.place >= len(self.pattern):
                self.fail("unterminated character set", start)
            low = self.member()
            if not isinstance(low, str):
                tests.append(low)
            elif self.peek("-") and not self.peek("-]"):
                self.place += 1
                high = self.member()
                if not isinstance(high, str) or high < low:
                    self.fail("bad character range")
                tests.append(lambda c, low=low, high=high: low <= c <= high)
            else:
                single += low
        self.place += 1

        def test(c):
            if c in single:
                return not negated
            for other in tests:
                if other(c):
                    return not negated
            return negated
        return test

    def member(self):
        c = self.next()
        if c != "\\":
            return c
        c = self.next()
        return _CLASSES[c] if c in _CLASSES else "\b" if c == "b" else self.character(c)

    def group(self, start):
        kind = "group"
        number = None
        if self.take("?"):
            if self.take("#"):
                self.until(")")
                return None
            if self.take("P="):
                name = self.until(")")
                if name not in self.names:
                    self.fail(f"unknown group name '{name}'", start + 4)
                return ("same", self.names[name])
            if self.take("P<"):
                number = self.numbered(self.until(">"))
            elif self.take(":"):
                kind = "plain"
            elif self.take("="):
                kind = "ahead"
            elif self.take("!"):
                kind = "not ahead"
            elif self.take("<="):
                kind = "behind"
            elif self.take("<!"):
                kind = "not behind"
            else:
                return self.inline(start)
        else:
            number = self.numbered()
        flags = self.flags
        tree = self.choice()
        self.flags = flags
        if not self.take(")"):
            self.fail("missing ), unterminated subpattern", start)
        return tree if kind == "plain" else (kind, tree, number)

    def numbered(self, name=None):
        self.groups += 1
        if name is not None:
            if name in self.names:
                self.fail(f"redefinition of group name '{name}'")
            self.names[name] = self.groups
        return self.groups

    def inline(self, start):
        """`(?i)` for the rest of the pattern, or `(?i:…)` for a part of it."""
        before = self.flags
        c = self.next()
        while c in _FLAGS:
            self.flags |= _FLAGS[c]
            c = self.next()
        if c == ")":
            return None
        if c != ":":
            self.fail("unknown extension ?" + c, start + 1)
        tree = self.choice()
        self.flags = before
        if not self.take(")"):
            self.fail("missing ), unterminated subpattern", start)
        return tree


def width(tree):
    """How many characters a tree matches; None where that is not one number."""
    kind = tree[0]
    if kind in ("one", "literal"):
        return 1
    if kind == "sequence":
        widths = [width(item) for item in tree[1]]
        return None if None in widths else sum(widths)
    if kind == "choice":
        widths = set([width(branch) for branch in tree[1]])
        return widths.pop() if len(widths) == 1 else None
    if kind == "repeat":
        one = width(tree[1])
        return None if one is None or tree[2] != tree[3] else one * tree[2]
    return width(tree[1]) if kind == "group" else None if kind == "same" else 0
