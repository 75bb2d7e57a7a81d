"""What an operation of PyTorch is called, and what its settings are."""

import functools
import inspect
import re

import torch
from torch.overrides import resolve_name

# The same operation by other names.
_SAME = {
    "true_divide": "div", "truediv": "div", "divide": "div", "multiply": "mul", "subtract": "sub",
    "negative": "neg", "getitem": "slice", "setitem": "setitem_", "absolute": "abs",
    "expit": "sigmoid", "floordiv": "floor_divide", "t": "transpose", "T": "transpose",
    "mT": "transpose",
    "data": "detach", "concat": "cat", "concatenate": "cat",
    "float_power": "pow", "greater": "gt", "less": "lt", "invert": "bitwise_not",
}
SYMBOLS = {
    "add": "+", "sub": "−", "mul": "×", "div": "÷", "matmul": "@", "sum": "Σ", "slice": "[ ]"}
# The reflected operators of Python, whose operands stand the other way round.
_REFLECTED = {"radd", "rsub", "rmul", "rdiv", "rtruediv", "rpow", "rmatmul", "rmod", "rfloordiv"}
_IN_PLACE = {"iadd", "isub", "imul", "idiv", "itruediv", "ipow", "imatmul", "imod", "ifloordiv"}
# Numbers beside tensors are operands of these; elsewhere they are settings.
ARITHMETIC = {
    "add", "sub", "mul", "div", "pow", "remainder", "fmod", "floor_divide", "atan2", "maximum",
    "minimum", "where", "gt", "lt", "ge", "le", "eq", "ne", "add_", "sub_", "mul_",
    "div_", "pow_"}
# They compute nothing that belongs into a graph.
SILENT = set("""
requires_grad_ retain_grad share_memory_ rename_ set_ backward as_subclass register_hook
__set__ __delete__ __len__ __deepcopy__ __reduce_ex__ __contains__ __iter__ __bool__ __float__
__int__ __index__ __format__ __repr__ __array__ __hash__ item tolist numpy size dim numel stride
nelement ndimension element_size storage_offset untyped_storage data_ptr get_device type equal
allclose new_empty empty_like isfinite isnan isinf _make_subclass
""".split())
# Of what tensors have, these are computed.
_PROPERTIES = {"T", "mT", "H", "mH", "real", "imag", "data"}


@functools.lru_cache(maxsize=None)
def naming(function):
    """The public name, whether the operands are turned round, and whether it changes its first."""
    name = resolve_name(function) or getattr(function, "__name__", type(function).__name__)
    parts = name.split(".")
    if parts[-1] in ("__get__", "__set__", "__delete__"):  # A property, such as x.T.
        name = parts[-2] if parts[-1] == "__get__" and parts[-2] in _PROPERTIES else "__set__"
    else:
        name = parts[-1]
    plain = name.strip("_") if name.startswith("__") else name
    if plain == "rsub" and not name.startswith("__"):
        name, plain = "__rsub__", "rsub"
    if plain in _REFLECTED and name.startswith("__"):
        return _SAME.get(plain[1:], plain[1:]), True
    if plain in _IN_PLACE and name.startswith("__"):
        return _SAME.get(plain[1:], plain[1:]) + "_", False
    if name in SILENT or name.startswith("is_"):
        return None, False
    if plain in ("and", "or", "xor") and name.startswith("__"):
        return "bitwise_" + plain, False
    return _SAME.get(plain, plain), False


def makes_new(name):
    """Whether an operation asks of its operands at most how large they are."""
    return name.endswith("_like") or name.startswith("new_")


