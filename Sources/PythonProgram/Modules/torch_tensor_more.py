"""Functions of tensors that are seldom, or other names of those that are not."""

import math
import torch
from _support import become as _become, computed_by as _computed_by, return_type as _named

# Comparisons


def eq(input, other):
    return input == other


def ne(input, other):
    return input != other


def lt(input, other):
    return input < other


def le(input, other):
    return input <= other


def gt(input, other):
    return input > other


def ge(input, other):
    return input >= other


not_equal, less, less_equal, greater, greater_equal = ne, lt, le, gt, ge


def isin(elements, test_elements, *, assume_unique=False, invert=False):
    if not isinstance(elements, torch.Tensor):
        elements = torch.tensor(elements)
    tests = torch.as_tensor(test_elements).flatten()
    found = (elements.unsqueeze(-1) == tests).sum(-1) > 0
    return ~found if invert else found


def isreal(input):
    return torch.ones_like(input) > 0


def is_nonzero(input):
    if input.numel() != 1:
        raise RuntimeError(
            "Boolean value of Tensor with more than one value is ambiguous")
    return bool(input)


def is_complex(input):
    return False


def is_signed(input):
    return input.dtype != torch.bool


def is_same_size(input, other):
    return input.shape == other.shape


# Arithmetic


def true_divide(input, other):
    return input / other


def rsub(input, other, *, alpha=1):
    return other - alpha * input


def bitwise_left_shift(input, other):
    return input << other


def bitwise_right_shift(input, other):
    return input >> other


def _clamp(input, min=None, max=None):
    """Between bounds that are tensors, which take the gradient outside."""
    if min is not None:
        input = torch.where(input < min, torch.as_tensor(min), input)
    if max is not None:
        input = torch.where(input > max, torch.as_tensor(max), input)
    return _computed_by("ClampBackward1", input)


def clamp_min(input, min):
    return _computed_by("ClampMinBackward0", input.clamp(min=min))


def clamp_max(input, max):
    return _computed_by("ClampMaxBackward0", input.clamp(max=max))


def fmax(input, other):
    input, other = torch.broadcast_tensors(input, other)
    larger = torch.where(input >= other, input, other)
    return torch.where(other != other, input, torch.where(input != input, other, larger))


def fmin(input, other):
    return -fmax(-input, -other)


def sgn(input):
    return _computed_by("SgnBackward0", input.sign())


def copysign(input, other):
    other = torch.as_tensor(other)
    return _computed_by(
        "CopysignBackward0", torch.where(other < 0, -input.abs(), input.abs()))


def ldexp(input, other):
    return _computed_by("LdexpBackward0", input * 2.0 ** other)


def _frexp(x):
    exponent = 0
    while abs(x) >= 1 and not math.isinf(x):
        x, exponent = x / 2, exponent + 1
    while x and abs(x) < 0.5:
        x, exponent = x * 2, exponent - 1
    return x, exponent


def frexp(input):
    parts = [_frexp(x) for x in input.flatten().tolist()]
    return _named(
        "frexp", mantissa=torch.tensor([m for m, _ in parts]).reshape(input.shape),
        exponent=torch.tensor([e for _, e in parts]).reshape(input.shape))


def gcd(input, other):
    return _of_ints(math.gcd, input, other)


def lcm(input, other):
    return _of_ints(math.lcm, input, other)


def _of_ints(function, input, other):
    a, b = torch.broadcast_tensors(input, torch.as_tensor(other))
    pairs = zip(a.flatten().tolist(), b.flatten().tolist())
    return torch.tensor([function(x, y) for x, y in pairs]).reshape(a.shape)


def logaddexp2(input, other):
    result = torch.logaddexp(input * math.log(2), other * math.log(2)) / math.log(2)
    return _computed_by("Logaddexp2Backward0", result)


def erfc(input):
    return _computed_by("ErfcBackward0", 1 - torch.erf(input))


def sinc(input):
    safe = torch.where(input == 0, 1.0, input * torch.pi)
    return _computed_by("SincBackward0", torch.where(input == 0, 1.0, torch.sin(safe) / safe))


