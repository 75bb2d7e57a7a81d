"""micrograd and every class of its kind, by duck typing: `data`, `grad`, operands, `backward`."""

import builtins
import types

from . import frames, objects_check
from .graph import Graph, Record, Values
from .objects_names import Scopes, variables

_OPERANDS = ("_prev", "_children", "prev", "children", "parents", "_parents", "_inputs")
_SIGNS = {
    "+": "add", "*": "mul", "-": "sub", "/": "div", "@": "matmul", "ReLU": "relu", "**": "pow"}
_METHODS = {
    "__radd__": "add", "__rmul__": "mul", "__rsub__": "sub", "__rtruediv__": "div",
    "__truediv__": "div"}
SYMBOLS = {"add": "+", "sub": "−", "mul": "×", "div": "÷"}


def is_value(thing):
    return (
        _operands_name(thing) is not None and isinstance(getattr(thing, "data", None), (int, float))
        and hasattr(thing, "grad") and callable(getattr(thing, "backward", None)))


def number(thing):
    return thing.data if is_value(thing) else thing


def _operands_name(thing):
    return next((name for name in _OPERANDS if hasattr(thing, name)), None)


def _looks_like_a_value(cls):
    """Whether a class differentiates as micrograd's does, by the names that its code uses."""
    code = getattr(cls.__dict__.get("__init__"), "__code__", None)
    names = set(code.co_names if code else ()) | set(cls.__dict__.get("__slots__", ()))
    return (
        isinstance(cls.__dict__.get("backward"), types.FunctionType) and code is not None
        and {"data", "grad"} <= names and bool(names & set(_OPERANDS)))


class Made:
    """What is known of an object from when it was made: the line, the name, operands in order."""

    __slots__ = ("source", "name", "method", "exponent", "operands", "scope")


class start:
    """The adapter: knows classes of values as soon as they are defined, and waits for backward."""

    def __init__(self, trace):
        self.trace, self.made, self.patched, self.last = trace, {}, [], None
        self.complaints = []
        self.scopes = Scopes()
        self._build = builtins.__build_class__

        def build(*args, **kwargs):
            cls = self._build(*args, **kwargs)
            if isinstance(cls, type) and _looks_like_a_value(cls):
                self.watch(cls)
            return cls

        builtins.__build_class__ = build
        for cls in list(object.__subclasses__()):
            if _looks_like_a_value(cls):
                self.watch(cls)

    def stop(self):
        builtins.__build_class__ = self._build
        for cls, name, method in self.patched:
            setattr(cls, name, method)

    def notes(self, graph):
        return self.complaints[:8]

    def watch(self, cls):
        init, backward, own = cls.__init__, cls.backward, self
        codes = {f.__code__ for f in vars(cls).values() if isinstance(f, types.FunctionType)}

        def __init__(value, *args, **kwargs):
            init(value, *args, **kwargs)
            if not own.trace.is_done:
                own.made[id(value)] = own._made(value, cls, codes, args, kwargs)
                own.last = value

        def traced_backward(value, *args, **kwargs):
            if own.trace.is_done:
                return backward(value, *args, **kwargs)
            key = _operands_name(value)
            grads = {id(v): v.grad for v in _in_order(value, key, own.made)}
            result = backward(value, *args, **kwargs)
            own._finished(value, grads)
            return result

        self.patched += [(cls, "__init__", init), (cls, "backward", backward)]
        cls.__init__, cls.backward = __init__, traced_backward

    def _made(self, value, cls, codes, args, kwargs):
        made, frame = Made(), frames.caller()
        made.method = made.exponent = None
        while frame is not None and (
            frame.f_code in codes or frames.is_machinery(frame.f_code.co_filename)
            # The list comprehension of a method, before Python 3.12.
            or frame.f_back is not None and frame.f_back.f_code in codes
            and frame.f_code.co_name.startswith("<")
        ):
            if frame.f_code in codes and made.method is None:
                made.method = frame.f_code.co_name
                made.exponent = next((
                    v for v in list(frame.f_locals.values()) if type(v) in (int, float)), None)
            frame = frame.f_back
        made.source = frames.source(frame)
        names = frames.assigned_names(frame) if frame is not None else []
        made.name = names[0] if len(names) == 1 else None
        made.scope = self.scopes.of(frame)
        # A set forgets the order, and that x * x has x twice: the arguments do not. Of operands the
        # ids are kept: they must not live longer than without this.
        made.operands = next((
            tuple(map(id, given)) for given in list(args) + list(kwargs.values())
            if isinstance(given, (tuple, list)) and given
            and all(isinstance(operand, cls) for operand in given)), None)
        return made

    def _finished(self, value, grads):
        frame = frames.caller()
        records = records_of(value, self.made, frame)
        record = records[id(value)]
        objects_check.kept(grads, records)
        self.complaints = objects_check.mark(list(records.values()), record)

        def named():
            return {r.name: r.data.elements[0] for r in records.values() if r.name}

        self.trace.finished([record], [Values([1.0])], frame, named)

    def keep_forward(self):
        if self.last is None:
            return None
        record = records_of(self.last, self.made, None)[id(self.last)]
        self.trace.keep([record], [None])
        return "this is what was computed last, without gradients"

    def draw(self, value):
        if not is_value(value):
            return False
        record = records_of(value, self.made, frames.caller(2))[id(value)]
        self.trace.draw([record], [record.grad])
        return True


