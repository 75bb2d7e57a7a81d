"""Convolutions of any number of dimensions, by those of two, and what is around a tensor."""

import itertools
import torch
import torch.nn.functional as F
from _support import computed_by as _computed_by


def _each(value, count):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


def pad(input, pad, mode="constant", value=None):
    pad = list(pad)
    if len(pad) % 2 or len(pad) > 2 * input.dim():
        raise RuntimeError("Padding length must be divisible by 2 and at most twice the dimensions")
    kind = {"constant": "ConstantPadNdBackward0", "reflect": f"ReflectionPad{len(pad) // 2}DBackward0",
            "replicate": f"ReplicationPad{len(pad) // 2}DBackward0"}.get(mode, "CopySlices")
    for place in range(len(pad) // 2):
        dim, before, after = input.dim() - 1 - place, pad[2 * place], pad[2 * place + 1]
        if before == 0 and after == 0:
            continue
        extent = input.size(dim)
        if mode == "constant":
            if extent + before + after < 0:
                raise RuntimeError("narrow(): length must be non-negative.")
            input = input.narrow(
                dim, max(-before, 0), max(extent + min(before, 0) + min(after, 0), 0))
            input = _framed(input, dim, max(before, 0), max(after, 0), value or 0)
        else:
            input = input.index_select(
                dim, torch.tensor(_continued(mode, extent, before, after)))
    return _computed_by(kind, input)


def _framed(input, dim, before, after, value):
    parts = [input]
    for count, place in ((before, 0), (after, 2)):
        if count > 0:
            shape = list(input.shape)
            shape[dim] = count
            parts.insert(place, torch.full(shape, value, dtype=input.dtype))
    return input if len(parts) == 1 else torch.cat(parts, dim)


def _continued(mode, extent, before, after):
    """Which elements stand where a line goes on past its ends."""
    places = range(-before, extent + after)
    if mode == "replicate":
        return [min(max(place, 0), extent - 1) for place in places]
    if mode == "circular":
        return [place % extent for place in places]
    if mode != "reflect":
        raise NotImplementedError(f"Unrecognised padding mode {mode}")
    if before >= extent or after >= extent:
        raise RuntimeError(
            "Padding size should be less than the corresponding input dimension, "
            f"but got: padding ({before}, {after}) at dimension of {extent}")
    return [abs(place) if place < extent else 2 * (extent - 1) - place for place in places]


def _spread(input, dim, step):
    """With zeros between the elements."""
    if step == 1:
        return input
    shape = list(input.shape)
    shape.insert(dim + 1, step - 1)
    wide = torch.cat([input.unsqueeze(dim + 1), torch.zeros(shape, dtype=input.dtype)], dim + 1)
    return wide.flatten(dim, dim + 1).narrow(dim, 0, (input.size(dim) - 1) * step + 1)


def _padded(input, weight, stride, padding, dilation):
    """The input with what `same` adds, and the padding that is left."""
    count = weight.dim() - 2
    if padding == "valid":
        return input, (0,) * count
    if padding != "same":
        return input, _each(padding, count)
    if any([step != 1 for step in stride]):
        raise RuntimeError("padding='same' is not supported for strided convolutions")
    around = []
    for extent, step in reversed(list(zip(weight.shape[2:], dilation))):
        total = step * (extent - 1)
        around += [total // 2, total - total // 2]
    return pad(input, around), (0,) * count


def _conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    stride, dilation = _each(stride, 2), _each(dilation, 2)
    input, padding = _padded(input, weight, stride, padding, dilation)
    for dim in (2, 3):
        weight = _spread(weight, dim, dilation[dim - 2])
    if groups == 1:
        return F.conv2d(input, weight, bias, stride, padding)
    if input.size(-3) != weight.size(1) * groups:
        raise RuntimeError(
            f"Given groups={groups}, weight of size {list(weight.shape)}, expected input"
            f"{list(input.shape)} to have {weight.size(1) * groups} channels, but got "
            f"{input.size(-3)} channels instead")
    parts = zip(input.chunk(groups, -3), weight.chunk(groups, 0))
    result = torch.cat([F.conv2d(part, own, None, stride, padding) for part, own in parts], -3)
    if bias is not None:
        result = result + bias.reshape(-1, 1, 1)
    return _computed_by("ConvolutionBackward0", result)


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    stride, dilation = _each(stride, 1), _each(dilation, 1)
    input, padding = _padded(input, weight, stride, padding, dilation)
    result = F.conv2d(
        input.unsqueeze(-2), weight.unsqueeze(-2), bias, (1,) + stride, (0,) + padding,
        (1,) + dilation, groups)
    return _computed_by("SqueezeBackward1", result.squeeze(-2))


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    stride, dilation = _each(stride, 3), _each(dilation, 3)
    input, padding = _padded(input, weight, stride, padding, dilation)
    if input.dim() == 4:
        return conv3d(
            input.unsqueeze(0), weight, bias, stride, padding, dilation, groups).squeeze(0)
    input = pad(input, (0, 0, 0, 0, padding[0], padding[0]))
    taps, step, reach = weight.size(2), stride[0], dilation[0]
    depth = (input.size(2) - reach * (taps - 1) - 1) // step + 1
    result = None
    for tap in range(taps):
        part = input[:, :, tap * reach:tap * reach + (depth - 1) * step + 1:step]
        part = part.transpose(1, 2).flatten(0, 1)
        part = F.conv2d(
            part, weight[:, :, tap], None, stride[1:], padding[1:], dilation[1:], groups)
        result = part if result is None else result + part
    result = result.unflatten(0, (input.size(0), depth)).transpose(1, 2)
    if bias is not None:
        result = result + bias.reshape(-1, 1, 1, 1)
    return _computed_by("ConvolutionBackward0", result)


def _transposed(count, input, weight, bias, stride, padding, output_padding, groups, dilation):
    stride, padding = _each(stride, count), _each(padding, count)
    more, dilation = _each(output_padding, count), _each(dilation, count)
    around = []
    for place in range(count):
        dim = place - count
        input = _spread(input, input.dim() + dim, stride[place])
        side = dilation[place] * (weight.size(dim) - 1) - padding[place]
        around = [side, side + more[place]] + around
    weight = weight.unflatten(0, (groups, -1)).transpose(1, 2).flatten(0, 1)
    weight = weight.flip(list(range(2, 2 + count)))
    convolve = {1: conv1d, 2: F.conv2d, 3: conv3d}[count]
    result = convolve(pad(input, around), weight, bias, 1, 0, dilation, groups)
    return _computed_by("ConvolutionBackward0" if count > 1 else "SqueezeBackward1", result)


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1,
                     dilation=1):
    return _transposed(
        1, input, weight, bias, stride, padding, output_padding, groups, dilation)


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1,
                     dilation=1):
    return _transposed(
        2, input, weight, bias, stride, padding, output_padding, groups, dilation)