def expit(input):
    return torch.sigmoid(input)


class _Special(torch.autograd.Function):
    """A function of the numbers, with the function of its derivative."""

    @staticmethod
    def forward(ctx, input, function, slope):
        ctx.save_for_backward(input)
        ctx.slope = slope
        return _mapped(function, input)

    @staticmethod
    def backward(ctx, grad):
        input, = ctx.saved_tensors
        return grad * ctx.slope(input), None, None


def _mapped(function, input):
    values = [function(x) for x in input.flatten().tolist()]
    kind = input.dtype if input.is_floating_point() else torch.float32
    return torch.tensor(values, dtype=kind).reshape(input.shape)


def lgamma(input):
    return _computed_by("LgammaBackward0", _Special.apply(input, _lgamma, digamma))


def _lgamma(x):
    """Far from 0 Stirling's series; towards it, what is taken away on the way there."""
    if x <= 0 and x == int(x):
        return math.inf
    if x < 0:
        return math.log(math.pi / abs(math.sin(math.pi * x))) - _lgamma(1 - x)
    below = 0.0
    while x < 12:
        below += math.log(x)
        x += 1
    series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7)
    return (x - 0.5) * math.log(x) - x + 0.5 * math.log(2 * math.pi) + series - below


def _polygamma(order, x):
    """Far from 0 a series says it; towards it, what is added on the way there."""
    if x <= 0 and x == int(x):
        return math.nan if x else -math.inf
    if order == 0 and x < 0:
        return _polygamma(0, 1 - x) - math.pi / math.tan(math.pi * x)
    total, sign = 0.0, 1.0 if order % 2 else -1.0
    while x < 12:
        total += sign * math.factorial(order) / x ** (order + 1)
        x += 1
    bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6]
    if order == 0:
        total += math.log(x) - 0.5 / x
        return total - sum([b / (2 * k + 2) / x ** (2 * k + 2) for k, b in enumerate(bernoulli)])
    series = math.factorial(order - 1) / x ** order + math.factorial(order) / (2 * x ** (order + 1))
    for k, b in enumerate(bernoulli):
        power = 2 * k + 2
        series += b * math.factorial(power + order - 1) / math.factorial(power) / x ** (
            power + order)
    return total + sign * series


def digamma(input):
    slope = lambda x: polygamma(1, x)
    return _computed_by(
        "DigammaBackward0", _Special.apply(input, lambda x: _polygamma(0, x), slope))


def polygamma(n, input):
    slope = lambda x: polygamma(n + 1, x)
    return _computed_by(
        "PolygammaBackward0", _Special.apply(input, lambda x: _polygamma(n, x), slope))


def mvlgamma(input, p):
    total = p * (p - 1) / 4 * math.log(math.pi)
    for place in range(p):
        total = total + lgamma(input - place / 2)
    return total


def _erfinv(y):
    if abs(y) >= 1:
        return math.copysign(math.inf, y) if abs(y) == 1 else math.nan
    log = math.log(1 - y * y)
    first = 2 / (math.pi * 0.147) + log / 2
    x = math.copysign(math.sqrt(math.sqrt(first * first - log / 0.147) - first), y)
    for _ in range(3):
        x -= (math.erf(x) - y) / (2 / math.sqrt(math.pi) * math.exp(-x * x))
    return x


def erfinv(input):
    slope = lambda x: math.sqrt(math.pi) / 2 * torch.exp(erfinv(x) ** 2)
    return _computed_by("ErfinvBackward0", _Special.apply(input, _erfinv, slope))


def _i0(x):
    total = term = 1.0
    for k in range(1, 200):
        term *= (x / 2 / k) ** 2
        total += term
    return total


def i0(input):
    return _mapped(_i0, input)


# Parts and positions


def ndimension(input):
    return input.dim()


def split_with_sizes(input, split_sizes, dim=0):
    if sum(split_sizes) != input.size(dim):
        raise RuntimeError(
            "split_with_sizes expects split_sizes to sum exactly to " + str(input.size(dim))
            + f" (input tensor's size at dimension {dim}), but got split_sizes={list(split_sizes)}")
    parts, start = [], 0
    for extent in split_sizes:
        parts.append(input.narrow(dim, start, extent))
        start += extent
    return _computed_by("SplitWithSizesBackward0", tuple(parts))