def graph_of(value, frame=None):
    """The graph of a value of micrograd's kind, from the value alone."""
    graph = Graph()
    record = records_of(value, {}, frame or frames.caller(2))[id(value)]
    graph.fill([(record, record.grad)])
    return graph


def records_of(root, made, frame):
    """A record for every value that `root` was computed from, by its id."""
    key = _operands_name(root)
    names = variables(frame, is_value) if frame is not None else {}
    records = {}
    for value in _in_order(root, key, made):
        records[id(value)] = _record(value, key, made.get(id(value)), records, names)
    return records


def _operands(value, key, made):
    held = getattr(value, key)
    known = made.get(id(value))
    by_id = {id(operand): operand for operand in held}
    if known and known.operands and set(known.operands) == set(by_id):
        return tuple(by_id[identity] for identity in known.operands)
    if isinstance(held, (set, frozenset)):  # Its order changes from run to run.
        return tuple(sorted(held, key=lambda v: (v.data, v.grad, getattr(v, "label", ""))))
    return tuple(held)


def _in_order(root, key, made):
    """Operands before what uses them; without recursion, as chains are long."""
    done, order, todo = set(), [], [(root, False)]
    while todo:
        value, is_ready = todo.pop()
        if is_ready:
            order.append(value)
        elif id(value) not in done:
            done.add(id(value))
            todo.append((value, True))
            todo.extend((operand, False) for operand in reversed(_operands(value, key, made)))
    return order


def _record(value, key, made, records, names):
    operands = _operands(value, key, {id(value): made} if made else {})
    name, settings = _operation(value, made, len(operands))
    if name in ("add", "mul") and len(operands) == 1:
        operands *= 2  # x * x, of which a set keeps one.
    record = Record("result" if operands else "parameter", (), "float64", _number(value.data))
    record.grad = _number(value.grad)
    if operands:
        record.operation, record.settings, record.symbol = name, settings, SYMBOLS.get(name)
        record.inputs = [records[id(operand)] for operand in operands]
        local = getattr(value, "_local_grads", None)
        if local and len(local) == len(operands):
            record.edges = [
                None if operand.origin == "constant" else
                {"local": _number(slope), "contribution": _number(slope * value.grad)}
                for slope, operand in zip(local, record.inputs)]
    elif made and made.method not in (None, "__init__"):
        # A number of the program that an operator has wrapped.
        record.origin, record.grad = "constant", None
    record.label = getattr(value, "label", None) or None
    record.name = names.get(id(value))
    if made and record.name is None and record.origin != "constant":
        record.name = made.name
    if made:
        record.source, record.scope = made.source, made.scope
    return record


def _operation(value, made, count):
    sign = str(getattr(value, "_op", "") or getattr(value, "op", "") or "")
    if not sign and made and made.method:
        sign = _METHODS.get(made.method, made.method.strip("_"))
    if sign == "pow" and count == 1 and made and made.exponent is not None:
        return "pow", {"exponent": float(made.exponent)}
    if sign.startswith("**") and count == 1:
        try:
            return "pow", {"exponent": float(sign[2:])}
        except ValueError:
            return "pow", {}
    return _SIGNS.get(sign, sign or "operation"), {}


def _number(value):
    return None if value is None else Values([float(value)])