@functools.lru_cache(maxsize=None)
def _parameters(function):
    """The parameters' names, for functions that are written in Python."""
    try:
        return tuple(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return None


@functools.lru_cache(maxsize=None)
def _schemas(name):
    """For functions of C++: the names and types of each overload's parameters."""
    schemas = torch._C._jit_get_schemas_for_operator(f"aten::{name}")
    return [
        [(a.name, re.sub(r"Optional\[(.*)\]", r"\1", str(a.type)), "Optional" in str(a.type))
         for a in schema.arguments if not a.kwarg_only]
        for schema in schemas if not any(a.is_out for a in schema.arguments)]


def _kind(value):
    if isinstance(value, torch.Tensor):
        return "Tensor"
    if isinstance(value, (list, tuple)):
        return f"List[{_kind(value[0])}]" if value else "List[int]"
    return {bool: "bool", int: "int", float: "float", str: "str", type(None): "None"}.get(
        type(value), "")


_FITS = {
    "int": {"int", "float", "number", "Scalar", "List[int]"}, "float": {"float", "number"},
    "bool": {"bool", "number"}, "str": {"str"}, "Tensor": {"Tensor"},
    "List[int]": {"List[int]"}, "List[Tensor]": {"List[Tensor]", "List[Optional[Tensor]]"}}


@functools.lru_cache(maxsize=4096)
def _overload(name, kinds):
    for schema in _schemas(name):
        if len(schema) >= len(kinds) and all(
            kind in ("None", "") and (optional or kind == "") or type_ in _FITS.get(kind, {kind})
            for kind, (_, type_, optional) in zip(kinds, schema)
        ):
            return tuple(name for name, _, _ in schema)
    return None


def _plain(value):
    """A setting as a value of Python."""
    if isinstance(value, torch.Size):
        return list(value)
    if isinstance(value, (torch.dtype, torch.device, torch.layout, torch.memory_format)):
        return str(value).replace("torch.", "")
    if isinstance(value, torch.Tensor):
        return None
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str, slice)) or value is Ellipsis:
        return value
    return getattr(value, "__name__", type(value).__name__)


def _has_tensor(value):
    if isinstance(value, (list, tuple)):
        return any(map(_has_tensor, value))
    return isinstance(value, torch.Tensor)


def has_exponent(name, args, is_reflected):
    """Whether a power is to a number: that is a setting, and not an operand."""
    return name in ("pow", "pow_") and not is_reflected and len(args) > 1 and isinstance(
        args[1], (int, float))


def settings(function, name, args, kwargs, shape, is_reflected):
    """What was given beside the operands, by name; `shape` is the result's."""
    if name == "transpose" and len(args) < 2 and not kwargs:
        return {"dim0": -2, "dim1": -1} if len(shape) > 1 else {}
    if name in _SHAPED:
        return {"shape": list(shape)}
    if name in ("slice", "setitem_"):
        index = list(args[1] if isinstance(args[1], (tuple, list)) else (args[1],))
        for place, item in enumerate(index):
            if item is Ellipsis:
                taken = sum(item is not None and item is not Ellipsis for item in index)
                index[place : place + 1] = [slice(None)] * (args[0].dim() - taken)
                break
        return {"index": ["tensor" if _has_tensor(i) else _plain(i) for i in index]}
    if name in ARITHMETIC:
        if has_exponent(name, args, is_reflected):
            return {"exponent": args[1]}
        args = tuple(a for a in args if not isinstance(a, (bool, int, float)))
        if not kwargs and all(isinstance(a, torch.Tensor) for a in args):
            return {}
    # x.view(2, 3) is x.view([2, 3]).
    first = next((i for i, a in enumerate(args) if not isinstance(a, torch.Tensor)), len(args))
    rest = args[first:]
    if len(rest) > 1 and name in _VARIADIC:
        args = args[:first] + (list(rest),)
    names = _parameters(function)
    if names is None or names[:1] == ("args",):
        names = _overload(name.rstrip("_"), tuple(map(_kind, args)))
    found = {"dim": 0} if name in ("stack", "cat") else {}
    if name == "einsum":
        return {"equation": _plain(args[0])}
    for i, value in enumerate(args):
        if not _has_tensor(value):
            known = names and i < len(names)
            found[names[i] if known else f"argument{i}"] = _plain(value)
    found.update((k, _plain(v)) for k, v in kwargs.items() if not _has_tensor(v))
    if name.endswith("2d"):
        if name.endswith("pool2d") and found.get("stride") in (None, []):
            found["stride"] = found.get("kernel_size")
        for key in {"kernel_size", "stride", "padding", "dilation"} & set(found):
            if isinstance(found[key], int):
                found[key] = [found[key]] * 2
    return {
        key: value for key, value in found.items()
        if value is not None and not (key, value) in _USUAL and not key.startswith("_")}


# All that they do is to give another shape.
_SHAPED = {"view", "reshape", "expand", "flatten", "unsqueeze", "squeeze"}
_VARIADIC = {"permute", "repeat", "tile", "flip", "movedim"}
# What nobody has to be told.
_USUAL = [
    ("inplace", False), ("keepdim", False), ("alpha", 1), ("bias", None), ("groups", 1),
    ("reduction", "mean"), ("label_smoothing", 0.0), ("ignore_index", -100), ("dtype", None),
    ("approximate", "none"), ("dilation", [1, 1]), ("p", "fro"),
    ("ceil_mode", False), ("return_indices", False)]
