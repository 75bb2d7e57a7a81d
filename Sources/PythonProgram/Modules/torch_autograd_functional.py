"""Whole derivatives of functions: Jacobians, Hessians, and their products with vectors."""

import torch


def _leaves(inputs):
    return [x.detach().clone().requires_grad_() for x in inputs]


def _as_list(value):
    return [value] if isinstance(value, torch.Tensor) else list(value)


def _like(value, parts):
    return parts[0] if isinstance(value, torch.Tensor) else tuple(parts)


def _slopes(output, inputs, seed, recorded):
    if not output.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    found = torch.autograd.grad(
        output, inputs, seed, retain_graph=True, create_graph=recorded, allow_unused=True)
    return [torch.zeros_like(x) if slope is None else slope for x, slope in zip(inputs, found)]


def _jacobian(output, inputs, recorded):
    """For each input a tensor of the output's shape and the input's, one after the other."""
    flat = output.reshape(-1)
    rows = [_slopes(value, inputs, None, recorded) for value in flat]
    return [
        torch.stack([row[place] for row in rows]).reshape(tuple(output.shape) + tuple(x.shape))
        for place, x in enumerate(inputs)
    ]


def jacobian(func, inputs, create_graph=False, **options):
    leaves = _as_list(inputs) if create_graph else _leaves(_as_list(inputs))
    outputs = func(*leaves)
    found = [
        _like(inputs, _jacobian(output, leaves, create_graph)) for output in _as_list(outputs)
    ]
    return _like(outputs, found)


def hessian(func, inputs, create_graph=False, **options):
    leaves = _as_list(inputs) if create_graph else _leaves(_as_list(inputs))
    output = func(*leaves)
    if output.numel() != 1:
        raise RuntimeError(
            "The Tensor returned by the function given to hessian should contain a single element")
    slopes = _slopes(output.reshape(()), leaves, None, True)
    rows = [_like(inputs, _jacobian(slope, leaves, create_graph)) for slope in slopes]
    return _like(inputs, rows)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    leaves = _leaves(_as_list(inputs))
    output = func(*leaves)
    if v is None and output.numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the user-provided function returns a single Tensor "
            "with a single element.")
    seed = torch.ones_like(output) if v is None else v
    return output.detach(), _like(inputs, _slopes(output, leaves, seed, create_graph))


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    leaves = _leaves(_as_list(inputs))
    output = func(*leaves)
    vectors = [torch.ones_like(x) for x in leaves] if v is None else _as_list(v)
    total = torch.zeros_like(output)
    for part, vector in zip(_jacobian(output, leaves, False), vectors):
        rows = part.reshape(output.numel(), vector.numel())
        total = total + (rows @ vector.reshape(-1)).reshape(output.shape)
    return output.detach(), total


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    leaves = _leaves(_as_list(inputs))
    output = func(*leaves)
    slopes = _slopes(output.reshape(()), leaves, None, True)
    vectors = [torch.ones_like(x) for x in leaves] if v is None else _as_list(v)
    along = sum([(slope * vector).sum() for slope, vector in zip(slopes, vectors)])
    return output.detach(), _like(inputs, _slopes(along, leaves, None, create_graph))


# Of a function whose second derivatives are continuous, both are the same.
hvp = vhp
