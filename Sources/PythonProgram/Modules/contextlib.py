"""Contexts made of functions."""


class _GeneratorContext:
    def __init__(self, generator):
        self._generator = generator

    def __enter__(self):
        return next(self._generator)

    def __exit__(self, type, value, traceback):
        if value is None:
            next(self._generator, None)
            return False
        self._generator.close()
        return False


def contextmanager(function):
    def make(*args, **kwargs):
        return _GeneratorContext(function(*args, **kwargs))

    return make


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, type, value, traceback):
        return False


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return type is not None and issubclass(type, self._exceptions)
