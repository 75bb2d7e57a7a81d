"""Plots that draw nothing: a program's picture is its computation graph."""


class _Silent:
    """Whatever is asked of it, the answer is another that draws nothing."""

    def __init__(self, parts=None):
        object.__setattr__(self, "_parts", parts)

    def __getattr__(self, name):
        if name in _methods:
            return _methods[name]
        if name == "dtype" or name.startswith("__"):
            raise AttributeError(name)
        return self

    def __setattr__(self, name, value):
        pass

    def __call__(self, *args, **options):
        return self

    def __getitem__(self, key):
        if self._parts is None:
            return self
        part = self
        for index in key if isinstance(key, tuple) else (key,):
            part = part._parts[index]
        return part

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter([self, self] if self._parts is None else self._parts)

    def __len__(self):
        return 2 if self._parts is None else len(self._parts)

    def flatten(self):
        if self._parts is None:
            return self
        rows = [[part] if part._parts is None else part._parts for part in self._parts]
        return _Silent([part for row in rows for part in row])

    ravel = flatten

    @property
    def flat(self):
        return self.flatten()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return False



_silent = _Silent()


def _subplots(nrows=1, ncols=1, *args, **options):
    rows = [_Silent([_silent] * ncols) for _ in range(nrows)]
    if nrows * ncols == 1:
        return _silent, _silent
    if nrows == 1:
        return _silent, rows[0]
    return _silent, _Silent([_silent] * nrows if ncols == 1 else rows)


def _plot(*args, **options):
    return [_silent]


def _hist(*args, **options):
    return _silent, _silent, _silent


_methods = {"subplots": _subplots, "plot": _plot, "hist": _hist}


def __getattr__(name):
    return _silent.__getattr__(name)
