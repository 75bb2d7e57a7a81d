"""Linear algebra: numbers by plain arithmetic, gradients by the formulas of each."""

import math
import torch
from _support import computed_by as _computed_by
from torch.autograd import Function as _Function
from _support import return_type as _named


class LinAlgError(RuntimeError):
    pass


def _checked(name, a, square=True):
    if a.dim() < 2:
        raise RuntimeError(f"{name}: The input tensor A must have at least 2 dimensions.")
    if square and a.size(-1) != a.size(-2):
        raise RuntimeError(
            f"{name}: A must be batches of square matrices, but they are {a.size(-2)} by "
            f"{a.size(-1)} matrices")
    return a


def _each_matrix(function, a, *others):
    """What a function of lists gives for every matrix of a batch, as tensors of the same kind."""
    if a.dim() == 2:
        found = function(a.tolist(), *[other.tolist() for other in others])
        return [torch.tensor(part, dtype=a.dtype) for part in found]
    results = [_each_matrix(function, *parts) for parts in zip(a, *others)]
    return [torch.stack(parts) for parts in zip(*results)]


def _identity(count):
    return [[1.0 if i == j else 0.0 for j in range(count)] for i in range(count)]


def _product(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def _eliminated(a, b):
    """Triangular rows with those of b beside them, the sign of the swaps, and the order."""
    rows = [list(first) + list(second) for first, second in zip(a, b)]
    count, sign, order = len(a), 1.0, list(range(len(a)))
    for column in range(count):
        pivot = sorted(range(column, count), key=lambda row: -abs(rows[row][column]))[0]
        if rows[pivot][column] == 0:
            return rows, 0.0, order
        if pivot != column:
            rows[column], rows[pivot] = rows[pivot], rows[column]
            order[column], order[pivot] = order[pivot], order[column]
            sign = -sign
        for row in range(column + 1, count):
            factor = rows[row][column] / rows[column][column]
            if factor:
                rows[row] = [x - factor * y for x, y in zip(rows[row], rows[column])]
    return rows, sign, order


def _solved(a, b):
    count = len(a)
    rows, sign, _ = _eliminated(a, b)
    if sign == 0:
        raise LinAlgError("The solver failed because the input matrix is singular.")
    result = [None] * count
    for row in range(count - 1, -1, -1):
        values = rows[row][count:]
        for later in range(row + 1, count):
            values = [x - rows[row][later] * y for x, y in zip(values, result[later])]
        result[row] = [x / rows[row][row] for x in values]
    return [result]


class _Solve(_Function):
    @staticmethod
    def forward(ctx, a, b):
        result, = _each_matrix(_solved, a, b)
        ctx.save_for_backward(a, result)
        return result

    @staticmethod
    def backward(ctx, grad):
        a, result = ctx.saved_tensors
        slope = solve(a.mT, grad)
        return -slope @ result.mT, slope


def solve(A, B, *, left=True):
    A = _checked("linalg.solve", A)
    if not left:
        return solve(A.mT, B.mT).mT
    if B.dim() == 1 or B.dim() == A.dim() - 1 and B.shape == A.shape[:-1]:
        return _computed_by("LinalgSolveExBackward0", solve(A, B.unsqueeze(-1)).squeeze(-1))
    if A.dim() != B.dim():
        shape = torch.broadcast_shapes(A.shape[:-2], B.shape[:-2])
        A, B = A.expand(*shape, *A.shape[-2:]), B.expand(*shape, *B.shape[-2:])
    return _computed_by("LinalgSolveExBackward0", _Solve.apply(A, B))


def inv(A):
    A = _checked("linalg.inv", A)
    try:
        result = solve(A, torch.eye(A.size(-1), dtype=A.dtype).expand(A.shape))
    except LinAlgError:
        raise LinAlgError("linalg.inv: The diagonal element 1 is zero, the inversion could not be "
                          "completed because the input matrix is singular.")
    return _computed_by("LinalgInvExBackward0", result)


def solve_triangular(A, B, *, upper, left=True, unitriangular=False):
    return solve(A.triu() if upper else A.tril(), B, left=left)


def cholesky_solve(B, L, upper=False):
    return solve(L.mT @ L if upper else L @ L.mT, B)


def _determinant(a):
    rows, sign, _ = _eliminated(a, [[] for _ in a])
    size = 0.0
    for place in range(len(a)):
        value = rows[place][place] if sign else 0.0
        if value < 0:
            sign = -sign
        size = size + math.log(abs(value)) if value else -math.inf
    return [float(sign), size]


class _SlogDet(_Function):
    @staticmethod
    def forward(ctx, a):
        sign, size = _each_matrix(_determinant, a)
        ctx.save_for_backward(a)
        return sign, size

    @staticmethod
    def backward(ctx, grad_sign, grad):
        a, = ctx.saved_tensors
        return grad.unsqueeze(-1).unsqueeze(-1) * inv(a).mT


def slogdet(A):
    sign, size = _SlogDet.apply(_checked("linalg.slogdet", A))
    return _named("linalg_slogdet", sign=sign.detach(), logabsdet=size)


def _whole_determinant(a):
    rows, sign, _ = _eliminated(a, [[] for _ in a])
    for place in range(len(a)):
        sign = sign * rows[place][place] if sign else 0.0
    return [float(sign)]


class _Det(_Function):
    @staticmethod
    def forward(ctx, a):
        result, = _each_matrix(_whole_determinant, a)
        ctx.save_for_backward(a, result)
        return result

    @staticmethod
    def backward(ctx, grad):
        a, result = ctx.saved_tensors
        return (grad * result).unsqueeze(-1).unsqueeze(-1) * inv(a).mT


def det(A):
    return _computed_by("LinalgDetBackward0", _Det.apply(_checked("linalg.det", A)))


def _cholesky(a):
    count = len(a)
    rows = [[0.0] * count for _ in a]
    for i in range(count):
        for j in range(i + 1):
            left = a[i][j] - sum([x * y for x, y in zip(rows[i][:j], rows[j][:j])])
            if i == j and left <= 0:
                raise LinAlgError(
                    "linalg.cholesky: The factorization could not be completed because the input "
                    f"is not positive-definite (the leading minor of order {i + 1} is not "
                    "positive-definite).")
            rows[i][j] = math.sqrt(left) if i == j else left / rows[j][j]
    return [rows]


class _Cholesky(_Function):
    @staticmethod
    def forward(ctx, a):
        result, = _each_matrix(_cholesky, a)
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, grad):
        low, = ctx.saved_tensors
        inner = (low.mT @ grad).tril()
        inner = inner - 0.5 * torch.diag_embed(inner.diagonal(dim1=-2, dim2=-1))
        up = solve(low.mT, inner)
        whole = solve(low.mT, up.mT).mT
        return (whole + whole.mT) / 2


