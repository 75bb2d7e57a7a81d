"""Random programs whose meaning is well defined: what CPython prints, anything that runs Python has to print."""

import pathlib, random, re

TEMPLATES = pathlib.Path(__file__).parent.parent / "Templates"


def sections(text):
    """Templates of expressions by the kind of their value: `[kind]`, then one on each line."""
    return {
        part.split("]")[0][1:]: part.strip().split("\n")[1:] for part in text.split("\n\n")
    }


def blocks(name):
    path = TEMPLATES / name
    return path.read_text().rstrip("\n").split("\n---\n") if path.exists() else []


# Templates whose programs are known to print something else.
DIFFERS = set(blocks("differs.txt"))
EXPRESSIONS = sections((TEMPLATES / "expressions.txt").read_text())
STATEMENTS = blocks("statements.txt")
ERRORS = (TEMPLATES / "errors.txt").read_text().rstrip("\n").split("\n")
# Kinds whose values programs hold in so many variables each, which begin with a letter of their own.
VARIABLES = {
    "int": "i", "float": "f", "str": "s", "bool": "b", "list": "l", "words": "w", "dict": "d",
    "tuple": "t", "set": "z",
}
COUNT = 3
PLACE = re.compile(r"\$(\w+)")
FORMATTED = re.compile(r"\bf['\"]")
OWN = re.compile(r"\b[A-F]\b")

HEADER = """\
import collections, contextlib, copy, enum, functools, itertools, math, operator
from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
def fmean(x): return sum(x) / len(x)
"""


def usable(templates):
    return [template for template in templates if template not in DIFFERS] or templates