def dsplit(input, indices_or_sections):
    return torch.tensor_split(input, indices_or_sections, 2)


def adjoint(input):
    return input.transpose(-2, -1)


def unfold(input, dimension, size, step):
    dim = dimension % input.dim()
    starts = range(0, input.size(dim) - size + 1, step)
    return _computed_by("UnfoldBackward0", torch.stack(
        [input.narrow(dim, start, size).movedim(dim, -1) for start in starts], dim))


def as_strided(input, size, stride, storage_offset=0):
    places = torch.tensor(storage_offset)
    for extent, step in zip(size, stride):
        places = places.unsqueeze(-1) + torch.arange(extent) * step
    return _computed_by("AsStridedBackward0", input.flatten()[places])


def index_put(input, indices, values, accumulate=False):
    result = input.clone()
    return index_put_(result, indices, values, accumulate)


def index_put_(input, indices, values, accumulate=False):
    places = torch.arange(input.numel()).reshape(input.shape)[tuple(indices)]
    values = torch.as_tensor(values, dtype=input.dtype).expand(places.shape)
    flat, places, values = input.flatten(), places.flatten(), values.flatten()
    changed = flat.scatter_add(0, places, values) if accumulate else flat.scatter(
        0, places, values)
    return input.copy_(changed.reshape(input.shape))


def put(input, index, source, accumulate=False):
    flat, index, source = input.flatten(), index.flatten(), source.flatten()
    changed = flat.scatter_add(0, index, source) if accumulate else flat.scatter(0, index, source)
    return changed.reshape(input.shape)


def masked_scatter(input, mask, source):
    mask = mask.expand(input.shape)
    places = (mask.flatten().long().cumsum(0) - 1).clamp(min=0)
    return torch.where(mask, source.flatten()[places].reshape(input.shape), input)


def select_scatter(input, src, dim, index):
    result = input.clone()
    result.select(dim, index).copy_(src)
    return result


def slice_scatter(input, src, dim=0, start=None, end=None, step=1):
    result = input.clone()
    result[(slice(None),) * (dim % input.dim()) + (slice(start, end, step),)] = src
    return result


def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    places = torch.arange(input.numel()).reshape(input.shape).diagonal(offset, dim1, dim2)
    flat = input.flatten().scatter(0, places.flatten(), src.flatten())
    return _computed_by("DiagonalScatterBackward0", flat.reshape(input.shape))


def fill_diagonal_(input, fill_value, wrap=False):
    own = torch.eye(*input.shape) > 0
    return input.copy_(torch.where(own, fill_value, input))


def scatter_reduce(input, dim, index, src, reduce, *, include_self=True):
    zeros = torch.zeros_like(input)
    if reduce in ("sum", "mean"):
        total = (input if include_self else zeros).scatter_add(dim, index, src)
        counts = (torch.ones_like(input) if include_self else zeros).scatter_add(
            dim, index, torch.ones_like(src))
        if not include_self:
            total = torch.where(counts == 0, input, total)
        return total if reduce == "sum" else total / counts.clamp(min=1)
    step = {"prod": lambda a, b: a * b, "amax": torch.maximum, "amin": torch.minimum}[reduce]
    seen = torch.zeros_like(input) > 0
    result = input
    for place in range(index.size(dim)):
        where, part = index.narrow(dim, place, 1), src.narrow(dim, place, 1)
        known = result.gather(dim, where)
        value = step(known, part)
        if not include_self:
            value = torch.where(seen.gather(dim, where), value, part)
            seen = seen.scatter(dim, where, torch.ones_like(part) > 0)
        result = result.scatter(dim, where, value)
    return result


def resize_(input, *sizes):
    sizes = list(sizes[0]) if len(sizes) == 1 and not isinstance(sizes[0], int) else list(sizes)
    count = math.prod(sizes)
    flat = input.detach().flatten()[:count]
    if len(flat) < count:
        flat = torch.cat([flat, torch.zeros(count - len(flat), dtype=input.dtype)])
    return _become(input, flat.reshape(sizes))