def cholesky(A, *, upper=False):
    low = _computed_by("LinalgCholeskyExBackward0",
                       _Cholesky.apply(_checked("linalg.cholesky", A)))
    return low.mT if upper else low


def _reflected(a, complete):
    """Householder's reflections, with LAPACK's signs."""
    height, width = len(a), len(a[0])
    r, q = [list(row) for row in a], _identity(height)
    for column in range(min(height - 1, width)):
        v = [0.0] * column + [r[row][column] for row in range(column, height)]
        rest = math.sqrt(sum([x * x for x in v[column + 1:]]))
        if rest == 0:
            continue
        length = math.hypot(v[column], rest)
        v[column] += length if v[column] >= 0 else -length
        scale = 2 / sum([x * x for x in v])
        for matrix in (r, q):
            shares = [scale * sum([v[row] * matrix[row][place] for row in range(column, height)])
                      for place in range(len(matrix[0]))]
            for row in range(column, height):
                matrix[row] = [x - v[row] * share for x, share in zip(matrix[row], shares)]
    count = height if complete else min(height, width)
    r = [[0.0 if j < i else x for j, x in enumerate(row)] for i, row in enumerate(r[:count])]
    return [[list(column) for column in zip(*q[:count])], r]


class _QR(_Function):
    @staticmethod
    def forward(ctx, a):
        q, r = _each_matrix(lambda rows: _reflected(rows, False), a)
        ctx.save_for_backward(q, r)
        return q, r

    @staticmethod
    def backward(ctx, grad_q, grad_r):
        q, r = ctx.saved_tensors
        m = r @ grad_r.mT - grad_q.mT @ q
        low = m.tril(-1)
        inner = low + low.mT + torch.diag_embed(m.diagonal(dim1=-2, dim2=-1))
        return solve(r, (grad_q + q @ inner).mT).mT