class Generator:
    """Makes programs of a seed, of templates that are not known to differ."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0
        self.expressions = {kind: usable(templates) for kind, templates in EXPRESSIONS.items()}
        self.statements = usable(STATEMENTS)
        self.errors = usable(ERRORS)

    def variable(self, kind):
        return f"{VARIABLES[kind]}{self.random.randrange(COUNT)}"

    def expression(self, kind, depth):
        """An expression of a kind, no deeper than this."""
        if kind in VARIABLES and self.random.random() < (0.35 if depth else 0.75):
            return self.variable(kind)
        templates = self.expressions[kind]
        if depth <= 0:
            templates = [t for t in templates if "$" not in t] or ["0"]
            if kind == "bools":
                templates = ["[True, False]"]
        return self.filled(self.random.choice(templates), depth - 1)

    def filled(self, template, depth, mixed=False):
        # Before Python 3.12, f-strings have no quotes inside: variables only.
        isFormatted = FORMATTED.search(template)

        def value(match):
            kind = match[1]
            if isFormatted and (kind in VARIABLES or kind == "any"):
                return self.variable(kind if kind in VARIABLES else self.random.choice(list(VARIABLES)))
            # Now and then another kind of value than fits: an error that both have to make.
            if kind in VARIABLES and (mixed or self.random.random() < 0.01):
                # Not a set: where one is printed, its order is nobody's.
                return self.variable(self.random.choice([kind for kind in VARIABLES if kind != "set"]))
            return self.expression(kind, depth)
        return PLACE.sub(value, template)

    def mixed(self):
        templates = [t for kind in VARIABLES for t in self.expressions[kind] if "$" in t]
        return self.filled(self.random.choice(templates), 1, mixed=True)

    def statement(self, depth, template=None):
        """Lines of a statement, whose blocks have statements no deeper than this."""
        templates = self.statements
        if depth <= 0:
            templates = [t for t in templates if "$block" not in t and t.count("\n") < 3]
        template = template or self.random.choice(templates)
        own = {}
        def name(match):
            if match[0] not in own:
                own[match[0]] = f"n{self.names}"
                self.names += 1
            return own[match[0]]
        template = OWN.sub(name, template)
        kind = self.random.choice(list(VARIABLES))
        letters = {letter: kind for kind, letter in VARIABLES.items()}

        def place(match):
            what = match[1]
            if what == "V":
                return self.variable(kind)
            if what[0] == "V" and what[1:] in letters:
                return self.variable(letters[what[1:]])
            if what == "anyerror":
                return self.filled(self.random.choice(self.errors), 1)
            if what == "mixed":
                return self.mixed()
            if what == "simple":
                return f"print({self.expression('any', 2)})"
            return self.filled(match[0], 2) if what != "expression" else self.expression(kind, 2)

        lines = []
        for line in template.split("\n"):
            if line.strip() == "$block":
                indent = line[: len(line) - len(line.lstrip())]
                for _ in range(self.random.choice([1, 1, 2])):
                    lines += [indent + l for l in self.statement(depth - 1)]
            else:
                lines.append(self.filled(line, 2) if FORMATTED.search(line) else PLACE.sub(place, line))
        return lines

    def program(self, count):
        """The text of a program of so many statements."""
        return self.text([self.statement(2) for _ in range(count)])

    def each(self):
        """Every template there is, with a statement of it."""
        for kind, templates in EXPRESSIONS.items():
            if kind in VARIABLES or kind == "any":
                show = "sorted" if kind == "set" else "repr"
                for template in templates:
                    for _ in range(6 if "$" in template else 1):
                        yield template, [f"print({show}({self.filled(template, 0)}))"]
        for template in ERRORS:
            yield template, self.filled(template, 0).split("\n")
        for template in STATEMENTS:
            if template not in ("$anyerror", "print($mixed)"):
                for _ in range(5):
                    # What stands in its blocks says nothing about itself.
                    plain = template.replace("$block", "print($int)")
                    yield template, self.statement(0, plain)

    def text(self, statements):
        """A program of statements; what each does is printed after its number."""
        start = {
            f"{letter}{n}": self.random.choice(START[letter])
            for letter in VARIABLES.values() for n in range(COUNT)
        }
        lines = [HEADER, "def start():", "  global " + ", ".join(start)]
        lines += [f"  {name} = {value}" for name, value in start.items()]
        lines += ["def settle():", "  global " + ", ".join(start)]
        for kind, letter in VARIABLES.items():
            for name in (f"{letter}{n}" for n in range(COUNT)):
                lines.append("  " + SETTLED.get(kind, "pass").replace("X", name))
        for number, statement in enumerate(statements):
            lines += [f"start(); print('#{number}')", "try:"] + ["  " + l for l in statement]
            lines += ["except Exception as e: print('!', type(e).__name__, e)"]
            lines += ["try: settle()", "except Exception as e: print('-', type(e).__name__)"]
        return "\n".join(lines) + "\n"


# What variables hold before each statement.
START = {
    "i": ["0", "1", "-3", "7", "1000"],
    "f": ["0.0", "1.5", "-2.25", "1e-7", "100.0"],
    "s": ["''", "'a'", "'Hello World'", "'a,b,,c'", "'-12'", "' x '"],
    "b": ["True", "False"],
    "l": ["[]", "[5]", "[3, 1, 2]", "[0, -4, 4, 9]"],
    "w": ["[]", "['b', 'a', 'C']", "['x', 'yy', '']"],
    "d": ["{}", "{'a': 1}", "{'b': 5, 'a': -1, 'Hello World': 3}"],
    "t": ["()", "(1,)", "(4, 0, -2)"],
    "z": ["set()", "{2}", "{1, 2, 3}"],
}

# What keeps a variable small, so that programs end soon; it is an error where it has another kind.
SETTLED = {
    "int": "X = X % 100003 if abs(X) > 1000000 else X + 0; print(X, end=' ')",
    "float": "X = X if abs(X) < 1e9 else 2.5; print(X, end=' ')",
    "str": "X = X[:24] + ''; print(repr(X), end=' ')",
    "bool": "print(X, end=' ')",
    "list": "X = X[:8] + []; [0 + x for x in X]; print(X, end=' ')",
    "words": "X = X[:8] + []; print(X, end=' ')",
    "dict": "X = dict(list(X.items())[:8]); print(X, end=' ')",
    "tuple": "X = X[:6] + (); print(X)",
    "set": "X = set(sorted(X)[:8]); print(sorted(X))",
}
