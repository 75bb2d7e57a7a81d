"""Pools, and images of another size."""

import itertools
import math
import torch
import torch.nn.functional as F
from _support import computed_by as _computed_by
from torch._functional_convolutions import _each, pad


def _windows(input, kernel, stride, padding, dilation, ceil_mode, value):
    """What the windows hold, one tap after the other in a last dimension."""
    count = len(kernel)
    extents, counts, around = input.shape[-count:], [], []
    for extent, own, step, side, reach in zip(extents, kernel, stride, padding, dilation):
        if 2 * side > own:
            raise RuntimeError("pad should be at most half of effective kernel size")
        room = extent + 2 * side - reach * (own - 1) - 1
        steps = -(-room // step) if ceil_mode else room // step
        if ceil_mode and steps * step >= extent + side:
            steps -= 1
        counts.append(steps + 1)
        around = [side, max(side, steps * step + reach * (own - 1) + 1 - extent - side)] + around
    input = pad(input, around, value=value)
    parts = []
    for taps in itertools.product(*[range(extent) for extent in kernel]):
        part = input
        for place, tap in enumerate(taps):
            start, step = tap * dilation[place], stride[place]
            dim = input.dim() - count + place
            stop = start + (counts[place] - 1) * step + 1
            part = part[(slice(None),) * dim + (slice(start, stop, step),)]
        parts.append(part)
    return torch.stack(parts, -1)


def _settings(count, kernel_size, stride, *others):
    kernel = _each(kernel_size, count)
    stride = kernel if stride is None or stride == () or stride == [] else _each(stride, count)
    return [kernel, stride] + [_each(other, count) for other in others]


def _max_pool(count, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices):
    kernel, stride, padding, dilation = _settings(count, kernel_size, stride, padding, dilation)
    lowest = float("-inf")
    values, taps = _windows(
        input, kernel, stride, padding, dilation, ceil_mode, lowest).max(-1)
    name = f"MaxPool{count}DWithIndicesBackward0" if count > 1 else "SqueezeBackward1"
    values = _computed_by(name, values)
    if not return_indices:
        return values
    places = torch.arange(math.prod(input.shape[-count:])).reshape(input.shape[-count:])
    places = _windows(places, kernel, stride, padding, dilation, ceil_mode, 0)
    places = places.expand(*values.shape, places.size(-1))
    return values, places.gather(-1, taps.unsqueeze(-1)).squeeze(-1)


def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
               return_indices=False):
    return _max_pool(
        1, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def _max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                return_indices=False):
    return _max_pool(
        2, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
               return_indices=False):
    return _max_pool(
        3, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1,
                            ceil_mode=False, return_indices=False):
    return _max_pool(2, input, kernel_size, stride, padding, dilation, ceil_mode, True)


def _max_unpool(count, input, indices, kernel_size, stride, padding, output_size):
    kernel, stride, padding = _settings(count, kernel_size, stride, padding)
    size = [(extent - 1) * step - 2 * side + own for extent, own, step, side
            in zip(input.shape[-count:], kernel, stride, padding)]
    if output_size is not None:
        size = list(output_size)[-count:]
    start = input.shape[:-count]
    zeros = torch.zeros(*start, math.prod(size), dtype=input.dtype)
    flat = zeros.scatter(-1, indices.flatten(-count), input.flatten(-count))
    return flat.reshape(*start, *size)


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _max_unpool(1, input, indices, kernel_size, stride, padding, output_size)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _max_unpool(2, input, indices, kernel_size, stride, padding, output_size)


def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _max_unpool(3, input, indices, kernel_size, stride, padding, output_size)


def _avg_pool(count, input, kernel_size, stride, padding, ceil_mode, count_include_pad,
              divisor_override):
    kernel, stride, padding = _settings(count, kernel_size, stride, padding)
    once = (1,) * count
    total = _windows(input, kernel, stride, padding, once, ceil_mode, 0).sum(-1)
    if divisor_override is not None:
        divisor = divisor_override
    else:
        there = torch.ones(input.shape[-count:])
        sides = padding
        if count_include_pad:
            there = pad(there, [side for own in reversed(padding) for side in (own, own)], value=1)
            sides = (0,) * count
        divisor = _windows(there, kernel, stride, sides, once, ceil_mode, 0).sum(-1)
    return _computed_by(f"AvgPool{count}DBackward0", total / divisor)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False,
               count_include_pad=True):
    pooled = _avg_pool(
        1, input, kernel_size, stride, padding, ceil_mode, count_include_pad, None)
    return _computed_by("SqueezeBackward1", pooled)


def _avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False,
                count_include_pad=True, divisor_override=None):
    return _avg_pool(2, input, kernel_size, stride, padding, ceil_mode, count_include_pad,
                     divisor_override)


def avg_pool3d(input, kernel_size, stride=None, padding=0, ceil_mode=False,
               count_include_pad=True, divisor_override=None):
    return _avg_pool(3, input, kernel_size, stride, padding, ceil_mode, count_include_pad,
                     divisor_override)


def _lp_pool(count, input, norm_type, kernel_size, stride, ceil_mode):
    kernel, stride = _settings(count, kernel_size, stride)
    parts = _windows(input ** norm_type, kernel, stride, (0,) * count, (1,) * count, ceil_mode, 0)
    total = parts.sum(-1)
    return (torch.sign(total) * torch.relu(torch.abs(total))) ** (1 / norm_type)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return _lp_pool(1, input, norm_type, kernel_size, stride, ceil_mode)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return _lp_pool(2, input, norm_type, kernel_size, stride, ceil_mode)


def _adaptive(input, output_size, count, name, reduce):
    """Each dimension on its own: a mean of means, or the largest of the largest."""
    for place, extent in enumerate(_each(output_size, count)):
        dim = input.dim() - count + place
        whole = input.size(dim)
        if extent is None or extent == whole:
            continue
        if whole % extent == 0:
            input = reduce(input.unflatten(dim, (extent, whole // extent)), dim + 1)
            continue
        parts = []
        for index in range(extent):
            start, stop = index * whole // extent, -(-(index + 1) * whole // extent)
            parts.append(reduce(input.narrow(dim, start, stop - start), dim))
        input = torch.stack(parts, dim)
    return _computed_by(name, input)


def _mean(input, dim):
    return input.mean(dim)


def _largest(input, dim):
    return input.max(dim)[0]


def adaptive_avg_pool1d(input, output_size):
    return _adaptive(input, output_size, 1, "SqueezeBackward1", _mean)


def adaptive_avg_pool2d(input, output_size):
    whole = all([extent == 1 for extent in _each(output_size, 2)])
    return _adaptive(
        input, output_size, 2, "MeanBackward1" if whole else "AdaptiveAvgPool2DBackward0", _mean)


def adaptive_avg_pool3d(input, output_size):
    return _adaptive(input, output_size, 3, "AdaptiveAvgPool3DBackward0", _mean)


def adaptive_max_pool1d(input, output_size, return_indices=False):
    return _adaptive(input, output_size, 1, "SqueezeBackward1", _largest)


def adaptive_max_pool2d(input, output_size, return_indices=False):
    return _adaptive(input, output_size, 2, "AdaptiveMaxPool2DBackward0", _largest)


def adaptive_max_pool3d(input, output_size, return_indices=False):
    return _adaptive(input, output_size, 3, "AdaptiveMaxPool3DBackward0", _largest)
