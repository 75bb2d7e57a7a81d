"""Values as texts of JSON, and back."""

class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b",
          "\f": "\\f"}
_LONG = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def _unit(code):
    return "\\u" + hex(code)[2:].zfill(4)


def _quoted(text, is_ascii):
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return '"' + text + '"'
    parts = []
    for c in text:
        code = ord(c)
        if c in _SHORT:
            parts.append(_SHORT[c])
        elif code < 32 or is_ascii and 126 < code < 65536:
            parts.append(_unit(code))
        elif is_ascii and code >= 65536:
            code -= 65536
            parts.append(_unit(55296 + code // 1024) + _unit(56320 + code % 1024))
        else:
            parts.append(c)
    return '"' + "".join(parts) + '"'


def _number(value):
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value)


def _text(value, options, level):
    indent, separators, is_ascii, default, sorts, skips = options
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return repr(int(value))
    if isinstance(value, float):
        return _number(float(value))
    if isinstance(value, str):
        return _quoted(value, is_ascii)
    if isinstance(value, (list, tuple)):
        items = [_text(item, options, level + 1) for item in value]
        return _joined(items, "[", "]", options, level)
    if isinstance(value, dict):
        pairs = sorted(value.items()) if sorts else value.items()
        items = [
            _quoted(_key(key), is_ascii) + separators[1] + _text(item, options, level + 1)
            for key, item in pairs
            if not skips or key is None or isinstance(key, (str, int, float))]
        return _joined(items, "{", "}", options, level)
    if default is None:
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
    return _text(default(value), options, level)


def _key(key):
    if isinstance(key, str):
        return key
    if key is None or isinstance(key, (bool, int, float)):
        return _text(key, (None, ("", ""), True, None, False, False), 0)
    raise TypeError(
        f"keys must be str, int, float, bool or None, not {type(key).__name__}")


def _joined(items, start, end, options, level):
    indent, separators = options[0], options[1]
    if not items or indent is None:
        return start + separators[0].join(items) + end
    line = "\n" + indent * (level + 1)
    return start + line + (separators[0] + line).join(items) + "\n" + indent * level + end


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False):
    if cls is not None and default is None:
        default = cls().default
    if isinstance(indent, int):
        indent = " " * indent
    separators = separators or (", " if indent is None else ",", ": ")
    options = (indent, separators, ensure_ascii, default, sort_keys, skipkeys)
    return _text(obj, options, 0)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


class JSONEncoder:
    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return dumps(o, default=self.default)


class _Reader:
    def __init__(self, text, hook, pairs_hook):
        self.text, self.place, self.hook, self.pairs_hook = text, 0, hook, pairs_hook

    def fail(self, message, place=None):
        raise JSONDecodeError(message, self.text, self.place if place is None else place)

    def skip(self):
        while self.place < len(self.text) and self.text[self.place] in " \t\n\r":
            self.place += 1

    def take(self, text):
        found = self.text.startswith(text, self.place)
        if found:
            self.place += len(text)
        return found

    def value(self):
        self.skip()
        if self.take("{"):
            return self.pairs()
        if self.take("["):
            return self.items()
        if self.take('"'):
            return self.string()
        for text, value in (("true", True), ("false", False), ("null", None),
                            ("NaN", float("nan")), ("Infinity", float("inf")),
                            ("-Infinity", float("-inf"))):
            if self.take(text):
                return value
        return self.number()

    def number(self):
        start = end = self.place
        while end < len(self.text) and self.text[end] in "+-0123456789.eE":
            end += 1
        text = self.text[start:end]
        digits = text.lstrip("-")
        if not digits or not digits[0].isdecimal():
            self.fail("Expecting value")
        self.place = end
        try:
            return int(text) if text.lstrip("-").isdecimal() else float(text)
        except ValueError:
            self.fail("Expecting value", start)

    def string(self):
        start, parts = self.place - 1, []
        while True:
            end = self.place
            while end < len(self.text) and self.text[end] not in '"\\\n':
                end += 1
            parts.append(self.text[self.place:end])
            self.place = end + 1
            if end >= len(self.text):
                self.fail("Unterminated string starting at", start)
            if self.text[end] == '"':
                return "".join(parts)
            if self.text[end] == "\n":
                self.fail("Invalid control character at", end)
            c = self.text[self.place:self.place + 1]
            self.place += 1
            if c == "u":
                code = self.code()
                if 55296 <= code < 56320 and self.take("\\u"):
                    code = 65536 + (code - 55296) * 1024 + self.code() - 56320
                parts.append(chr(code))
            elif c in _LONG:
                parts.append(_LONG[c])
            else:
                self.fail("Invalid \\escape", end)

    def code(self):
        self.place += 4
        try:
            return int(self.text[self.place - 4:self.place], 16)
        except ValueError:
            self.fail("Invalid \\uXXXX escape", self.place - 4)

    def items(self):
        values = []
        self.skip()
        if self.take("]"):
            return values
        while True:
            values.append(self.value())
            self.skip()
            if self.take("]"):
                return values
            if not self.take(","):
                self.fail("Expecting ',' delimiter")

    def pairs(self):
        pairs = []
        self.skip()
        if not self.take("}"):
            while True:
                self.skip()
                if not self.take('"'):
                    self.fail("Expecting property name enclosed in double quotes")
                key = self.string()
                self.skip()
                if not self.take(":"):
                    self.fail("Expecting ':' delimiter")
                pairs.append((key, self.value()))
                self.skip()
                if self.take("}"):
                    break
                if not self.take(","):
                    self.fail("Expecting ',' delimiter")
        if self.pairs_hook is not None:
            return self.pairs_hook(pairs)
        return dict(pairs) if self.hook is None else self.hook(dict(pairs))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None):
    reader = _Reader(s, object_hook, object_pairs_hook)
    value = reader.value()
    reader.skip()
    if reader.place < len(s):
        reader.fail("Extra data")
    return value


def load(fp, **options):
    return loads(fp.read(), **options)
