"""Operators between arrays, and of one array."""

import numpy as _np
import _support


class Operators:
    def __add__(self, other):
        return _apply("+", self, other)

    def __radd__(self, other):
        return _apply("+", other, self)

    def __sub__(self, other):
        return _apply("-", self, other)

    def __rsub__(self, other):
        return _apply("-", other, self)

    def __mul__(self, other):
        return _apply("*", self, other)

    def __rmul__(self, other):
        return _apply("*", other, self)

    def __truediv__(self, other):
        return _apply("/", self, other)

    def __rtruediv__(self, other):
        return _apply("/", other, self)

    def __floordiv__(self, other):
        return _apply("//", self, other)

    def __rfloordiv__(self, other):
        return _apply("//", other, self)

    def __mod__(self, other):
        return _apply("%", self, other)

    def __rmod__(self, other):
        return _apply("%", other, self)

    def __pow__(self, other):
        return _apply("**", self, other)

    def __rpow__(self, other):
        return _apply("**", other, self)

    def __matmul__(self, other):
        return _apply("@", self, other)

    def __rmatmul__(self, other):
        return _apply("@", other, self)

    def __and__(self, other):
        return _apply("&", self, other)

    __rand__ = __and__

    def __or__(self, other):
        return _apply("|", self, other)

    __ror__ = __or__

    def __xor__(self, other):
        return _apply("^", self, other)

    __rxor__ = __xor__

    def __neg__(self):
        return _np.negative(self)

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        return _np.abs(self)

    def __invert__(self):
        return _np.logical_not(self) if self.dtype == bool else -self - 1

    # In place

    def _become(self, result):
        if result.dtype != self.dtype and (self.dtype == int or self.dtype == bool):
            raise TypeError(
                f"Cannot cast ufunc output from dtype('{result.dtype}') to dtype('{self.dtype}') "
                "with casting rule 'same_kind': write a = a + b in place of a += b")
        if result.shape != self.shape:
            raise ValueError(
                f"an array of shape {self.shape} cannot become one of {result.shape} in place")
        self[...] = result
        return self

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __imul__(self, other):
        return self._become(self * other)

    def __itruediv__(self, other):
        return self._become(self / other)

    def __ifloordiv__(self, other):
        return self._become(self // other)

    def __imod__(self, other):
        return self._become(self % other)

    def __ipow__(self, other):
        return self._become(self ** other)

    def __iand__(self, other):
        return self._become(self & other)

    def __ior__(self, other):
        return self._become(self | other)

    # Comparison

    def __eq__(self, other):
        return _support.array_apply("==", self, other) if _support.is_array_data(other) else False

    def __ne__(self, other):
        return _support.array_apply("!=", self, other) if _support.is_array_data(other) else True

    def __lt__(self, other):
        return _apply("<", self, other)

    def __le__(self, other):
        return _apply("<=", self, other)

    def __gt__(self, other):
        return _apply(">", self, other)

    def __ge__(self, other):
        return _apply(">=", self, other)

    __hash__ = None


def _apply(symbol, a, b):
    # What is no array may know better.
    if not (_support.is_array_data(a) and _support.is_array_data(b)):
        return NotImplemented
    return _support.array_apply(symbol, a, b)
