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


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return None


class ContextDecorator:
    def __call__(self, function):
        def inside(*args, **keywords):
            with self:
                return function(*args, **keywords)
        return inside


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, type, value, traceback):
        self.thing.close()


class ExitStack(AbstractContextManager):
    """Contexts that are left together, the last one first."""

    def __init__(self):
        self._exits = []

    def enter_context(self, context):
        value = context.__enter__()
        self._exits.append(context.__exit__)
        return value

    def push(self, context):
        self._exits.append(context.__exit__)
        return context

    def callback(self, function, *args, **keywords):
        self._exits.append(lambda *error: function(*args, **keywords) and False)
        return function

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, type, value, traceback):
        handled = False
        while self._exits:
            if self._exits.pop()(type, value, traceback):
                type = value = traceback = None
                handled = True
        return handled


class redirect_stdout(AbstractContextManager):
    def __init__(self, target):
        raise NotImplementedError("what a program prints cannot be redirected here")