def qr(A, mode="reduced"):
    _checked("linalg.qr", A, square=False)
    if mode == "complete":
        q, r = _each_matrix(lambda rows: _reflected(rows, True), A.detach())
    else:
        q, r = _QR.apply(A)
    return _named("linalg_qr", Q=q, R=r)


def _rotated(a):
    """Jacobi's rotations of a symmetric matrix: its values in order, and its vectors."""
    count = len(a)
    a, vectors = [list(row) for row in a], _identity(count)
    largest = max([abs(x) for row in a for x in row] + [0.0])
    for _ in range(60):
        if all([abs(a[i][j]) <= 1e-15 * largest for i in range(count) for j in range(i)]):
            break
        for p in range(count):
            for q in range(p + 1, count):
                if a[p][q] == 0:
                    continue
                ratio = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = (1.0 if ratio >= 0 else -1.0) / (abs(ratio) + math.hypot(ratio, 1.0))
                c = 1 / math.hypot(t, 1.0)
                s = t * c
                for matrix in (a, vectors):
                    for row in matrix:
                        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
                a[p], a[q] = ([c * x - s * y for x, y in zip(a[p], a[q])],
                              [s * x + c * y for x, y in zip(a[p], a[q])])
    order = sorted(range(count), key=lambda place: a[place][place])
    columns = [[row[place] for row in vectors] for place in order]
    # The sign of a vector is nobody's: what stands last is positive here.
    columns = [[-x for x in column] if column[-1] < 0 else column for column in columns]
    return [[a[place][place] for place in order], [list(row) for row in zip(*columns)]]


class _Eigh(_Function):
    @staticmethod
    def forward(ctx, a):
        values, vectors = _each_matrix(_rotated, a)
        ctx.save_for_backward(values, vectors)
        return values, vectors

    @staticmethod
    def backward(ctx, grad_values, grad_vectors):
        values, vectors = ctx.saved_tensors
        apart = values.unsqueeze(-2) - values.unsqueeze(-1)
        apart = torch.where(apart == 0, float("inf"), apart)
        inner = vectors.mT @ grad_vectors / apart + torch.diag_embed(grad_values)
        return vectors @ inner @ vectors.mT


def eigh(A, UPLO="L"):
    values, vectors = _Eigh.apply(_checked("linalg.eigh", A))
    return _named("linalg_eigh", eigenvalues=values, eigenvectors=vectors)


def eigvalsh(A, UPLO="L"):
    return eigh(A)[0]


