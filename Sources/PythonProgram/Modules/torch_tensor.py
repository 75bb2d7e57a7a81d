"""Functions of tensors that are made of others; each is a method of tensors too."""

import torch
from _support import computed_by as _computed_by, return_type as _named
from torch._tensor_more import *
from torch._tensor_more import _clamp
from torch._tensor_places import *

# Of each element


def isnan(input):
    return input != input


def isinf(input):
    return input.abs() == float("inf")


def isposinf(input):
    return input == float("inf")


def isneginf(input):
    return input == -float("inf")


def isfinite(input):
    return ~(isnan(input) | isinf(input))


def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    near = (input == other) | (abs(input - other) <= atol + rtol * abs(other))
    return near | (isnan(input) & isnan(other)) if equal_nan else near


def logical_not(input):
    return input == 0


def logical_and(input, other):
    return (input != 0) & (other != 0)


def logical_or(input, other):
    return (input != 0) | (other != 0)


def logical_xor(input, other):
    return (input != 0) != (other != 0)


def bitwise_not(input):
    return ~input


def bitwise_and(input, other):
    return input & other


def bitwise_or(input, other):
    return input | other


def bitwise_xor(input, other):
    return input ^ other


def signbit(input):
    return input < 0


def positive(input):
    return input


def frac(input):
    return _computed_by("FracBackward0", input - input.trunc())


def floor_divide(input, other):
    return input // other


def float_power(input, exponent):
    return input.double() ** exponent


def deg2rad(input):
    return input * (torch.pi / 180)


def rad2deg(input):
    return input * (180 / torch.pi)


def hypot(input, other):
    return (input * input + other * other).sqrt()


def logit(input, eps=None):
    if eps is not None:
        input = input.clamp(eps, 1 - eps)
    return torch.log(input / (1 - input))


def xlogy(input, other):
    return torch.where(input == 0, 0.0, input * torch.log(other))


def heaviside(input, values):
    return torch.where(input == 0, values, (input > 0).to(input.dtype))


def lerp(input, end, weight):
    if isinstance(weight, torch.Tensor):
        return _computed_by(
            "LerpBackward0",
            torch.where(
                weight < 0.5, input + weight * (end - input), end - (end - input) * (1 - weight)
            ),
        )
    if weight < 0.5:
        return _computed_by("LerpBackward0", input + weight * (end - input))
    return _computed_by("LerpBackward0", end - (end - input) * (1 - weight))


def addcmul(input, tensor1, tensor2, *, value=1):
    return _computed_by("AddcmulBackward0", input + value * tensor1 * tensor2)


def addcdiv(input, tensor1, tensor2, *, value=1):
    return _computed_by("AddcdivBackward0", input + value * (tensor1 / tensor2))


def nan_to_num(input, nan=0.0, posinf=None, neginf=None):
    largest = 3.4028234663852886e38
    if input.dtype == torch.float64:
        largest = 1.7976931348623157e308
    input = torch.where(isnan(input), nan, input)
    input = torch.where(isposinf(input), largest if posinf is None else posinf, input)
    return torch.where(isneginf(input), -largest if neginf is None else neginf, input)


def logaddexp(input, other):
    return _computed_by("LogaddexpBackward0", torch.stack(torch.broadcast_tensors(input, other)).logsumexp(0))


# Over several elements


def all(input, dim=None, keepdim=False):
    return (input == 0).sum(dim, keepdim) == 0


def any(input, dim=None, keepdim=False):
    return (input != 0).sum(dim, keepdim) != 0


def count_nonzero(input, dim=None):
    return (input != 0).sum(dim)


def nansum(input, dim=None, keepdim=False):
    return torch.where(isnan(input), 0.0, input).sum(dim, keepdim)


def nanmean(input, dim=None, keepdim=False):
    return nansum(input, dim, keepdim) / (~isnan(input)).sum(dim, keepdim)


def var_mean(input, dim=None, unbiased=None, keepdim=False, *, correction=None):
    spread = input.var(dim, unbiased, keepdim, correction=correction)
    middle = input.mean(None if isinstance(dim, bool) else dim, keepdim)
    return _computed_by("VarMeanBackward0", (spread, middle))


def std_mean(input, dim=None, unbiased=None, keepdim=False, *, correction=None):
    spread = input.std(dim, unbiased, keepdim, correction=correction)
    middle = input.mean(None if isinstance(dim, bool) else dim, keepdim)
    return _computed_by("StdMeanBackward0", (spread, middle))


