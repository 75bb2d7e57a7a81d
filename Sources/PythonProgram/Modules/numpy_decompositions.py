"""Matrices as products of simpler ones."""

import numpy as np
from numpy._kinds import _abs, _max, _min
from numpy._making import array, asarray, eye, zeros
from numpy._elementwise import abs, isnan, sqrt
from numpy._along import any, max, sum
from numpy._shapes import concatenate, stack
from numpy._products import dot


class LinAlgError(ValueError):
    pass


def _square(a):
    a = array(a, float)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


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
        length = sqrt(v @ v)
        # As LAPACK's reflections have it, the diagonal is negative where it can be.
        length = -length if v[column] > 0 else length
        r[column, column] = length
        q[:, column] = v / length if length else v
    r[:, count:] = q.T @ a[:, count:]
    return q, r


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
