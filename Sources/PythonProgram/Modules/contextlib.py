"""Contexts made of functions."""


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return None


class ContextDecorator:
    """A context that is a decorator, too: the function runs in it."""

    def _again(self):
        return self

    def __call__(self, function):
        def inner(*args, **kwargs):
            with self._again():
                return function(*args, **kwargs)

        inner.__name__ = function.__name__
        return inner


class _GeneratorContext(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self._made_of = function, args, kwargs
        self._generator = function(*args, **kwargs)

    def _again(self):
        return _GeneratorContext(*self._made_of)

    def __enter__(self):
        for value in self._generator:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, type, value, traceback):
        if value is None:
            for _ in self._generator:
                raise RuntimeError("generator didn't stop")
            return False
        if not hasattr(self._generator, "throw"):
            self._generator.close()
            return False
        try:
            self._generator.throw(value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    def make(*args, **kwargs):
        return _GeneratorContext(function, args, kwargs)

    make.__name__ = function.__name__
    return make


class nullcontext(AbstractContextManager):
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
        return None

    def __exit__(self, type, value, traceback):
        return type is not None and issubclass(type, self._exceptions)


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, type, value, traceback):
        self.thing.close()
        return False


class ExitStack(AbstractContextManager):
    """Contexts that are left together, the last one first."""

    def __init__(self):
        self._exits = []

    def enter_context(self, context):
        result = context.__enter__()
        self._exits.append(context.__exit__)
        return result

    def push(self, exit):
        self._exits.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, function, *args, **kwargs):
        self._exits.append(lambda type, value, traceback: function(*args, **kwargs) and False)
        return function

    def pop_all(self):
        stack = ExitStack()
        stack._exits, self._exits = self._exits, []
        return stack

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, value, traceback):
        first = value
        while self._exits:
            exit = self._exits.pop()
            try:
                if exit(kind, value, traceback):
                    kind = value = traceback = None
            except BaseException as error:
                kind, value = type(error), error
        if value is not None and value is not first:
            raise value
        return first is not None and value is None


class redirect_stdout(AbstractContextManager):
    def __init__(self, target):
        raise NotImplementedError("what a program prints cannot be redirected here")