def resize_as_(input, other):
    return resize_(input, *other.shape)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    flat = input.flatten()
    starts = torch.cat([torch.tensor([True]), flat[1:] != flat[:-1]])
    result = [flat[starts]]
    places = starts.long().cumsum(0) - 1
    if return_inverse:
        result.append(places.reshape(input.shape))
    if return_counts:
        result.append(torch.bincount(places))
    return tuple(result) if len(result) > 1 else result[0]


def msort(input):
    return input.sort(0)[0]


def unravel_index(indices, shape):
    places = []
    for extent in reversed(shape):
        places.insert(0, indices % extent)
        indices = indices // extent
    return tuple(places)


# Over several elements


def mode(input, dim=-1, keepdim=False):
    values, places = [], []
    moved = input.detach().movedim(dim, -1)
    for line in moved.reshape(-1, moved.size(-1)).tolist():
        best = sorted(sorted(set(line)), key=lambda value, line=line: -line.count(value))[0]
        values.append(best)
        places.append(len(line) - 1 - line[::-1].index(best))
    places = torch.tensor(places).reshape(moved.shape[:-1]).unsqueeze(dim)
    values = input.gather(dim, places)
    if not keepdim:
        values, places = values.squeeze(dim), places.squeeze(dim)
    return _named("mode", values=_computed_by("ModeBackward0", values), indices=places)


def _running(name, input, dim, better):
    best, places = input.select(dim, 0), torch.zeros_like(input.select(dim, 0)).long()
    values, indices = [best], [places]
    for place in range(1, input.size(dim)):
        part = input.select(dim, place)
        new = better(part, best)
        best, places = torch.where(new, part, best), torch.where(new, place, places)
        values.append(best)
        indices.append(places)
    return _named(name, values=_computed_by(name.capitalize() + "Backward0",
                                            torch.stack(values, dim)),
                  indices=torch.stack(indices, dim))


def cummax(input, dim):
    return _running("cummax", input, dim, lambda a, b: a >= b)


def cummin(input, dim):
    return _running("cummin", input, dim, lambda a, b: a <= b)


def logcumsumexp(input, dim):
    lines = [input.narrow(dim, 0, place + 1).logsumexp(dim) for place in range(input.size(dim))]
    return _computed_by("LogcumsumexpBackward0", torch.stack(lines, dim))


def nanmedian(input, dim=None, keepdim=False):
    kept = input[input == input]
    if dim is None:
        return _computed_by("NanmedianBackward0", kept.median())
    return input.median(dim, keepdim)


def nanquantile(input, q, dim=None, keepdim=False):
    return torch.quantile(input[input == input], q)


def renorm(input, p, dim, maxnorm):
    dims = [place for place in range(input.dim()) if place != dim % input.dim()]
    sizes = torch.norm(input, p, dims, keepdim=True)
    scaled = input * torch.where(sizes > maxnorm, maxnorm / (sizes + 1e-7), 1.0)
    return _computed_by("RenormBackward0", scaled)


def histogram(input, bins, *, range=None, weight=None, density=False):
    low, high = range if range is not None else (float(input.min()), float(input.max()))
    counts = torch.histc(input, bins, low, high)
    edges = torch.linspace(low, high, bins + 1)
    return _named("histogram", hist=counts, bin_edges=edges)


def trapezoid(y, x=None, *, dx=None, dim=-1):
    count = y.size(dim)
    middle = (y.narrow(dim, 1, count - 1) + y.narrow(dim, 0, count - 1)) / 2
    if x is None:
        return (middle * (1 if dx is None else dx)).sum(dim)
    return (middle * (x.narrow(-1, 1, count - 1) - x.narrow(-1, 0, count - 1))).sum(dim)


trapz = trapezoid


def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
    count = y.size(dim)
    middle = (y.narrow(dim, 1, count - 1) + y.narrow(dim, 0, count - 1)) / 2
    step = dx if x is None else x.narrow(-1, 1, count - 1) - x.narrow(-1, 0, count - 1)
    return (middle * step).cumsum(dim)


