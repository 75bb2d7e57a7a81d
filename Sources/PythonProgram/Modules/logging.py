"""Messages of a program, which go where its complaints go: not into what it prints."""

NOTSET, DEBUG, INFO, WARNING, ERROR, CRITICAL = 0, 10, 20, 30, 40, 50
WARN, FATAL = WARNING, CRITICAL


class Handler:
    def __init__(self, *args, **options):
        self.level = NOTSET

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **options: None


Formatter = Filter = StreamHandler = FileHandler = NullHandler = Handler


class Logger:
    """Keeps silent: what it is told stands in no output."""

    def __init__(self, name, level=WARNING):
        self.name, self.level, self.handlers, self.propagate = name, level, [], True

    def setLevel(self, level):
        self.level = level

    def getEffectiveLevel(self):
        return self.level

    def isEnabledFor(self, level):
        return False

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        return bool(self.handlers)

    def debug(self, message, *args, **options):
        pass

    info = warning = warn = error = critical = fatal = exception = debug

    def log(self, level, message, *args, **options):
        pass


root = Logger("root")
_loggers = {}


def getLogger(name=None):
    if name is None:
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def basicConfig(**options):
    pass


def disable(level=CRITICAL):
    pass


def getLevelName(level):
    names = {0: "NOTSET", 10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}
    return names.get(level, f"Level {level}")


debug, info, warning, warn = root.debug, root.info, root.warning, root.warn
error, critical, fatal, exception, log = (
    root.error, root.critical, root.fatal, root.exception, root.log)
