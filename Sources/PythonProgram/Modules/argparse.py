"""Options of a command: a program here is given none, so that each has its default."""

SUPPRESS = "==SUPPRESS=="
REMAINDER, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "...", "?", "*", "+"


class Namespace:
    def __init__(self, **values):
        for name in values:
            setattr(self, name, values[name])

    def __repr__(self):
        return "Namespace(" + ", ".join([f"{k}={v!r}" for k, v in vars(self).items()]) + ")"

    def __contains__(self, name):
        return hasattr(self, name)

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)


class HelpFormatter:
    pass


ArgumentDefaultsHelpFormatter = RawTextHelpFormatter = RawDescriptionHelpFormatter = HelpFormatter
MetavarTypeHelpFormatter = HelpFormatter


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    pass


class Action:
    pass


class BooleanOptionalAction:
    pass


class _Option:
    def __init__(self, names, action="store", nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None, dest=None, **others):
        self.names, self.action, self.nargs, self.type = names, action, nargs, type
        self.choices, self.required = choices, required
        self.const = const
        if action in ("store_true", "store_false"):
            self.const = action == "store_true"
            default = not self.const if default is None else default
        self.default = default
        self.is_flag = names[0].startswith("-")
        long = [name for name in names if name.startswith("--")]
        first = (long or list(names))[0]
        self.dest = dest or first.lstrip("-").replace("-", "_")

    @property
    def takes_nothing(self):
        return self.action not in ("store", "append", "extend")

    def read(self, text):
        value = text if self.type is None else self.type(text)
        if self.choices is not None and value not in self.choices:
            listed = ", ".join([repr(choice) for choice in self.choices])
            raise ValueError(f"invalid choice: {value!r} (choose from {listed})")
        return value


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, **options):
        self.prog, self.description = prog or "program.py", description
        self._options, self._defaults = [], {}

    def add_argument(self, *names, **settings):
        option = _Option(names, **settings)
        self._options.append(option)
        return option

    def add_argument_group(self, *args, **options):
        return self

    def add_mutually_exclusive_group(self, **options):
        return self

    def set_defaults(self, **defaults):
        self._defaults.update(defaults)

    def get_default(self, dest):
        return getattr(self.parse_args([]), dest)

    def error(self, message):
        raise SystemExit(f"{self.prog}: error: {message}")

    def print_help(self, file=None):
        print(f"usage: {self.prog} [-h]")

    print_usage = print_help

    def format_help(self):
        return f"usage: {self.prog} [-h]\n"

    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        given = list(args or [])
        result = Namespace() if namespace is None else namespace
        for option in self._options:
            default = self._defaults.get(option.dest, option.default)
            if isinstance(default, str) and option.type is not None:
                default = option.type(default)
            if default != SUPPRESS:
                setattr(result, option.dest, default)
        for name in self._defaults:
            if not hasattr(result, name):
                setattr(result, name, self._defaults[name])
        waiting = [option for option in self._options if not option.is_flag]
        seen, rest = [], []
        while given:
            word = given.pop(0)
            name, equals, value = word.partition("=")
            found = [option for option in self._options if option.is_flag and name in option.names]
            if found:
                option = found[0]
                if equals:
                    given.insert(0, value)
            elif waiting and not word.startswith("-"):
                option = waiting.pop(0)
                given.insert(0, word)
            else:
                rest.append(word)
                continue
            seen.append(option)
            self._take(option, given, result)
        missing = [
            "/".join(option.names) for option in self._options if option not in seen
            and (option.required or not option.is_flag and option.nargs not in ("?", "*"))]
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        return result, rest

    def _take(self, option, given, result):
        if option.takes_nothing:
            value = option.const
            if option.action == "count":
                value = (getattr(result, option.dest) or 0) + 1
            return setattr(result, option.dest, value)
        words = []
        most = {None: 1, "?": 1}.get(option.nargs, option.nargs)
        most = most if isinstance(most, int) else len(given)
        while given and len(words) < most and not given[0].startswith("--"):
            words.append(given.pop(0))
        try:
            values = [option.read(word) for word in words]
        except ValueError as error:
            self.error(f"argument {'/'.join(option.names)}: {error}")
        if option.nargs is None and not values:
            self.error(f"argument {'/'.join(option.names)}: expected one argument")
        value = values if option.nargs not in (None, "?") else values[0] if values else option.const
        if option.action == "append":
            value = (getattr(result, option.dest) or []) + [value]
        setattr(result, option.dest, value)
