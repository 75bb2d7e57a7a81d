"""Functions of networks that are made of others."""

import torch
import torch.nn.functional as F
from _support import computed_by as _computed_by
from torch._functional_convolutions import *
from torch._functional_convolutions import _conv2d
from torch._functional_pools import *
from torch._functional_pools import _avg_pool2d, _max_pool2d
from torch._functional_images import *
from torch._functional_losses import *
from torch._functional_losses import (
    _binary_cross_entropy, _binary_cross_entropy_with_logits, _cross_entropy, _embedding,
    _nll_loss)

# Activations


def _softplus(input, beta=1.0, threshold=20.0):
    scaled = input * beta
    values = torch.where(scaled > threshold, input, F.softplus(scaled) / beta)
    return _computed_by("SoftplusBackward0", values)


def _gelu_tanh(input, approximate="tanh"):
    inner = (2 / torch.pi) ** 0.5 * (input + 0.044715 * input ** 3)
    return _computed_by("GeluBackward0", 0.5 * input * (1 + torch.tanh(inner)))


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    return F.softmax(-input, dim)


def tanhshrink(input):
    return input - torch.tanh(input)


def glu(input, dim=-1):
    if input.size(dim) % 2:
        raise RuntimeError(
            f"Halving dimension must be even, but dimension {dim} is size {input.size(dim)}")
    values, gates = input.chunk(2, dim)
    return _computed_by("GluBackward0", values * torch.sigmoid(gates))


def celu(input, alpha=1.0, inplace=False):
    values = torch.where(input > 0, input, alpha * torch.expm1(input.clamp(max=0) / alpha))
    return _computed_by("CeluBackward0", values)


def prelu(input, weight):
    if weight.numel() > 1 and input.dim() > 1:
        weight = weight.reshape([-1 if place == 1 else 1 for place in range(input.dim())])
    return _computed_by("PreluKernelBackward0", torch.where(input > 0, input, weight * input))


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    if training:
        slope = torch.empty(input.shape).uniform_(lower, upper)
        return torch.where(input >= 0, input, slope * input)
    return _computed_by(
        "RreluWithNoiseBackward0", F.leaky_relu(input, (lower + upper) / 2))


def hardshrink(input, lambd=0.5):
    return _computed_by(
        "HardshrinkBackward0", torch.where((input >= -lambd) & (input <= lambd), 0.0, input))


def softshrink(input, lambd=0.5):
    values = torch.where(input > lambd, input - lambd, input + lambd)
    return _computed_by(
        "SoftshrinkBackward0", torch.where(torch.abs(input) <= lambd, input * 0, values))


def threshold(input, threshold, value, inplace=False):
    values = torch.where(input <= threshold, float(value), input)
    return _computed_by("ThresholdBackward0", values)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty(logits.shape).exponential_().log()
    soft = F.softmax((logits + noise) / tau, dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter(dim, index, 1.0) - soft.detach() + soft


def _changing(function):
    def change(input, *arguments, **options):
        return input.copy_(function(input, *arguments, **options))

    return change


relu_, elu_, celu_, selu_ = map(_changing, (F.relu, F.elu, celu, F.selu))
leaky_relu_, hardtanh_ = _changing(F.leaky_relu), _changing(F.hardtanh)
rrelu_, threshold_ = _changing(rrelu), _changing(threshold)

# Distances


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    size = torch.norm(input, p, dim, keepdim=True)
    return input / torch.clamp(size, min=eps)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    def whole(x):
        size = torch.norm(x, 2, dim, keepdim=True)
        return x / torch.clamp(size, min=eps)

    x1, x2 = torch.broadcast_tensors(x1, x2)
    return _computed_by("SumBackward1", (whole(x1) * whole(x2)).sum(dim))


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return torch.norm(x1 - x2 + eps, p, -1, keepdim=keepdim)


def pdist(input, p=2.0):
    rows, columns = torch.triu_indices(len(input), len(input), 1)
    return torch.norm(input[rows] - input[columns], p, -1)


# Layers


def bilinear(input1, input2, weight, bias=None):
    rows = [((input1 @ own) * input2).sum(-1) for own in weight]
    result = torch.stack(rows, -1)
    return result if bias is None else result + bias


def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2,
                  scale_grad_by_freq=False, mode="mean", sparse=False, per_sample_weights=None,
                  include_last_offset=False, padding_idx=None):
    if input.dim() == 2:
        bags = [(line, None if per_sample_weights is None else per_sample_weights[place])
                for place, line in enumerate(input)]
    else:
        starts = [int(start) for start in offsets]
        ends = starts[1:] + ([] if include_last_offset else [len(input)])
        bags = [(input[start:end],
                 None if per_sample_weights is None else per_sample_weights[start:end])
                for start, end in zip(starts, ends)]
    rows = []
    for line, shares in bags:
        if padding_idx is not None:
            line = line[line != padding_idx]
        if len(line) == 0:
            rows.append(torch.zeros(weight.size(1)))
            continue
        values = F.embedding(line, weight)
        if shares is not None:
            values = values * shares.unsqueeze(-1)
        rows.append({"sum": lambda x: x.sum(0), "mean": lambda x: x.mean(0),
                     "max": lambda x: x.max(0)[0]}[mode](values))
    return _computed_by("EmbeddingBagBackward0", torch.stack(rows))


