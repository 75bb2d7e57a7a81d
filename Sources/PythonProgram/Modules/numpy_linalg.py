"""NumPy's linear algebra."""

import numpy as np
from numpy._kinds import _abs
from numpy._making import array, asarray, eye, zeros
from numpy._elementwise import abs, isnan, sqrt
from numpy._along import any, argmax, max, sum
from numpy._shapes import concatenate, stack
from numpy._products import dot


class LinAlgError(ValueError):
    pass


def _square(a):
    a = array(a, float)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise LinAlgError(f"a square matrix is needed, not an array of shape {a.shape}")
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


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """Turns pairs of columns until all are at right angles (Hestenes); their lengths are left."""
    a = array(a, float)
    if a.shape[0] < a.shape[1]:
        if not compute_uv:
            return svd(a.T, compute_uv=False)
        u, lengths, vt = svd(a.T, full_matrices)
        return vt.T, lengths, u.T
    is_diagonal = bool(np.all(a == a * eye(*a.shape)))
    # The triangle of a tall matrix has its lengths, and is smaller.
    base, a = qr(a) if a.shape[0] > a.shape[1] else (None, a)
    count, v = a.shape[1], eye(a.shape[1])
    for _ in range(60):
        is_done = True
        for p in range(count):
            for q in range(p + 1, count):
                x, y = a[:, p].copy(), a[:, q].copy()
                mixed, long, short = float(x @ y), float(x @ x), float(y @ y)
                if mixed * mixed <= 1e-31 * long * short:
                    continue
                is_done = False
                ratio = (short - long) / (2 * mixed)
                t = (1.0 if ratio >= 0 else -1.0) / (
                    _abs(ratio) + (ratio * ratio + 1) ** 0.5)
                c = 1 / (t * t + 1) ** 0.5
                a[:, p], a[:, q] = c * x - c * t * y, c * t * x + c * y
                x, y = v[:, p].copy(), v[:, q].copy()
                v[:, p], v[:, q] = c * x - c * t * y, c * t * x + c * y
        if is_done:
            break
    lengths = sqrt(sum(a * a, 0))
    order = (-lengths).argsort()
    lengths = lengths[order]
    if not compute_uv:
        return lengths
    a, v = a[:, order], v[:, order]
    u = a / np.where(lengths > 0, lengths, 1.0)
    # As LAPACK gives them mostly: each first direction begins with a negative number.
    signs = np.where((u[0] > 0) & (not is_diagonal), -1.0, 1.0)
    u, v = u * signs, v * signs
    if base is not None:
        u = base @ u
    if full_matrices and u.shape[0] > u.shape[1]:
        rest = eye(u.shape[0]) - u @ u.T
        values, vectors = eigh(rest)
        u = concatenate((u, vectors[:, u.shape[1]:]), 1)
    return u, lengths, v.T


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


def cholesky(a, **options):
    a = _square(a)
    result = zeros(a.shape)
    for row in range(len(a)):
        for column in range(row + 1):
            rest = a[row, column] - dot(result[row, :column], result[column, :column])
            if row != column:
                result[row, column] = rest / result[column, column]
            elif rest > 0:
                result[row, row] = sqrt(rest)
            else:
                raise LinAlgError("Matrix is not positive definite")
    return result


def slogdet(a):
    a = _square(a)
    rows, sign = _eliminated(a, zeros((len(a), 0)))
    parts = np.diag(rows)
    if sign == 0 or any(parts == 0):
        return np.float64(0.0), np.float64(-np.inf)
    return sign * np.prod(np.sign(parts)), sum(np.log(abs(parts)))


def eig(a):
    """Of a matrix whose eigenvalues are real: by QR steps, and a vector for each."""
    a = _square(a)
    if np.allclose(a, a.T, rtol=1e-13, atol=0):
        return eigh(a)
    turned, count = a.copy(), len(a)
    for _ in range(500):
        shift = turned[-1, -1] * eye(count)
        q, r = qr(turned - shift)
        turned = r @ q + shift
        if max(abs(np.tril(turned, -1))) <= 1e-14 * max(abs(turned)):
            break
    else:
        raise LinAlgError("the eigenvalues did not converge: they may be complex")
    values = np.diag(turned).copy()
    vectors = []
    for value in values:
        _, _, vt = svd(a - value * eye(count))
        vectors.append(vt[-1])
    return values, stack(vectors, 1)


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