def conv_transpose3d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1,
                     dilation=1):
    return _transposed(
        3, input, weight, bias, stride, padding, output_padding, groups, dilation)


def _taps(kernel):
    return list(itertools.product(*[range(extent) for extent in kernel]))


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    kernel, stride = _each(kernel_size, 2), _each(stride, 2)
    reach, (high, wide) = _each(dilation, 2), _each(padding, 2)
    if input.dim() == 3:
        return unfold(input.unsqueeze(0), kernel, reach, (high, wide), stride).squeeze(0)
    input = pad(input, (wide, wide, high, high))
    counts = _counts(input.shape[2:], kernel, stride, reach)
    parts = [
        input[:, :, i * reach[0]:i * reach[0] + (counts[0] - 1) * stride[0] + 1:stride[0],
              j * reach[1]:j * reach[1] + (counts[1] - 1) * stride[1] + 1:stride[1]]
        for i, j in _taps(kernel)]
    return _computed_by("Im2ColBackward0", torch.stack(parts, 2).flatten(1, 2).flatten(2))


def _counts(extents, kernel, stride, dilation):
    return [(extent - reach * (own - 1) - 1) // step + 1
            for extent, own, step, reach in zip(extents, kernel, stride, dilation)]


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    kernel, stride = _each(kernel_size, 2), _each(stride, 2)
    reach, around = _each(dilation, 2), _each(padding, 2)
    if input.dim() == 2:
        return fold(input.unsqueeze(0), output_size, kernel, reach, around, stride).squeeze(0)
    whole = [extent + 2 * own for extent, own in zip(_each(output_size, 2), around)]
    counts = _counts(whole, kernel, stride, reach)
    parts = input.unflatten(1, (-1, kernel[0] * kernel[1])).unflatten(3, counts)
    result = 0
    for place, tap in enumerate(_taps(kernel)):
        part = _spread(_spread(parts[:, :, place], 2, stride[0]), 3, stride[1])
        top, left = tap[0] * reach[0], tap[1] * reach[1]
        result = result + pad(
            part, (left, whole[1] - left - part.size(3), top, whole[0] - top - part.size(2)))
    return _computed_by("Col2ImBackward0", pad(
        result, (-around[1], -around[1], -around[0], -around[0])))
