"""Functions of torch that make or join tensors, and are no methods."""

import itertools
import torch
from _support import computed_by as _computed_by


def broadcast_shapes(*shapes):
    shape = []
    for place in range(1, max([len(shape) for shape in shapes] + [0]) + 1):
        extents = {size[-place] for size in shapes if len(size) >= place} - {1}
        if len(extents) > 1:
            raise RuntimeError(
                "Shape mismatch: objects cannot be broadcast to a single shape: "
                + ", ".join([str(list(size)) for size in shapes])
            )
        shape.insert(0, max(extents) if extents else 1)
    return tuple(shape)


def broadcast_tensors(*tensors):
    shape = broadcast_shapes(*[tensor.shape for tensor in tensors])
    return tuple([tensor.expand(shape) for tensor in tensors])


def meshgrid(*tensors, indexing="ij"):
    if len(tensors) == 1 and not isinstance(tensors[0], torch.Tensor):
        tensors = tensors[0]
    shape = [tensor.numel() for tensor in tensors]
    grids = []
    for place, tensor in enumerate(tensors):
        own = [1] * len(shape)
        own[place] = shape[place]
        grid = tensor.reshape(own).expand(shape)
        grids.append(grid.transpose(0, 1) if indexing == "xy" and len(shape) > 1 else grid)
    return tuple(grids)


def cartesian_prod(*tensors):
    if len(tensors) == 1:
        return tensors[0]
    return torch.stack([grid.flatten() for grid in meshgrid(*tensors)], 1)


def combinations(input, r=2, with_replacement=False):
    chosen = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    rows = [list(row) for row in chosen(range(len(input)), r)]
    return input[torch.tensor(rows, dtype=torch.int64).reshape(-1, r)]


def _at_least(rank, tensors):
    if len(tensors) == 1 and not isinstance(tensors[0], torch.Tensor):
        return tuple([_lifted(tensor, rank) for tensor in tensors[0]])
    lifted = [_lifted(tensor, rank) for tensor in tensors]
    return lifted[0] if len(lifted) == 1 else tuple(lifted)


def _lifted(tensor, rank):
    if tensor.ndim == 0:
        return tensor.reshape([1] * rank)
    if tensor.ndim == 1 and rank > 1:
        tensor = tensor.unsqueeze(0)
    return tensor.unsqueeze(-1) if tensor.ndim == 2 and rank > 2 else tensor


def atleast_1d(*tensors):
    return _at_least(1, tensors)


def atleast_2d(*tensors):
    return _at_least(2, tensors)


def atleast_3d(*tensors):
    return _at_least(3, tensors)


def vstack(tensors):
    return torch.cat([_lifted(tensor, 2) for tensor in tensors], 0)


row_stack = vstack


def hstack(tensors):
    tensors = [_lifted(tensor, 1) for tensor in tensors]
    return torch.cat(tensors, 0 if tensors[0].ndim == 1 else 1)


def dstack(tensors):
    return torch.cat([_lifted(tensor, 3) for tensor in tensors], 2)


def column_stack(tensors):
    return torch.cat(
        [tensor.reshape(-1, 1) if tensor.ndim < 2 else tensor for tensor in tensors], 1
    )


def block_diag(*tensors):
    tensors = [_lifted(tensor, 2) for tensor in tensors]
    width = sum([tensor.size(1) for tensor in tensors])
    rows, before = [], 0
    for tensor in tensors:
        height, own = tensor.shape
        after = width - before - own
        rows.append(
            torch.cat([torch.zeros(height, before), tensor, torch.zeros(height, after)], 1)
        )
        before += own
    return torch.cat(rows, 0)


def tensordot(a, b, dims=2):
    if isinstance(dims, int):
        first, second = list(range(a.ndim - dims, a.ndim)), list(range(dims))
    else:
        first, second = [[d] if isinstance(d, int) else list(d) for d in dims]
    first = [dim % a.ndim for dim in first]
    second = [dim % b.ndim for dim in second]
    left = [dim for dim in range(a.ndim) if dim not in first]
    right = [dim for dim in range(b.ndim) if dim not in second]
    shape = [a.size(dim) for dim in left] + [b.size(dim) for dim in right]
    inner = 1
    for one, other in zip(first, second):
        if a.size(one) != b.size(other):
            raise RuntimeError(
                f"contracted dimensions need to match, but first has size {a.size(one)} in dim"
                f" {one} and second has size {b.size(other)} in dim {other}"
            )
        inner *= a.size(one)
    a = a.permute(left + first).reshape(-1, inner)
    b = b.permute(second + right).reshape(inner, -1)
    return (a @ b).reshape(shape)


def cdist(x1, x2, p=2.0, compute_mode=None):
    return _computed_by("CdistBackward0", torch.norm(x1.unsqueeze(-2) - x2.unsqueeze(-3), p, -1))


def chain_matmul(*matrices):
    product = matrices[0]
    for matrix in matrices[1:]:
        product = product @ matrix
    return product


def logspace(start, end, steps, base=10.0, **options):
    return base ** torch.linspace(start, end, steps, **options)


def tril_indices(row, col, offset=0, **options):
    return torch.ones(row, col).tril(offset).nonzero().t()


def triu_indices(row, col, offset=0, **options):
    return torch.ones(row, col).triu(offset).nonzero().t()


def scalar_tensor(value, **options):
    return torch.tensor(float(value), **options)


def vander(x, N=None, increasing=False):
    powers = torch.arange(len(x) if N is None else N)
    return x.unsqueeze(-1) ** (powers if increasing else powers.flip(0))
