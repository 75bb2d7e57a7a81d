"""Kinds of numbers, and what an array holds."""

import math as _math
import torch as _torch
import numpy as _np
import _support

pi, e, inf, nan = _math.pi, _math.e, _math.inf, _math.nan
euler_gamma = 0.5772156649015329
newaxis = None
_abs, _all, _any, _max, _min, _round, _sum = abs, all, any, max, min, round, sum


class _Kind:
    """What the elements of an array are; called, it makes numbers of that kind."""

    def __init__(self, name, tensor_kind, itemsize, letter):
        self.name = name
        self._kind = tensor_kind
        self.itemsize = itemsize
        self.kind = letter

    @property
    def type(self):
        return self

    def __call__(self, value=0):
        return _support.array_data(float(value) if isinstance(value, str) else value, self._kind)

    def __instancecheck__(self, value):
        return _is_zero_dimensional(value) and value.dtype == self

    def __eq__(self, other):
        try:
            return self._kind == dtype(other)._kind
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.name}')"


bool_ = _Kind("bool", _torch.bool, 1, "b")
int64 = _Kind("int64", _torch.int64, 8, "i")
float32 = _Kind("float32", _torch.float32, 4, "f")
float64 = _Kind("float64", _torch.float64, 8, "f")
int8 = _Kind("int8", _torch.int8, 1, "i")
int16 = short = _Kind("int16", _torch.int16, 2, "i")
int32 = intc = _Kind("int32", _torch.int32, 4, "i")
uint8 = _Kind("uint8", _torch.uint8, 1, "u")
float16 = half = _Kind("float16", _torch.float16, 2, "f")
# Larger ints without sign are not there.
int_ = intp = longlong = uint16 = uint32 = uint64 = uint = int64
float_ = double = longdouble = float64
single = float32
_kinds = [float64, float32, int64, bool_, int32, uint8, int16, int8, float16]


def _is_zero_dimensional(value):
    """Whether it is one of NumPy's numbers."""
    return isinstance(getattr(value, "dtype", None), _Kind) and value.ndim == 0


def _is_number(value, kinds):
    return _is_zero_dimensional(value) and value.dtype.kind in kinds


class generic:
    @staticmethod
    def __instancecheck__(value):
        return _is_number(value, "iufb")


class number(generic):
    @staticmethod
    def __instancecheck__(value):
        return _is_number(value, "iuf")


class integer(number):
    @staticmethod
    def __instancecheck__(value):
        return _is_number(value, "iu")


class floating(number):
    @staticmethod
    def __instancecheck__(value):
        return _is_number(value, "f")


signedinteger, inexact = integer, floating


def dtype(kind):
    """The kind that a type, a text or a kind of tensors names."""
    if isinstance(kind, _Kind):
        return kind
    tensor_kind = _support.array_kind(kind)
    for known in _kinds:
        if known._kind == tensor_kind:
            return known
    # Of tensors, which have more.
    letter = "f" if tensor_kind.is_floating_point else "i" if tensor_kind.is_signed else "u"
    name = str(tensor_kind).replace("torch.", "")
    return _Kind(name, tensor_kind, tensor_kind.itemsize, letter)


_as_dtype = dtype


def _kind(kind):
    return None if kind is None else dtype(kind)._kind


def _data(a, kind=None):
    """The tensor in an array."""
    if kind is not None:
        a = _np.array(a, kind)
    return _support.array_tensor(a)


def _around(tensor):
    return _support.array_around(tensor)


def _shape(shape):
    if isinstance(shape, int):
        return (shape,)
    return tuple([int(extent) for extent in shape])
