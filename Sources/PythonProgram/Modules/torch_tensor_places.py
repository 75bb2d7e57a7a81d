"""Functions of tensors about where elements stand: shapes, parts, positions."""

import torch
from _support import computed_by as _computed_by


def nelement(input):
    return input.numel()


def element_size(input):
    return input.dtype.itemsize


def new_tensor(input, data, **options):
    return torch.tensor(data, **{"dtype": input.dtype, **options})


def new_full(input, size, fill_value, **options):
    return torch.full(size, fill_value, **{"dtype": input.dtype, **options})


def new_empty(input, *size, **options):
    return torch.zeros(*size, **{"dtype": input.dtype, **options})


def random_(input, low=None, to=None):
    if low is None:
        raise RuntimeError("random_(): say how large the numbers may be: x.random_(10)")
    if to is None:
        low, to = 0, low
    return input.copy_(torch.randint(low, to, tuple(input.shape)))


# Shapes


def _from_front(dim, rank):
    if not -rank <= dim < rank:
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}],"
            f" but got {dim})"
        )
    return dim % rank


def view_as(input, other):
    return input.view(other.shape)


def reshape_as(input, other):
    return input.reshape(other.shape)


def unflatten(input, dim, sizes):
    dim = _from_front(dim, input.ndim)
    return input.reshape(*input.shape[:dim], *sizes, *input.shape[dim + 1:])


def ravel(input):
    return input.flatten()


def broadcast_to(input, size):
    return input.expand(size)


def sum_to_size(input, *size):
    size = tuple(size[0]) if len(size) == 1 and not isinstance(size[0], int) else size
    while input.ndim > len(size):
        input = input.sum(0)
    for dim, extent in enumerate(size):
        if extent == 1 and input.size(dim) != 1:
            input = input.sum(dim, keepdim=True)
    return input


def swapaxes(input, dim0, dim1):
    return input.transpose(dim0, dim1)


swapdims = swapaxes


def movedim(input, source, destination):
    if isinstance(source, int):
        source, destination = [source], [destination]
    source = [_from_front(dim, input.ndim) for dim in source]
    destination = [_from_front(dim, input.ndim) for dim in destination]
    places = dict(zip(destination, source))
    others = iter([dim for dim in range(input.ndim) if dim not in source])
    return input.permute(
        [places[dim] if dim in places else next(others) for dim in range(input.ndim)]
    )


moveaxis = movedim


def fliplr(input):
    return input.flip(1)


def flipud(input):
    return input.flip(0)


def rot90(input, k=1, dims=(0, 1)):
    first, second = dims
    turned = input.clone()
    if k % 4 == 2:
        turned = input.flip(first, second)
    elif k % 4:
        turned = input.flip(second if k % 4 == 1 else first).transpose(first, second)
    return _computed_by("Rot90Backward0", turned)


# Parts


def narrow(input, dim, start, length):
    dim = _from_front(dim, input.ndim)
    start = int(start) if start >= 0 else int(start) + input.size(dim)
    if length < 0 or start < 0 or start + length > input.size(dim):
        raise RuntimeError(
            f"start ({start}) + length ({length}) exceeds dimension size ({input.size(dim)})."
        )
    return input[(slice(None),) * dim + (slice(start, start + length),)]


def select(input, dim, index):
    return input[(slice(None),) * _from_front(dim, input.ndim) + (index,)]


def unbind(input, dim=0):
    dim = _from_front(dim, input.ndim)
    rows = tuple([select(input, dim, index) for index in range(input.size(dim))])
    return _computed_by("UnbindBackward0", rows)


def tensor_split(input, indices_or_sections, dim=0):
    count = input.size(dim)
    if isinstance(indices_or_sections, int):
        size, more = count // indices_or_sections, count % indices_or_sections
        ends = [size * (k + 1) + min(k + 1, more) for k in range(indices_or_sections)]
    else:
        ends = [min(end + count if end < 0 else end, count) for end in indices_or_sections]
        ends.append(count)
    starts = [0] + ends[:-1]
    return tuple(
        [narrow(input, dim, start, max(end - start, 0)) for start, end in zip(starts, ends)]
    )


def hsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0 if input.ndim == 1 else 1)


def vsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0)


def diag(input, diagonal=0):
    return diag_embed(input, diagonal) if input.ndim == 1 else input.diagonal(diagonal)


def diagflat(input, offset=0):
    return diag_embed(input.flatten(), offset)


def diag_embed(input, offset=0):
    count = input.size(-1)
    size = count + abs(offset)
    places = torch.arange(count) * (size + 1) + (offset if offset >= 0 else -offset * size)
    zeros = torch.zeros(*input.shape[:-1], size * size, dtype=input.dtype)
    flat = zeros.scatter(-1, places.expand(input.shape), input)
    return flat.reshape(*input.shape[:-1], size, size)


# Positions


def nonzero(input, *, as_tuple=False):
    places = torch.arange(input.numel())[input.flatten() != 0]
    columns = []
    stride = input.numel()
    for extent in input.shape:
        stride = stride // max(extent, 1)
        columns.append(places // max(stride, 1) % max(extent, 1))
    if as_tuple:
        return tuple(columns)
    return torch.stack(columns, 1) if columns else torch.zeros(len(places), 0, dtype=torch.int64)


argwhere = nonzero


def index_select(input, dim, index):
    if input.ndim == 0:
        return input
    parts = (slice(None),) * _from_front(dim, input.ndim) + (index.reshape(-1),)
    return _computed_by("IndexSelectBackward0", input[parts])


def _along(input, dim, index):
    """Positions for a dimension, for each element of the parts that they pick."""
    dim = _from_front(dim, input.ndim)
    shape = list(input.shape)
    shape[dim] = len(index)
    return index.reshape([-1 if place == dim else 1 for place in range(input.ndim)]).expand(shape)


def index_add(input, dim, index, source, *, alpha=1):
    source = source if alpha == 1 else alpha * source
    return input.scatter_add(dim, _along(input, dim, index), source)


def index_copy(input, dim, index, source):
    return input.scatter(dim, _along(input, dim, index), source)


def index_fill(input, dim, index, value):
    return input.scatter(dim, _along(input, dim, index), value)


def take(input, index):
    return input.flatten()[index]


def take_along_dim(input, indices, dim=None):
    if dim is None:
        return input.flatten().gather(0, indices.flatten())
    dim = _from_front(dim, input.ndim)
    shape = [max(a, b) for a, b in zip(input.shape, indices.shape)]
    wide, index = list(shape), list(shape)
    wide[dim], index[dim] = input.size(dim), indices.size(dim)
    return input.expand(wide).gather(dim, indices.expand(index))


def masked_select(input, mask):
    input, mask = torch.broadcast_tensors(input, mask)
    return input[mask]


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    if dim is not None:
        rows = [tuple(row.flatten().tolist()) for row in unbind(input, dim)]
        found = _ordered(rows)
        kept = index_select(input, dim, torch.tensor([rows.index(row) for row in found]))
        inverse = torch.tensor([found.index(row) for row in rows])
    else:
        flat = input.detach().flatten()
        ordered = flat.sort().values
        kept = ordered
        if len(ordered) > 1:
            kept = torch.cat([ordered[:1], ordered[1:][ordered[1:] != ordered[:-1]]])
        inverse = searchsorted(kept, flat).reshape(input.shape)
    result = [kept]
    if return_inverse:
        result.append(inverse)
    if return_counts:
        result.append(torch.bincount(inverse.flatten(), minlength=kept.size(dim or 0)))
    return tuple(result) if len(result) > 1 else kept


def _ordered(rows):
    return sorted(set(rows))


def searchsorted(sorted_sequence, input, *, right=False, side=None):
    values = input if isinstance(input, torch.Tensor) else torch.tensor(input)
    if right or side == "right":
        return (sorted_sequence <= values.unsqueeze(-1)).sum(-1)
    return (sorted_sequence < values.unsqueeze(-1)).sum(-1)


def bucketize(input, boundaries, *, right=False):
    return searchsorted(boundaries, input, right=right)
