"""What a program calls its values of micrograd's kind: its variables, neurons and layers."""

import types

from . import frames
from .graph import Scope


class OwnerScope(Scope):
    """A neuron or a layer: it is named late, as its values are made before it has its place."""

    def __init__(self, owner, parent):
        # The owner is kept, so that no other gets its id.
        self.owner, self.parent = owner, parent

    @property
    def name(self):
        kind = type(self.owner).__name__
        for name, value in vars(self.parent.owner).items() if self.parent else ():
            if value is self.owner:
                return f"{name} ({kind})"
            if isinstance(value, (list, tuple)):
                for i, item in enumerate(value):
                    if item is self.owner:
                        return f"{name}[{i}] ({kind})"
        return kind


class Scopes:
    """Objects with `parameters`, one within the other, whose methods are being called."""

    def __init__(self):
        self._known = {}

    def of(self, frame):
        owners = []
        for frame in frames.users(frame):
            owner = frame.f_locals.get("self")
            if hasattr(owner, "parameters") and hasattr(owner, "__dict__") and (
                not owners or owner is not owners[-1]
            ):
                owners.append(owner)
        scope, path = None, ()
        for owner in reversed(owners):
            path += (id(owner),)
            if path not in self._known:
                self._known[path] = OwnerScope(owner, scope)
            scope = self._known[path]
        return scope


def variables(frame, is_value):
    """The names by which the program holds its values, variables first, then what lies in them."""
    names, todo, seen = {}, [], set()
    for frame in frames.users(frame):
        todo += [(n, v) for n, v in list(frame.f_locals.items()) if not n.startswith("_")]
    todo.sort(key=lambda pair: not is_value(pair[1]))
    depth = 0
    while todo and depth < 8:
        inner = []
        for name, thing in todo:
            if isinstance(thing, (types.ModuleType, type, types.FunctionType)) or id(thing) in seen:
                continue
            seen.add(id(thing))
            if is_value(thing):
                names.setdefault(id(thing), name)
            elif isinstance(thing, (list, tuple)):
                inner += [(f"{name}[{i}]", item) for i, item in enumerate(thing)]
            elif isinstance(thing, dict):
                inner += [(f"{name}[{key!r}]", item) for key, item in thing.items()]
            elif hasattr(thing, "parameters") and hasattr(thing, "__dict__"):
                inner += [(f"{name}.{key}", item) for key, item in vars(thing).items()]
        todo, depth = inner, depth + 1
        if len(seen) > 200_000:
            break
    return names
