"""Products of arrays."""

from numpy._making import asarray, diagonal, zeros
from numpy._elementwise import sqrt
from numpy._along import mean
from numpy._shapes import atleast_2d, moveaxis, ndim, squeeze, stack, swapaxes, vstack


def dot(a, b, out=None):
    a, b = asarray(a), asarray(b)
    return a * b if not a.ndim or not b.ndim else a @ b


def vdot(a, b):
    return dot(asarray(a).reshape(-1), asarray(b).reshape(-1))


def inner(a, b):
    a, b = asarray(a), asarray(b)
    return a @ b if b.ndim < 2 else a @ swapaxes(b, -1, -2)


def outer(a, b, out=None):
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(-1)


def kron(a, b):
    rank = ndim(a)
    a, b = atleast_2d(a), atleast_2d(b)
    product = a[:, None, :, None] * b[None, :, None, :]
    product = product.reshape(a.shape[0] * b.shape[0], a.shape[1] * b.shape[1])
    return product if rank > 1 else product[0]


def cross(a, b):
    a, b = asarray(a), asarray(b)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("np.cross takes vectors of 3 numbers")
    (x, y, z), (u, v, w) = moveaxis(a, -1, 0), moveaxis(b, -1, 0)
    return stack([y * w - z * v, z * u - x * w, x * v - y * u], -1)


def cov(m, y=None, rowvar=True, ddof=1):
    rows = atleast_2d(m) if y is None else vstack([m, y])
    if not rowvar:
        rows = rows.T
    rows = rows - mean(rows, 1, keepdims=True)
    return squeeze(rows @ rows.T / (rows.shape[1] - ddof))


def corrcoef(x, y=None, rowvar=True):
    c = cov(x, y, rowvar)
    d = sqrt(diagonal(c))
    return c / outer(d, d)


def convolve(a, v, mode="full"):
    a, v = asarray(a), asarray(v)
    if len(v) > len(a):
        a, v = v, a
    if not len(v):
        raise ValueError("v cannot be empty")
    result = zeros(len(a) + len(v) - 1, (a[:1] * v[:1]).dtype)
    for place in range(len(v)):
        result[place:place + len(a)] += a * v[place]
    if mode == "full":
        return result
    cut = len(v) - 1
    if mode == "same":
        return result[cut // 2:cut // 2 + len(a)]
    return result[cut:len(a)]


def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    if isinstance(axes, int):
        left = list(range(a.ndim - axes, a.ndim))
        right = list(range(axes))
    else:
        left, right = [[axis] if isinstance(axis, int) else list(axis) for axis in axes]
    left, right = [axis % a.ndim for axis in left], [axis % b.ndim for axis in right]
    kept_left = [axis for axis in range(a.ndim) if axis not in left]
    kept_right = [axis for axis in range(b.ndim) if axis not in right]
    count = 1
    for axis in left:
        count *= a.shape[axis]
    rows = a.transpose(kept_left + left).reshape(-1, count)
    columns = b.transpose(right + kept_right).reshape(count, -1)
    shape = [a.shape[axis] for axis in kept_left] + [b.shape[axis] for axis in kept_right]
    return (rows @ columns).reshape(shape)


def einsum(subscripts, *operands, **options):
    """Products of elements by the names of their dimensions, summed over those not asked for."""
    operands = [asarray(operand) for operand in operands]
    given, arrow, wanted = subscripts.replace(" ", "").partition("->")
    terms = given.split(",")
    if len(terms) != len(operands):
        raise ValueError("there are not as many terms in the subscripts as operands")
    if "..." in given:
        spare = [name for name in "ZYXWVUTS" if name not in given]
        most = max([operand.ndim - len(term.replace("...", ""))
                    for term, operand in zip(terms, operands)])
        names = "".join(spare[:most][::-1])
        for place, term in enumerate(terms):
            count = operands[place].ndim - len(term.replace("...", ""))
            terms[place] = term.replace("...", names[most - count:])
        wanted = wanted.replace("...", names)
    letters = "".join(terms)
    if not arrow:
        # Those that stand once, behind those that the dots stand for.
        spared = [name for name in dict.fromkeys(letters) if name in "ZYXWVUTS"]
        wanted = "".join(spared if "..." in given else [])
        wanted += "".join([name for name in sorted(set(letters))
                           if letters.count(name) == 1 and name not in wanted])
    names = wanted + "".join([name for name in dict.fromkeys(letters) if name not in wanted])
    result = None
    for term, operand in zip(terms, operands):
        term = list(term)
        if len(term) != operand.ndim:
            raise ValueError(f"the term '{''.join(term)}' has not as many names as its operand "
                             "dimensions")
        for name in dict.fromkeys(term):
            while term.count(name) > 1:
                first, second = term.index(name), len(term) - 1 - term[::-1].index(name)
                operand = moveaxis(diagonal(operand, 0, first, second), -1, first)
                del term[second]
        order = sorted(range(len(term)), key=lambda place: names.index(term[place]))
        shape = [1] * len(names)
        for place in order:
            shape[names.index(term[place])] = operand.shape[place]
        operand = operand.transpose(order).reshape(shape)
        result = operand if result is None else result * operand
    summed = tuple(range(len(wanted), len(names)))
    return result.sum(axis=summed) if summed else result
