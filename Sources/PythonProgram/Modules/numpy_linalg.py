"""NumPy's linear algebra."""

from numpy._functions import (
    abs, any, argmax, array, asarray, concatenate, dot, eye, isnan, max, sqrt, stack, sum, zeros)


class LinAlgError(ValueError):
    pass


def _square(a):
    a = array(a, float)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


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


def qr(a):
    """Gram and Schmidt's way, twice for the digits."""
    a = array(a, float)
    count = min(a.shape)
    q, r = zeros((a.shape[0], count)), zeros((count, a.shape[1]))
    for column in range(count):
        v = a[:, column].copy()
        for _ in range(2):
            shares = q[:, :column].T @ v if column else zeros(0)
            if column:
                v = v - q[:, :column] @ shares
                r[:column, column] = r[:column, column] + shares
        length = norm(v)
        # As LAPACK's reflections have it, the diagonal is negative where it can be.
        length = -length if v[column] > 0 else length
        r[column, column] = length
        q[:, column] = v / length if length else v
    r[:, count:] = q.T @ a[:, count:]
    return q, r


def lstsq(a, b, rcond=None):
    a, b = array(a, float), array(b, float)
    if a.ndim != 2 or not b.ndim or len(a) != len(b):
        raise LinAlgError(f"arrays of shapes {a.shape} and {b.shape} are no system of equations")
    if a.shape[0] < a.shape[1]:
        raise LinAlgError("there are fewer equations than unknowns")
    scale = sqrt(sum(a * a, 0))
    if any(scale == 0):
        raise LinAlgError("a column of the matrix is 0")
    q, r = qr(a / scale)
    x = solve(r, q.T @ b)
    x = x / (scale if b.ndim == 1 else scale[:, None])
    left = b - a @ x
    return x, sum(left * left, 0, keepdims=b.ndim == 1), a.shape[1], None


def eigh(a):
    """Jacobi's rotations, of a symmetric matrix."""
    a = _square(a)
    count, vectors = len(a), eye(len(a))
    for _ in range(50):
        left = a - a * eye(count)
        if max(abs(left)) <= 1e-15 * max(abs(a)):
            break
        for p in range(count):
            for q in range(p + 1, count):
                if a[p, q] == 0:
                    continue
                ratio = (a[q, q] - a[p, p]) / (2 * a[p, q])
                t = (1.0 if ratio >= 0 else -1.0) / (abs(ratio) + sqrt(ratio * ratio + 1))
                c = 1 / sqrt(t * t + 1)
                turn = eye(count)
                turn[p, p] = turn[q, q] = c
                turn[p, q], turn[q, p] = t * c, -t * c
                a, vectors = turn.T @ a @ turn, vectors @ turn
    values = array([a[place, place] for place in range(count)])
    order = values.argsort()
    return values[order], vectors[:, order]


def eigvalsh(a):
    return eigh(a)[0]


def matrix_rank(a):
    values = eigvalsh(asarray(a).T @ asarray(a))
    return sum(values > 1e-12 * max(values)) if max(values) > 0 else 0