def _parted(a):
    """One-sided rotations: orthogonal columns, their sizes, and what turned them."""
    turned = len(a) < len(a[0])
    columns = [list(row) for row in (a if turned else zip(*a))]
    count, height = len(columns), len(columns[0])
    right = _identity(count)
    for _ in range(60):
        moved = False
        for p in range(count):
            for q in range(p + 1, count):
                x, y = columns[p], columns[q]
                xx, yy = sum([v * v for v in x]), sum([v * v for v in y])
                xy = sum([v * w for v, w in zip(x, y)])
                if abs(xy) <= 1e-15 * math.sqrt(xx * yy) or xy == 0:
                    continue
                moved = True
                ratio = (yy - xx) / (2 * xy)
                t = (1.0 if ratio >= 0 else -1.0) / (abs(ratio) + math.hypot(ratio, 1.0))
                c = 1 / math.hypot(t, 1.0)
                s = t * c
                for lines in (columns, right):
                    x, y = lines[p], lines[q]
                    lines[p] = [c * v - s * w for v, w in zip(x, y)]
                    lines[q] = [s * v + c * w for v, w in zip(x, y)]
        if not moved:
            break
    sizes = [math.sqrt(sum([v * v for v in column])) for column in columns]
    order = sorted(range(count), key=lambda place: -sizes[place])
    left = [[v / sizes[place] if sizes[place] else 0.0 for v in columns[place]] for place in order]
    other = [right[place] for place in order]
    sizes = [sizes[place] for place in order]
    if turned:
        left, other = other, left
    # LAPACK's first entries are mostly negative.
    for place in range(count):
        if left[place][0] > 0:
            left[place] = [-v for v in left[place]]
            other[place] = [-v for v in other[place]]
    return [[list(row) for row in zip(*left)], sizes, other]


class _SVD(_Function):
    @staticmethod
    def forward(ctx, a):
        u, s, v = _each_matrix(_parted, a)
        ctx.save_for_backward(u, s, v)
        return u, s, v

    @staticmethod
    def backward(ctx, grad_u, grad_s, grad_v):
        u, s, vh = ctx.saved_tensors
        apart = s.unsqueeze(-2) ** 2 - s.unsqueeze(-1) ** 2
        apart = torch.where(apart == 0, float("inf"), apart)
        size = torch.diag_embed(s)
        first, second = u.mT @ grad_u, vh @ grad_v.mT
        inner = ((first - first.mT) / apart) @ size + size @ ((second - second.mT) / apart)
        result = u @ (inner + torch.diag_embed(grad_s)) @ vh
        if u.size(-2) > u.size(-1):
            rest = grad_u / s.unsqueeze(-2)
            result = result + (rest - u @ (u.mT @ rest)) @ vh
        if vh.size(-1) > vh.size(-2):
            rest = grad_v / s.unsqueeze(-1)
            result = result + u @ (rest - (rest @ vh.mT) @ vh)
        return result


def svd(A, full_matrices=True, *, driver=None):
    u, s, vh = _SVD.apply(_checked("linalg.svd", A, square=False))
    if full_matrices and A.size(-1) != A.size(-2):
        if A.size(-2) > A.size(-1):
            u = torch.cat([u, qr(u, "complete")[0][..., u.size(-1):]], -1)
        else:
            vh = torch.cat([vh, qr(vh.mT, "complete")[0].mT[..., vh.size(-2):, :]], -2)
    return _named("linalg_svd", U=u, S=s, Vh=vh)


def svdvals(A, *, driver=None):
    return svd(A, False)[1]


def pinv(A, *, atol=None, rtol=None, hermitian=False):
    u, s, vh = svd(A, False)
    least = (1.1920929e-07 if rtol is None else rtol) * max(A.shape[-2:]) * s.amax(-1, True)
    # Where a size is nothing, its inverse is nothing, too.
    share = torch.where(s > least, 1 / s, 0.0)
    return (vh.mT * share.unsqueeze(-2)) @ u.mT


def matrix_rank(A, *, atol=None, rtol=None, tol=None, hermitian=False):
    s = svdvals(A.detach())
    least = 1.1920929e-07 * max(A.shape[-2:]) * s.amax(-1, True)
    if tol is not None or atol is not None:
        least = atol if tol is None else tol
    return (s > least).sum(-1)


def lstsq(A, B, rcond=None, *, driver=None):
    whole = B.unsqueeze(-1) if B.dim() == 1 else B
    q, r = qr(A)
    solution = solve(r, q.mT @ whole)
    left = ((A @ solution - whole) ** 2).sum(-2)
    if A.size(-2) <= A.size(-1):
        left = torch.zeros(0)
    if B.dim() == 1:
        solution = solution.squeeze(-1)
    return _named("linalg_lstsq", solution=solution, residuals=left,
                  rank=torch.tensor(A.size(-1)), singular_values=torch.zeros(0))


