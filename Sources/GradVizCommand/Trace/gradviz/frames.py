"""Where a value was made and what its program calls it, read from the frames of the interpreter."""

import bisect
import contextlib
import dis
import functools
import os
import runpy
import sys

HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep
# Frames in these folders belong to nobody's program. A framework adds its own.
_machinery = {HERE, "<frozen ", contextlib.__file__, runpy.__file__}


def add_machinery(folder):
    _machinery.add(folder)
    is_machinery.cache_clear()


@functools.lru_cache(maxsize=None)
def is_machinery(filename):
    return filename.startswith(tuple(_machinery))


def users(frame):
    """The frames of the program, from `frame` outwards."""
    while frame is not None:
        if not is_machinery(frame.f_code.co_filename):
            yield frame
        frame = frame.f_back


def source(frame):
    """`train.py:12`: the innermost line of the program."""
    for frame in users(frame):
        return f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno}"
    return None


@functools.lru_cache(maxsize=4096)
def _steps(code):
    """The places of the instructions of a function, and the instructions."""
    steps = [step for step in dis.get_instructions(code) if step.opname not in _SILENT]
    return [step.offset for step in steps], steps


def _following(frame):
    """The instructions that come after the one that runs.

    Where a function of Python is called, a frame may stand behind the call, in what it caches.
    """
    places, steps = _steps(frame.f_code)
    after = bisect.bisect_right(places, frame.f_lasti)
    return steps[after : after + 8] if after else []


# What stands between a call and the name that takes its result, without doing anything to it.
_SILENT = {"CACHE", "EXTENDED_ARG", "NOP", "COPY", "DUP_TOP", "PRECALL", "RESUME", "NOT_TAKEN"}
_STORES = {"STORE_FAST", "STORE_NAME", "STORE_GLOBAL", "STORE_DEREF"}
_RETURNS = {"RETURN_VALUE", "RETURN_GENERATOR"}


def _first(argument):
    return argument[0] if isinstance(argument, tuple) else argument


def _target(steps):
    """The names that the next instructions give to what a call returned."""
    if not steps:
        return []
    step = steps[0]
    if step.opname in _STORES:
        return [step.argval]
    if step.opname in ("STORE_FAST_STORE_FAST", "STORE_FAST_LOAD_FAST"):  # Python 3.13 joins two.
        return [_first(step.argval)]
    if step.opname.startswith("LOAD_") and len(steps) > 1 and steps[1].opname == "STORE_ATTR":
        return [steps[1].argval]  # self.h = …
    if step.opname == "UNPACK_SEQUENCE":  # a, b = …
        names = []
        for store in steps[1:]:
            if store.opname in _STORES:
                names.append(store.argval)
            elif store.opname == "STORE_FAST_STORE_FAST":
                names.extend(store.argval)
            else:
                break
        return names[: step.argval]
    return []


def assigned_names(frame, boundary=None):
    """What the statement that runs in `frame` calls the value that is being computed.

    A function that returns the value passes it on to the one that called it. `boundary` is code
    behind which the value belongs to somebody else.
    """
    while frame is not None:
        if boundary is not None and frame.f_code is boundary:
            return []
        if not is_machinery(frame.f_code.co_filename):
            steps = _following(frame)
            names = _target(steps)
            if names or not steps or steps[0].opname not in _RETURNS:
                return names
        frame = frame.f_back
    return []


def name_of(value, frame):
    """What the program calls a value that it was given: the outermost variable that holds it."""
    for frame in reversed(list(users(frame))):
        spaces = [frame.f_locals]
        if frame.f_locals is not frame.f_globals:
            spaces.append(frame.f_globals)
        for space in spaces:
            for name, held in list(space.items()):
                if held is value and not name.startswith("_"):
                    return name
    for frame in users(frame):
        found = _held(value, frame.f_locals) or _held(value, frame.f_globals)
        if found:
            return found
    return None


def _held(value, space):
    """`W[0]` or `self.w`: the value within what a variable holds."""
    for name, held in list(space.items()):
        if name.startswith("_"):
            continue
        if isinstance(held, (list, tuple)) and len(held) <= 1000:
            for i, item in enumerate(held):
                if item is value:
                    return f"{name}[{i}]"
        elif isinstance(held, dict) and held is not space and len(held) <= 1000:
            for key, item in list(held.items()):
                if item is value:
                    return f"{name}[{key!r}]"
        elif name == "self":
            for key, item in list(getattr(held, "__dict__", {}).items()):
                if item is value:
                    return key
    return None


def evaluate(expression, frame, names, plain):
    """A condition in the program's own words; `names` are the graph's, the program's go before.

    `plain` makes of a value what can be compared.
    """
    frame = next(users(frame), None)
    code, values = compile(expression, "--when", "eval"), {}
    for name in code.co_names:
        for space in (frame.f_locals, frame.f_globals) if frame is not None else ():
            if name in space:
                values[name] = plain(space[name])
                break
        else:
            if name in names:
                values[name] = names[name]
    return bool(eval(code, values))


def caller(depth=1):
    return sys._getframe(depth + 1)
