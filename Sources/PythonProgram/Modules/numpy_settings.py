"""How arrays are printed, and what else is set."""

import numpy as _np
import _support
from numpy._kinds import inf


def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **others
):
    if threshold is not None and threshold == inf:
        threshold = 1000000
    _support.array_options(precision, threshold, edgeitems, linewidth, suppress)


def array2string(a, **options):
    return str(a)


def array_repr(a):
    return repr(a)


class errstate:
    def __init__(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        pass


def seterr(**options):
    return {}


def isscalar(element):
    return isinstance(element, (int, float, bool, str))


def may_share_memory(a, b):
    return a is b


shares_memory = may_share_memory


def get_printoptions():
    return {"precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False}


class printoptions:
    """The options of a block of lines; behind it stand those that NumPy begins with."""

    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        set_printoptions(**self._options)

    def __exit__(self, type, value, traceback):
        set_printoptions(**get_printoptions())
        return False


class finfo:
    """What floats of a kind can say."""

    def __init__(self, dtype):
        self.dtype = _np.dtype(dtype)
        is_double = self.dtype == float
        self.bits = 64 if is_double else 32
        self.eps = _np.float64(2.0 ** -52) if is_double else _np.float32(2.0 ** -23)
        self.max = 1.7976931348623157e308 if is_double else _np.float32(3.4028234663852886e38)
        self.tiny = 2.2250738585072014e-308 if is_double else _np.float32(1.1754943508222875e-38)
        self.min, self.smallest_normal = -self.max, self.tiny
        self.resolution, self.precision = (1e-15, 15) if is_double else (1e-6, 6)


class iinfo:
    """The range of whole numbers, of which there is one kind."""

    bits = 64

    def __init__(self, type):
        self.dtype = _np.int64
        self.max, self.min = 9223372036854775807, -9223372036854775807 - 1


def issubdtype(arg1, arg2):
    kind = _np.dtype(arg1).kind
    kinds = {"integer": "i", "signedinteger": "i", "floating": "f", "inexact": "f",
             "number": "if", "generic": "ifb", "bool_": "b", "bool": "b"}
    name = getattr(arg2, "__name__", None)
    return kind in kinds[name] if name in kinds else _np.dtype(arg1) == arg2