def gradient(input, *, spacing=1, dim=None, edge_order=1):
    dims = range(input.dim()) if dim is None else [dim] if isinstance(dim, int) else dim
    results = []
    for dim in dims:
        count = input.size(dim)
        inner = (input.narrow(dim, 2, count - 2) - input.narrow(dim, 0, count - 2)) / 2
        first = input.narrow(dim, 1, 1) - input.narrow(dim, 0, 1)
        last = input.narrow(dim, count - 1, 1) - input.narrow(dim, count - 2, 1)
        results.append(torch.cat([first, inner, last], dim) / spacing)
    return tuple(results)


# Products


def addr(input, vec1, vec2, *, beta=1, alpha=1):
    return _computed_by("AddrBackward0", beta * input + alpha * torch.outer(vec1, vec2))


def kron(input, other):
    rank = max(input.dim(), other.dim())
    a = input.reshape((1,) * (rank - input.dim()) + tuple(input.shape))
    b = other.reshape((1,) * (rank - other.dim()) + tuple(other.shape))
    shape = [x * y for x, y in zip(a.shape, b.shape)]
    for place in range(rank):
        a, b = a.unsqueeze(2 * place + 1), b.unsqueeze(2 * place)
    return (a * b).reshape(shape)


def det(input):
    return torch.linalg.det(input)


def slogdet(input):
    sign, size = torch.linalg.slogdet(input)
    return _named("slogdet", sign=sign, logabsdet=size)


def logdet(input):
    sign, size = torch.linalg.slogdet(input)
    return torch.where(sign > 0, size, float("nan"))


def inverse(input):
    return torch.linalg.inv(input)


def pinverse(input, rcond=1e-15):
    return torch.linalg.pinv(input)


def matrix_power(input, n):
    return torch.linalg.matrix_power(input, n)


def matrix_exp(input):
    return torch.linalg.matrix_exp(input)


def cholesky(input, upper=False):
    return torch.linalg.cholesky(input, upper=upper)


def cholesky_solve(input, input2, upper=False):
    return torch.linalg.cholesky_solve(input, input2, upper)


def cholesky_inverse(input, upper=False):
    return torch.linalg.inv(input.mT @ input if upper else input @ input.mT)


def qr(input, some=True):
    q, r = torch.linalg.qr(input, "reduced" if some else "complete")
    return _named("qr", Q=q, R=r)


def svd(input, some=True, compute_uv=True):
    u, s, vh = torch.linalg.svd(input, not some)
    return _named("svd", U=u, S=s, V=vh.mT)


# What says nothing here, and where a tensor is


def pin_memory(input, device=None):
    return input


share_memory_ = coalesce = to_dense = dequantize = resolve_conj = resolve_neg = conj = pin_memory
real = conj_physical = pin_memory


def is_pinned(input):
    return False


is_shared = is_inference = is_conj = is_neg = is_distributed = is_coalesced = is_pinned


def get_device(input):
    return -1


def where(input, condition, other):
    """A method, which stands at the values and gets the condition."""
    return torch.where(condition, input, other)


def apply_(input, function):
    values = [function(x) for x in input.flatten().tolist()]
    return input.copy_(torch.tensor(values, dtype=input.dtype).reshape(input.shape))


def map_(input, other, function):
    pairs = zip(input.flatten().tolist(), other.expand(input.shape).flatten().tolist())
    values = [function(x, y) for x, y in pairs]
    return input.copy_(torch.tensor(values, dtype=input.dtype).reshape(input.shape))


def geometric_(input, p):
    noise = torch.empty(input.shape).uniform_()
    return input.copy_(torch.ceil(torch.log(1 - noise) / math.log(1 - p)))


def cauchy_(input, median=0, sigma=1):
    noise = torch.empty(input.shape).uniform_()
    return input.copy_(median + sigma * torch.tan(torch.pi * (noise - 0.5)))


def log_normal_(input, mean=1, std=2):
    return input.copy_(torch.empty(input.shape).normal_(mean, std).exp())