def lu(A, *, pivot=True):
    def parts(a):
        count = len(a)
        rows, _, order = _eliminated(a, _identity(count))
        swaps = [[1.0 if order[j] == i else 0.0 for j in range(count)] for i in range(count)]
        upper = [row[:count] for row in rows]
        moved = [a[place] for place in order]
        lower = list(zip(*_solved(list(zip(*upper)), list(zip(*moved)))[0]))
        return [swaps, [list(row) for row in lower], upper]

    p, low, up = _each_matrix(parts, A.detach())
    return _named("linalg_lu", P=p, L=low, U=up)


def matrix_power(A, n):
    if n < 0:
        A, n = inv(A), -n
    result = torch.eye(A.size(-1), dtype=A.dtype).expand(A.shape)
    for place in range(n):
        result = A if place == 0 else result @ A
    return result


def matrix_exp(A):
    size = max(float(A.detach().abs().sum(-1).max()), 1e-9)
    halves = max(0, math.ceil(math.log2(size)) + 1)
    part, total = torch.eye(A.size(-1), dtype=A.dtype).expand(A.shape), 0
    small = A / 2 ** halves
    for step in range(1, 20):
        total = total + part
        part = part @ small / step
    for _ in range(halves):
        total = total @ total
    return _computed_by("LinalgMatrixExpBackward0", total)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None):
    if ord == "fro":
        return torch.norm(A, 2, list(dim), keepdim=keepdim)
    if ord in (2, -2, "nuc"):
        sizes = svdvals(A)
        return {2: sizes.amax, -2: sizes.amin, "nuc": sizes.sum}[ord](-1)
    lines = A.abs().sum(dim[0] if abs(ord) == 1 else dim[1])
    return lines.amax(-1) if ord > 0 else lines.amin(-1)


def _norm(A, ord=None, dim=None, keepdim=False, dtype=None):
    """Of a matrix, where it is not the root of all squares."""
    return matrix_norm(A, ord, (-2, -1) if dim is None else dim, keepdim)


def cond(A, p=None):
    if p in (None, 2):
        sizes = svdvals(A)
        return sizes[..., 0] / sizes[..., -1]
    return matrix_norm(A, p) * matrix_norm(inv(A), p)


def matmul(input, other):
    return torch.matmul(input, other)


def multi_dot(tensors):
    return torch.chain_matmul(*tensors)


def vecdot(x, y, *, dim=-1):
    return (x * y).sum(dim)


def cross(input, other, *, dim=-1):
    return torch.cross(input, other, dim)


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)


def vander(x, *, N=None):
    return torch.vander(x, N, True)


def _all_values(a):
    """The values of any matrix, where they are real: by QR steps."""
    count = len(a)
    for _ in range(500):
        shift = a[-1][-1]
        moved = [[x - (shift if i == j else 0.0) for j, x in enumerate(row)]
                 for i, row in enumerate(a)]
        q, r = _reflected(moved, True)
        a = _product(r, q)
        a = [[x + (shift if i == j else 0.0) for j, x in enumerate(row)]
             for i, row in enumerate(a)]
    below = max([abs(a[i][j]) for i in range(count) for j in range(i)] + [0.0])
    if below > 1e-6 * max([abs(x) for row in a for x in row]):
        raise NotImplementedError("the eigenvalues are complex: only real ones are there")
    return [[a[place][place] for place in range(count)]]


def eigvals(A):
    return _each_matrix(_all_values, _checked("linalg.eigvals", A).detach())[0]


def eig(A):
    values = eigvals(A)
    vectors = []
    for value in values:
        moved = A.detach().double() - (float(value) + 1e-10) * torch.eye(A.size(-1)).double()
        vector = torch.ones(A.size(-1), 1).double()
        for _ in range(4):
            vector = solve(moved, vector)
            vector = vector / torch.norm(vector)
        vectors.append(vector.squeeze(1).to(A.dtype))
    return _named("linalg_eig", eigenvalues=values, eigenvectors=torch.stack(vectors, 1))