def _of_channels(weight, rank):
    return weight.reshape([1, -1] + [1] * (rank - 2))


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False,
               momentum=0.1, eps=1e-5):
    if running_mean is not None and running_mean.numel() != input.shape[1]:
        raise RuntimeError(
            f"running_mean should contain {input.shape[1]} elements not {running_mean.numel()}")
    dims = [0] + list(range(2, input.dim()))
    shape = [1, -1] + [1] * (input.dim() - 2)
    if training:
        count = input.numel() // input.size(1)
        if count < 2:
            raise ValueError("Expected more than 1 value per channel when training, got input size "
                             f"torch.Size({list(input.shape)})")
        mean = input.mean(dims)
        var = ((input - mean.reshape(shape)) ** 2).mean(dims)
        if running_mean is not None:
            with torch.no_grad():
                unbiased = var.detach() * (count / (count - 1))
                running_mean.copy_((1 - momentum) * running_mean + momentum * mean.detach())
                running_var.copy_((1 - momentum) * running_var + momentum * unbiased)
    else:
        mean, var = running_mean, running_var
    result = (input - mean.reshape(shape)) / torch.sqrt(var.reshape(shape) + eps)
    if weight is not None:
        result = result * weight.reshape(shape)
    if bias is not None:
        result = result + bias.reshape(shape)
    return _computed_by("NativeBatchNormBackward0", result)


def _normed(grouped, eps):
    mean = grouped.mean(-1, keepdim=True)
    var = ((grouped - mean) ** 2).mean(-1, keepdim=True)
    return (grouped - mean) / torch.sqrt(var + eps)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    if input.size(1) % num_groups:
        raise RuntimeError(
            "Expected number of channels in input to be divisible by num_groups, but got input of "
            f"shape {list(input.shape)} and num_groups={num_groups}")
    result = _normed(input.reshape(input.size(0), num_groups, -1), eps).reshape(input.shape)
    if weight is not None:
        result = result * _of_channels(weight, input.dim())
    if bias is not None:
        result = result + _of_channels(bias, input.dim())
    return _computed_by("NativeGroupNormBackward0", result)


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None,
                  use_input_stats=True, momentum=0.1, eps=1e-5):
    result = _normed(input.reshape(input.size(0), input.size(1), -1), eps).reshape(input.shape)
    if weight is not None:
        result = result * _of_channels(weight, input.dim())
    return result if bias is None else result + _of_channels(bias, input.dim())


def rms_norm(input, normalized_shape, weight=None, eps=None):
    dims = list(range(-len(normalized_shape), 0))
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    result = input * torch.rsqrt((input ** 2).mean(dims, keepdim=True) + eps)
    return result if weight is None else result * weight


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    squares = (input * input).flatten(2).unsqueeze(1)
    around = F.pad(squares, (0, 0, size // 2, (size - 1) // 2))
    count = input.size(1)
    total = sum([around[:, 0, place:place + count] for place in range(size)])
    return input / (total.reshape(input.shape) * (alpha / size) + k) ** beta


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0,
                                 is_causal=False, scale=None, enable_gqa=False):
    scale = query.shape[-1] ** -0.5 if scale is None else scale
    if enable_gqa:
        key, value = [
            x.repeat_interleave(query.size(-3) // x.size(-3), -3) for x in (key, value)]
    scores = query @ key.transpose(-2, -1) * scale
    if is_causal:
        attn_mask = torch.tril(torch.ones(query.shape[-2], key.shape[-2])) > 0
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attn_mask, float("-inf"))
        else:
            scores = scores + attn_mask
    return F.dropout(F.softmax(scores, -1), dropout_p, dropout_p > 0) @ value


def _dropped(input, p, training, count):
    """Whole channels are left out together."""
    if not training or p == 0:
        return input
    batched = input.dim() == count + 2
    shape = input.shape[:2] if batched else input.shape[:1]
    mask = F.dropout(torch.ones(*shape, *[1] * count), p, True)
    return input * mask


def dropout1d(input, p=0.5, training=True, inplace=False):
    return _dropped(input, p, training, 1)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _dropped(input, p, training, 2)


def dropout3d(input, p=0.5, training=True, inplace=False):
    return _dropped(input, p, training, 3)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    if not training or p == 0:
        return input
    low = -1.7580993408473766
    keep = torch.bernoulli(torch.full(input.shape, 1 - p))
    a = ((1 - p) * (1 + p * low ** 2)) ** -0.5
    return a * (input * keep + low * (1 - keep)) - a * low * p


feature_alpha_dropout = alpha_dropout