def aminmax(input, *, dim=None, keepdim=False):
    low, high = _computed_by(
        "AminmaxBackward0", (input.amin(dim, keepdim), input.amax(dim, keepdim)))
    return _named("aminmax", min=low, max=high)


def dist(input, other, p=2):
    return torch.norm(input - other, p)


def kthvalue(input, k, dim=-1, keepdim=False):
    return _kth("kthvalue", "KthvalueBackward0", input, k, dim, keepdim)


def _kth(name, step, input, k, dim, keepdim):
    values, indices = input.sort(dim)
    if not 1 <= k <= values.size(dim):
        raise RuntimeError("kthvalue(): selected number k out of range for dimension " + str(dim))
    values, indices = values.narrow(dim, k - 1, 1), indices.narrow(dim, k - 1, 1)
    if not keepdim:
        values, indices = values.squeeze(dim), indices.squeeze(dim)
    return _named(name, values=_computed_by(step, values), indices=indices)


def median(input, dim=None, keepdim=False):
    if dim is not None:
        middle = (input.size(dim) + 1) // 2
        return _kth("median", "MedianBackward1", input, middle, dim, keepdim)
    values = input.flatten().sort().values
    if bool(isnan(values).any()):
        return values[-1]
    return _computed_by("MedianBackward0", values[(len(values) - 1) // 2])


def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    if isinstance(q, torch.Tensor) and q.ndim > 0:
        return torch.stack([quantile(input, share, dim, keepdim) for share in q])
    if not 0 <= q <= 1:
        raise RuntimeError("quantile() q must be in the range [0, 1]")
    values = (input.flatten() if dim is None else input).sort(0 if dim is None else dim).values
    along = 0 if dim is None else dim
    place = float(q) * (values.size(along) - 1)
    low = int(place)
    high = min(low + 1, values.size(along) - 1)
    part = lerp(values.narrow(along, low, 1), values.narrow(along, high, 1), place - low)
    return part if keepdim else part.squeeze(along)


def histc(input, bins=100, min=0, max=0):
    input = input.detach().flatten()
    if min == max and input.numel() > 0:
        min, max = input.min().item(), input.max().item()
    if min == max:
        min, max = min - 1, max + 1
    input = input[(input >= min) & (input <= max)]
    places = ((input - min) / (max - min) * bins).long().clamp(max=bins - 1)
    return torch.zeros(bins).scatter_add(0, places, torch.ones(len(input)))


def bincount(input, weights=None, minlength=0):
    if input.ndim != 1 or input.is_floating_point() or bool((input < 0).any()):
        raise RuntimeError("bincount only supports 1-d non-negative integral inputs.")
    count = max(int(input.max()) + 1 if len(input) else 0, minlength)
    if weights is None:
        weights = torch.ones(len(input), dtype=torch.int64)
    return torch.zeros(count, dtype=weights.dtype).scatter_add(0, input, weights)


def diff(input, n=1, dim=-1):
    for _ in range(n):
        count = input.size(dim)
        input = input.narrow(dim, 1, count - 1) - input.narrow(dim, 0, count - 1)
    return input


def cov(input, *, correction=1):
    input = input.reshape(-1, input.size(-1))
    centered = input - input.mean(1, keepdim=True)
    return (centered @ centered.t() / (input.size(1) - correction)).squeeze()


def corrcoef(input):
    covariance = cov(input)
    if covariance.ndim == 0:
        return covariance / covariance
    deviations = covariance.diagonal().sqrt()
    return covariance / deviations.unsqueeze(1) / deviations.unsqueeze(0)


def trace(input):
    return _computed_by("TraceBackward0", input.diagonal().sum())


# Products


def ger(input, vec2):
    return input.outer(vec2)


def vdot(input, other):
    return input.dot(other)


def addmm(input, mat1, mat2, *, beta=1, alpha=1):
    product = mat1.mm(mat2)
    return _computed_by("AddmmBackward0", beta * input + (product if alpha == 1 else alpha * product))


def addmv(input, mat, vec, *, beta=1, alpha=1):
    return _computed_by("AddmvBackward0", beta * input + alpha * mat.mv(vec))


def addbmm(input, batch1, batch2, *, beta=1, alpha=1):
    return _computed_by("AddbmmBackward0", beta * input + alpha * batch1.bmm(batch2).sum(0))


def baddbmm(input, batch1, batch2, *, beta=1, alpha=1):
    return _computed_by("BaddbmmBackward0", beta * input + alpha * batch1.bmm(batch2))


def cross(input, other, dim=-1):
    if input.size(dim) != 3 or other.size(dim) != 3:
        raise RuntimeError(
            "linalg.cross: inputs dimension " + str(dim) + " must have length 3. Got "
            + str(input.size(dim)) + " and " + str(other.size(dim))
        )
    return _computed_by(
        "LinalgCrossBackward0",
        input.roll(-1, dim) * other.roll(-2, dim) - input.roll(-2, dim) * other.roll(-1, dim),
    )


def _changing(function):
    """The method that puts what a function gives in the tensor's place."""

    def change(input, *arguments, **options):
        return input.copy_(function(input, *arguments, **options))

    return change


floor_, ceil_, trunc_ = _changing(torch.floor), _changing(torch.ceil), _changing(torch.trunc)
round_, frac_, sign_ = _changing(torch.round), _changing(frac), _changing(torch.sign)
fmod_, remainder_ = _changing(torch.fmod), _changing(torch.remainder)
sin_, cos_, erf_ = _changing(torch.sin), _changing(torch.cos), _changing(torch.erf)
reciprocal_, rsqrt_ = _changing(torch.reciprocal), _changing(torch.rsqrt)
tril_, triu_, lerp_ = _changing(torch.tril), _changing(torch.triu), _changing(lerp)
cumsum_, cumprod_ = _changing(torch.cumsum), _changing(torch.cumprod)
scatter_, scatter_add_ = _changing(torch.scatter), _changing(torch.scatter_add)
index_add_, index_fill_ = _changing(index_add), _changing(index_fill)
index_copy_, nan_to_num_ = _changing(index_copy), _changing(nan_to_num)
logical_not_, floor_divide_ = _changing(logical_not), _changing(floor_divide)
arccos_ = acos_ = _changing(torch.acos)
arcsin_ = asin_ = _changing(torch.asin)
arctan_ = atan_ = _changing(torch.atan)
sinh_, cosh_, tan_ = _changing(torch.sinh), _changing(torch.cosh), _changing(torch.tan)
exp2_, expm1_, log1p_ = _changing(torch.exp2), _changing(torch.expm1), _changing(torch.log1p)
log2_, log10_ = _changing(torch.log2), _changing(torch.log10)
erfc_, erfinv_, lgamma_ = _changing(erfc), _changing(erfinv), _changing(lgamma)
digamma_, sinc_, logit_ = _changing(digamma), _changing(sinc), _changing(logit)
eq_, ne_, lt_, le_ = _changing(eq), _changing(ne), _changing(lt), _changing(le)
gt_, ge_ = _changing(gt), _changing(ge)
less_, less_equal_, not_equal_ = lt_, le_, ne_
greater_, greater_equal_ = gt_, ge_
logical_and_, logical_or_ = _changing(logical_and), _changing(logical_or)
logical_xor_, bitwise_xor_ = _changing(logical_xor), _changing(bitwise_xor)
bitwise_and_, bitwise_or_ = _changing(bitwise_and), _changing(bitwise_or)
bitwise_not_, xlogy_ = _changing(bitwise_not), _changing(xlogy)
clamp_min_, clamp_max_ = _changing(clamp_min), _changing(clamp_max)
clip_, fix_ = _changing(torch.clip), _changing(torch.trunc)
absolute_, negative_ = _changing(torch.abs), _changing(torch.neg)
sgn_, copysign_, hypot_ = _changing(sgn), _changing(copysign), _changing(hypot)
addmm_, addmv_, addr_ = _changing(addmm), _changing(addmv), _changing(addr)
addbmm_, baddbmm_ = _changing(addbmm), _changing(baddbmm)
arctan2_ = atan2_ = _changing(torch.atan2)
true_divide_ = divide_ = _changing(torch.div)
multiply_, subtract_ = _changing(torch.mul), _changing(torch.sub)
deg2rad_, rad2deg_ = _changing(deg2rad), _changing(rad2deg)
float_power_, heaviside_ = _changing(float_power), _changing(heaviside)
masked_scatter_, put_ = _changing(masked_scatter), _changing(put)
scatter_reduce_, renorm_ = _changing(scatter_reduce), _changing(renorm)
