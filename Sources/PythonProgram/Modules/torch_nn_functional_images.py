"""Images of another size, and channels in another order."""

import math
import torch
import torch.nn.functional as F
from _support import computed_by as _computed_by
from torch._functional_convolutions import _each


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None,
                recompute_scale_factor=None, antialias=False):
    count = input.dim() - 2
    if (size is None) == (scale_factor is None):
        raise ValueError("only one of size or scale_factor should be defined")
    scales = [None] * count
    if size is None:
        scales = _each(scale_factor, count)
        size = [math.floor(extent * scale) for extent, scale in zip(input.shape[2:], scales)]
        if recompute_scale_factor:
            scales = [None] * count
    size = _each(size, count)
    if mode == "area":
        return [F.adaptive_avg_pool1d, F.adaptive_avg_pool2d,
                F.adaptive_avg_pool3d][count - 1](input, size)
    line = {"nearest": _nearest, "nearest-exact": _nearest_exact, "bicubic": _cubic}.get(
        mode, _linear)
    result = input
    for place in range(count):
        whole, extent = input.size(2 + place), size[place]
        if align_corners and mode not in ("nearest", "nearest-exact"):
            step = (whole - 1) / (extent - 1) if extent > 1 else 0.0
        else:
            step = 1 / scales[place] if scales[place] else whole / extent
        result = line(result, 2 + place, whole, extent, step, bool(align_corners))
    kind = {"nearest": "Nearest", "linear": "Linear", "bilinear": "Bilinear",
            "trilinear": "Trilinear", "bicubic": "Bicubic"}.get(mode, "NearestExact")
    return _computed_by(f"Upsample{kind}{count}DBackward0", result)


def _nearest(input, dim, whole, extent, step, aligned):
    places = [min(int(index * step), whole - 1) for index in range(extent)]
    return input.index_select(dim, torch.tensor(places))


def _nearest_exact(input, dim, whole, extent, step, aligned):
    places = [min(int((index + 0.5) * step), whole - 1) for index in range(extent)]
    return input.index_select(dim, torch.tensor(places))


def _along(weights, dim, rank):
    return torch.tensor(weights).reshape([-1 if place == dim else 1 for place in range(rank)])


def _linear(input, dim, whole, extent, step, aligned):
    places = [index * step if aligned else max((index + 0.5) * step - 0.5, 0.0)
              for index in range(extent)]
    low = [min(int(place), whole - 1) for place in places]
    high = [min(place + 1, whole - 1) for place in low]
    share = _along([place - start for place, start in zip(places, low)], dim, input.dim())
    return (input.index_select(dim, torch.tensor(low)) * (1 - share)
            + input.index_select(dim, torch.tensor(high)) * share)


def _cubic(input, dim, whole, extent, step, aligned):
    places = [index * step if aligned else (index + 0.5) * step - 0.5 for index in range(extent)]
    starts = [math.floor(place) for place in places]
    result = 0
    for tap in (-1, 0, 1, 2):
        weights = [_cubic_weight(abs(place - start - tap)) for place, start in zip(places, starts)]
        taken = [min(max(start + tap, 0), whole - 1) for start in starts]
        part = input.index_select(dim, torch.tensor(taken))
        result = result + part * _along(weights, dim, input.dim())
    return result


def _cubic_weight(x, a=-0.75):
    if x <= 1:
        return (a + 2) * x ** 3 - (a + 3) * x ** 2 + 1
    return a * x ** 3 - 5 * a * x ** 2 + 8 * a * x - 4 * a if x < 2 else 0.0


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor)


def upsample_bilinear(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, "bilinear", True)


def pixel_shuffle(input, upscale_factor):
    factor = upscale_factor
    parts = input.unflatten(-3, (-1, factor, factor))
    rank = parts.dim()
    order = list(range(rank - 5)) + [rank - 5, rank - 2, rank - 4, rank - 1, rank - 3]
    shuffled = parts.permute(order).flatten(-2).flatten(-3, -2)
    return _computed_by("PixelShuffleBackward0", shuffled)


def pixel_unshuffle(input, downscale_factor):
    factor = downscale_factor
    parts = input.unflatten(-2, (-1, factor)).unflatten(-1, (-1, factor))
    rank = parts.dim()
    order = list(range(rank - 5)) + [rank - 5, rank - 3, rank - 1, rank - 4, rank - 2]
    return _computed_by("PixelUnshuffleBackward0", parts.permute(order).flatten(-5, -3))


def channel_shuffle(input, groups):
    return input.unflatten(1, (groups, -1)).transpose(1, 2).flatten(1, 2)


def affine_grid(theta, size, align_corners=False):
    def line(extent):
        if align_corners:
            return torch.linspace(-1, 1, extent)
        return (torch.arange(extent) * 2 + 1) / extent - 1

    rows, columns = torch.meshgrid(line(size[-2]), line(size[-1]), indexing="ij")
    points = torch.stack([columns, rows, torch.ones_like(rows)], -1).reshape(1, -1, 3)
    return (points @ theta.transpose(1, 2)).reshape(size[0], size[-2], size[-1], 2)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    height, width = input.shape[-2:]

    def scaled(x, extent):
        return (x + 1) / 2 * (extent - 1) if align_corners else ((x + 1) * extent - 1) / 2

    x, y = scaled(grid[..., 0], width), scaled(grid[..., 1], height)
    if padding_mode == "border":
        x, y = x.clamp(0, width - 1), y.clamp(0, height - 1)

    def picked(column, row):
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        place = (row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).long()
        index = place.flatten(1).unsqueeze(1).expand(-1, input.size(1), -1)
        values = input.flatten(2).gather(2, index).reshape(
            input.size(0), input.size(1), *place.shape[1:])
        return values * inside.unsqueeze(1).float()

    if mode == "nearest":
        return picked(x.detach().round(), y.detach().round())
    left, top = x.detach().floor(), y.detach().floor()
    right, low = (x - left).unsqueeze(1), (y - top).unsqueeze(1)
    return (picked(left, top) * (1 - right) * (1 - low)
            + picked(left + 1, top) * right * (1 - low)
            + picked(left, top + 1) * (1 - right) * low
            + picked(left + 1, top + 1) * right * low)
