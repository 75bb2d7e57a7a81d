"""NumPy's linear algebra."""

import numpy as np
from numpy._kinds import _abs
from numpy._making import array, asarray, eye, zeros
from numpy._elementwise import abs, isnan, sqrt
from numpy._along import any, argmax, max, sum
from numpy._shapes import concatenate, stack
from numpy._products import dot
from numpy._decompositions import LinAlgError, _square, cholesky, eig, eigh, qr, svd


def norm(x, ord=None, axis=None, keepdims=False):
    x = asarray(x)
    if ord in (None, 2, "fro") and (ord != 2 or axis is not None or x.ndim < 2):
        return sqrt(sum(x * x, axis, keepdims=keepdims))
    if axis is None and x.ndim > 1:
        raise NotImplementedError("of a matrix, only norm(x) is there: sqrt((x ** 2).sum())")
    if ord == 1:
        return sum(abs(x), axis, keepdims=keepdims)
    if ord == float("inf"):
        return max(abs(x), axis, keepdims=keepdims)
    if not ord:
        return sum(x != 0, axis, keepdims=keepdims)
    return sum(abs(x) ** ord, axis, keepdims=keepdims) ** (1.0 / ord)


def _eliminated(a, b):
    """The rows of a in triangular form with those of b beside them, and the sign of the swaps."""
    rows, count, sign = concatenate([a, b], 1), len(a), 1.0
    for column in range(count):
        pivot = column + argmax(abs(rows[column:, column]))
        if rows[pivot, column] == 0:
            return rows, 0.0
        if pivot != column:
            rows[[column, pivot]] = rows[[pivot, column]]
            sign = -sign
        factors = rows[column + 1:, column] / rows[column, column]
        rows[column + 1:] = rows[column + 1:] - factors[:, None] * rows[column]
    return rows, sign


def solve(a, b):
    a, b = _square(a), array(b, float)
    if not b.ndim or len(b) != len(a):
        raise LinAlgError(f"a has {len(a)} rows, and b the shape {b.shape}")
    count = len(a)
    rows, sign = _eliminated(a, b.reshape(count, -1))
    if sign == 0:
        raise LinAlgError("Singular matrix")
    result = zeros((count, rows.shape[1] - count))
    for row in range(count - 1, -1, -1):
        known = dot(rows[row, row + 1:count], result[row + 1:])
        result[row] = (rows[row, count:] - known) / rows[row, row]
    return result.reshape(b.shape)


def inv(a):
    a = _square(a)
    return solve(a, eye(len(a)))


def det(a):
    a = _square(a)
    rows, sign = _eliminated(a, zeros((len(a), 0)))
    for place in range(len(a)):
        sign = sign * rows[place, place]
    return sign


def matrix_power(a, n):
    a = asarray(a)
    if n < 0:
        a, n = inv(a), -n
    result = eye(len(a), dtype=a.dtype)
    for _ in range(n):
        result = result @ a
    return result


def lstsq(a, b, rcond=None):
    a, b = array(a, float), array(b, float)
    if a.ndim != 2 or not b.ndim or len(a) != len(b):
        raise LinAlgError(f"arrays of shapes {a.shape} and {b.shape} are no system of equations")
    scale = sqrt(sum(a * a, 0))
    if a.shape[0] < a.shape[1] or any(scale == 0) or matrix_rank(a) < a.shape[1]:
        # Of many solutions, the shortest.
        rank = int(matrix_rank(a))
        return pinv(a) @ b, zeros(0), rank, svd(a, compute_uv=False)
    q, r = qr(a / scale)
    x = solve(r, q.T @ b)
    x = x / (scale if b.ndim == 1 else scale[:, None])
    left = b - a @ x
    left = sum(left * left, 0, keepdims=b.ndim == 1)
    return x, left if len(a) > a.shape[1] else zeros(0), a.shape[1], svd(a, compute_uv=False)


def eigvalsh(a):
    return eigh(a)[0]


def matrix_rank(a):
    values = eigvalsh(asarray(a).T @ asarray(a))
    return sum(values > 1e-12 * max(values)) if max(values) > 0 else 0


def svdvals(x):
    return svd(x, compute_uv=False)


def pinv(a, rcond=1e-15, **options):
    u, lengths, vt = svd(a, full_matrices=False)
    is_kept = lengths > rcond * max(lengths)
    inverse = np.where(is_kept, 1 / np.where(is_kept, lengths, 1.0), 0.0)
    return vt.T @ (inverse[:, None] * u.T)


def cond(x, p=None):
    if p is not None and p != 2:
        return norm(x, p) * norm(inv(x), p)
    lengths = svd(x, compute_uv=False)
    return lengths[0] / lengths[-1]


def slogdet(a):
    a = _square(a)
    rows, sign = _eliminated(a, zeros((len(a), 0)))
    parts = np.diag(rows)
    if sign == 0 or any(parts == 0):
        return np.float64(0.0), np.float64(-np.inf)
    return sign * np.prod(np.sign(parts)), sum(np.log(abs(parts)))


def eigvals(a):
    return eig(a)[0]


def trace(x, **options):
    return np.trace(x)


def multi_dot(arrays):
    result = asarray(arrays[0])
    for other in arrays[1:]:
        result = result @ other
    return result


def matrix_norm(x, ord="fro"):
    return norm(x, ord)


vector_norm = norm
