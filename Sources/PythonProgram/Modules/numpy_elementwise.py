"""Functions of each element of an array."""

import numpy as _np
import _support
from numpy._kinds import _abs, inf
from numpy._making import array, asarray


def _write(result, out):
    if out is None:
        return result
    out[...] = result
    return out


def _mapping(name):
    return lambda x, out=None, **options: _write(_support.array_map(name, x), out)


exp, exp2, expm1, log, log2, log10, log1p, sqrt, cbrt = [
    _mapping(name)
    for name in ("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt")]
sin, cos, tan, arcsin, arccos, arctan = [
    _mapping(name) for name in ("sin", "cos", "tan", "arcsin", "arccos", "arctan")]
sinh, cosh, tanh, arcsinh, arccosh, arctanh = [
    _mapping(name) for name in ("sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh")]
abs, negative, sign, square, reciprocal, sinc = [
    _mapping(name) for name in ("abs", "negative", "sign", "square", "reciprocal", "sinc")]
floor, ceil, trunc, rint, deg2rad, rad2deg = [
    _mapping(name) for name in ("floor", "ceil", "trunc", "rint", "deg2rad", "rad2deg")]
isnan, isinf, isfinite, logical_not, signbit = [
    _mapping(name) for name in ("isnan", "isinf", "isfinite", "logical_not", "signbit")]
absolute, fabs, fix, radians, degrees = abs, abs, trunc, deg2rad, rad2deg
asin, acos, atan = arcsin, arccos, arctan


def _combining(name):
    class combining:
        def __call__(self, x1, x2, out=None):
            return _write(_support.array_combine(name, x1, x2), out)

        def reduce(self, array, axis=0):
            return {"maximum": _np.max, "minimum": _np.min}[name](array, axis)

        def outer(self, a, b):
            return self(asarray(a)[..., None], b)
    return combining()


maximum, minimum, fmax, fmin, fmod, arctan2, hypot, copysign, logaddexp, heaviside = [
    _combining(name)
    for name in (
        "maximum", "minimum", "fmax", "fmin", "fmod", "arctan2", "hypot", "copysign", "logaddexp",
        "heaviside")]
logical_and, logical_or, logical_xor = [
    _combining(name) for name in ("logical_and", "logical_or", "logical_xor")]
atan2 = arctan2


def _operation(symbol):
    class operation:
        def __call__(self, x1, x2, out=None):
            return _write(_support.array_apply(symbol, x1, x2), out)

        def reduce(self, array, axis=0):
            return {"+": _np.sum, "*": _np.prod}[symbol](array, axis)

        def outer(self, a, b):
            return self(asarray(a)[..., None], b)

        def at(self, a, indices, b):
            values = asarray(b)
            for place, index in enumerate(indices):
                a[index] = self(a[index], values[place] if values.ndim else b)
    return operation()


add, subtract, multiply, divide, floor_divide, mod, power, matmul = [
    _operation(symbol) for symbol in ("+", "-", "*", "/", "//", "%", "**", "@")]
equal, not_equal, less, less_equal, greater, greater_equal = [
    _operation(symbol) for symbol in ("==", "!=", "<", "<=", ">", ">=")]
bitwise_and, bitwise_or, bitwise_xor = [_operation(symbol) for symbol in ("&", "|", "^")]
true_divide, remainder, pow, float_power = divide, mod, power, power


def round(a, decimals=0, out=None):
    a = asarray(a)
    if decimals == 0 or a.dtype == int:
        return rint(a)
    scale = 10.0 ** _abs(decimals)
    return rint(a * scale) / scale if decimals > 0 else rint(a / scale) * scale


around = round_ = round


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None):
    low, high = a_min if min is None else min, a_max if max is None else max
    result = a if low is None else maximum(a, low)
    return _write(result if high is None else minimum(result, high), out)


def where(condition, x=None, y=None):
    if x is None:
        return _np.nonzero(condition)
    return _support.array_where(array(condition, bool), x, y)


def nan_to_num(x, nan=0.0, posinf=1.7976931348623157e308, neginf=-1.7976931348623157e308):
    x = where(isnan(x), nan, x)
    return where(isinf(x), where(asarray(x) > 0, posinf, neginf), x)


def conj(x):
    return x


real = conjugate = conj


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a), asarray(b)
    near = (abs(a - b) <= atol + rtol * abs(b)) & isfinite(b)
    result = logical_or(near, a == b)
    return logical_or(result, logical_and(isnan(a), isnan(b))) if equal_nan else result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return _np.all(isclose(a, b, rtol, atol, equal_nan))


def array_equal(a1, a2, equal_nan=False):
    a1, a2 = asarray(a1), asarray(a2)
    return a1.shape == a2.shape and _np.all(a1 == a2)


def isneginf(x):
    return asarray(x) == -inf


def isposinf(x):
    return asarray(x) == inf


def isreal(x):
    return _np.ones(asarray(x).shape, bool)


def iscomplexobj(x):
    return False


def isrealobj(x):
    return True


def positive(x):
    return asarray(x) * 1


def invert(x):
    return ~asarray(x)


bitwise_not = invert


def divmod(x1, x2):
    return floor_divide(x1, x2), mod(x1, x2)


def modf(x):
    whole = trunc(x)
    return x - whole, whole


def astype(x, dtype):
    return array(x, dtype)


def select(condlist, choicelist, default=0):
    result = array(default)
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        result = where(condition, choice, result)
    return result


def piecewise(x, condlist, funclist):
    x = asarray(x)
    chosen = list(zip(condlist, funclist))
    result = funclist[-1] if len(funclist) > len(condlist) else 0
    result = array(result(x) if callable(result) else result, x.dtype)
    for condition, function in chosen:
        result = where(condition, function(x) if callable(function) else function, result)
    return result
