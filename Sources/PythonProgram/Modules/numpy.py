"""NumPy: arrays of numbers, without gradients."""

import torch as _torch
import _support
from numpy._kinds import *
from numpy._kinds import _as_dtype, _data, _shape
from numpy._operators import Operators
from numpy._making import *
from numpy._elementwise import *
from numpy._along import *
from numpy._shapes import *
from numpy._picking import *
from numpy._products import *
from numpy._curves import *
from numpy._sets import *
from numpy._reading import *
from numpy._settings import *
from numpy import random, linalg

__version__ = "2.3.0"


class ndarray(Operators):
    """An array around a tensor `_t`, whose numbers it shares."""

    __module__ = "numpy"

    def __init__(self, shape, dtype=float):
        self._t = _data(zeros(shape, dtype))

    # What it is

    @property
    def shape(self):
        return tuple(self._t.shape)

    @shape.setter
    def shape(self, shape):
        self._t = self._t.reshape(shape)

    @property
    def ndim(self):
        return self._t.ndim

    @property
    def size(self):
        return self._t.numel()

    @property
    def dtype(self):
        return _as_dtype(self._t.dtype)

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def T(self):
        return transpose(self)

    @property
    def real(self):
        return self

    @property
    def flat(self):
        return self.ravel()

    # Elements

    def __len__(self):
        if not self._t.ndim:
            raise TypeError("len() of unsized object")
        return self._t.shape[0]

    def __iter__(self):
        if not self._t.ndim:
            raise TypeError("iteration over a 0-d array")
        for index in range(len(self)):
            yield self[index]

    def __getitem__(self, key):
        return _support.array_around(_support.array_get(self._t, key))

    def __setitem__(self, key, value):
        _support.array_set(self._t, key, value)

    def __contains__(self, value):
        return any(self == value)

    def item(self, *place):
        if not place:
            return self._t.item()
        return self.ravel()[place[0]] if len(place) == 1 else self[place]

    def tolist(self):
        return self._t.tolist()

    def fill(self, value):
        self[...] = value

    # Texts

    def __str__(self):
        return _support.array_text(self._t)

    def __repr__(self):
        return _support.array_text(self._t, True)

    def __format__(self, specification):
        if not specification:
            return str(self)
        if self.ndim:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return format(self.item(), specification)

    # One number

    def __bool__(self):
        if self.size != 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. "
                "Use a.any() or a.all()")
        return bool(self._t.item())

    def _number(self):
        if self._t.numel() != 1:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return self._t.item()

    def __float__(self):
        return float(self._number())

    def __int__(self):
        return int(self._number())

    def __index__(self):
        return int(self._t.item())

    def __hash__(self):
        if self.ndim:
            raise TypeError("unhashable type: 'numpy.ndarray'")
        return hash(self._t.item())

    def __round__(self, digits=0):
        return round(self, digits)

    # Other shapes and kinds

    def reshape(self, *shape, order="C"):
        return reshape(self, shape[0] if len(shape) == 1 else shape)

    def ravel(self, order="C"):
        return reshape(self, -1)

    def flatten(self, order="C"):
        return reshape(self, -1).copy()

    def transpose(self, *axes):
        return transpose(self, axes[0] if len(axes) == 1 else axes or None)

    def astype(self, dtype, copy=True):
        return array(self, dtype)

    def copy(self, order="C"):
        return array(self)

    def __copy__(self):
        return array(self)

    def __deepcopy__(self, memo):
        return array(self)

    def view(self, *arguments):
        return self[...]

    def resize(self, *shape):
        self._t = _data(resize(self, shape[0] if len(shape) == 1 else shape))

    def sort(self, axis=-1):
        self[...] = sort(self, axis)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        return std(self, axis, ddof=ddof, keepdims=keepdims)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        return var(self, axis, ddof=ddof, keepdims=keepdims)

    def partition(self, place, axis=-1):
        self.sort(axis)

    def tobytes(self):
        raise NotImplementedError("the bytes of an array are not there: tolist() gives its numbers")

    def __getattr__(self, name):
        if name in _methods:
            function = _methods[name]
            return lambda *arguments, **named: function(self, *arguments, **named)
        raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")


def reshape(a, shape, order="C"):
    return _support.array_around(_data(a).reshape(_shape(shape)), True)


def transpose(a, axes=None):
    rank = ndim(a)
    order = list(range(rank))[::-1] if axes is None else [i % rank for i in axes]
    return _support.array_around(_data(a).permute(order))


def ravel(a, order="C"):
    return reshape(a, -1)


_methods = dict(
    sum=sum, mean=mean, prod=prod, max=max, min=min, argmax=argmax, argmin=argmin, any=any, all=all,
    argsort=argsort, clip=clip, conj=conj, cumprod=cumprod, cumsum=cumsum, diagonal=diagonal,
    dot=dot, nonzero=nonzero, ptp=ptp, repeat=repeat, round=round, searchsorted=searchsorted,
    squeeze=squeeze, swapaxes=swapaxes, take=take, trace=trace)
