"""Lists and dicts printed in lines of a width."""


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        self._indent, self._width, self._compact = indent, width, compact
        self._depth, self._sorts = depth, sort_dicts

    def pprint(self, object):
        print(self.pformat(object))

    def pformat(self, object):
        return self._text(object, 0, 0, 1)

    def _flat(self, value, level):
        """The text of a value in one line."""
        if isinstance(value, dict) and type(value).__name__ == "dict":
            if value and self._depth and level > self._depth:
                return "{...}"
            items = [f"{self._flat(key, level + 1)}: {self._flat(item, level + 1)}"
                     for key, item in self._pairs(value)]
            return "{" + ", ".join(items) + "}"
        if type(value).__name__ in ("list", "tuple"):
            start, end = "[]" if isinstance(value, list) else "()"
            if value and self._depth and level > self._depth:
                return start + "..." + end
            items = [self._flat(item, level + 1) for item in value]
            if isinstance(value, tuple) and len(items) == 1:
                end = ",)"
            return start + ", ".join(items) + end
        if isinstance(value, set) and value:
            return "{" + ", ".join([repr(item) for item in self._sorted(value)]) + "}"
        return repr(value)

    def _sorted(self, values):
        try:
            return sorted(values)
        except TypeError:
            return sorted(values, key=lambda value: (type(value).__name__, str(value)))

    def _pairs(self, value):
        if not self._sorts:
            return list(value.items())
        return [(key, value[key]) for key in self._sorted(value)]

    def _text(self, value, column, after, level):
        """The text of a value that begins in a column, with room for what comes after it."""
        flat = self._flat(value, level)
        if len(flat) <= self._width - column - after or self._depth and level > self._depth:
            return flat
        kind = type(value).__name__
        if kind == "dict" and value:
            parts, starts = self._pairs(value), "{}"
        elif kind in ("list", "tuple") and value:
            parts, starts = list(value), "[]" if kind == "list" else "()"
        elif kind == "set":
            parts, starts = self._sorted(value), "{}"
        elif isinstance(value, str):
            return self._string(value, column, after, level)
        else:
            return flat
        suffix = ",)" if kind == "tuple" and len(value) == 1 else starts[1]
        lead = starts[0] + " " * (self._indent - 1)
        inner = column + self._indent
        if self._compact and starts[0] != "{":
            return lead + self._packed(parts, inner, after + 1, level) + suffix
        lines = []
        for place, part in enumerate(parts):
            room = after + 1 if place == len(parts) - 1 else 1
            if kind == "dict":
                key = self._flat(part[0], level + 1) + ": "
                lines.append(key + self._text(part[1], inner + len(key), room, level + 1))
            else:
                lines.append(self._text(part, inner, room, level + 1))
        return lead + (",\n" + " " * inner).join(lines) + suffix

    def _packed(self, parts, inner, after, level):
        """As many elements in a line as it holds."""
        lines, line = [], ""
        for place, part in enumerate(parts):
            room = after if place == len(parts) - 1 else 1
            flat = self._flat(part, level + 1)
            joined = line + ", " + flat if line else flat
            if inner + len(joined) + room <= self._width:
                line = joined
                continue
            if line:
                lines.append(line)
            line = self._text(part, inner, room, level + 1)
        return (",\n" + " " * inner).join(lines + [line])

    def _string(self, text, column, after, level):
        """A long text, in quotes of its own in each line."""
        lines = text.splitlines(True)
        if level == 1:
            column += 1
            after += 1
        width = self._width - column
        pieces = []
        for number, line in enumerate(lines):
            words, current = _words(line), ""
            last_line = number == len(lines) - 1
            if len(repr(line)) <= width - (after if last_line else 0):
                pieces.append(repr(line))
                continue
            for place, word in enumerate(words):
                is_last = place == len(words) - 1
                room = width - (after if is_last and last_line else 0)
                if len(repr(current + word)) > room and current:
                    pieces.append(repr(current))
                    current = ""
                current += word
            pieces.append(repr(current))
        if len(pieces) == 1:
            return pieces[0]
        joined = ("\n" + " " * column).join(pieces)
        return "(" + joined + ")" if level == 1 else joined


def _words(line):
    words, word = [], ""
    for c in line:
        if word and word[-1].isspace() and not c.isspace():
            words.append(word)
            word = ""
        word += c
    return words + [word]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pprint(object)


def pp(object, *args, sort_dicts=False, **options):
    pprint(object, *args, sort_dicts=sort_dicts, **options)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)
