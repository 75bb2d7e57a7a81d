"""Functions that make functions: gradients, Jacobians, and functions of whole batches."""

import torch
from torch.autograd import functional


def _pick(args, argnums):
    return [args[place] for place in ([argnums] if isinstance(argnums, int) else argnums)]


def _leaf(value):
    if isinstance(value, torch.Tensor):
        return value.detach().clone().requires_grad_() if not value.requires_grad else value
    if isinstance(value, dict):
        return {key: _leaf(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)([_leaf(part) for part in value])
    return value


def _leaves(value):
    if isinstance(value, torch.Tensor):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [leaf for part in parts for leaf in _leaves(part)]


def _rebuilt(value, leaves):
    if isinstance(value, torch.Tensor):
        return leaves.pop(0)
    if isinstance(value, dict):
        return {key: _rebuilt(part, leaves) for key, part in value.items()}
    return type(value)([_rebuilt(part, leaves) for part in value])


def grad_and_value(func, argnums=0, has_aux=False):
    def derived(*args, **kwargs):
        places = [argnums] if isinstance(argnums, int) else list(argnums)
        args = [_leaf(arg) if place in places else arg for place, arg in enumerate(args)]
        result = func(*args, **kwargs)
        value, aux = result if has_aux else (result, None)
        given = [args[place] for place in places]
        slopes = torch.autograd.grad(
            value, _leaves(given), create_graph=True, allow_unused=True, materialize_grads=True)
        slopes = _rebuilt(given, list(slopes))
        slopes = slopes[0] if isinstance(argnums, int) else tuple(slopes)
        if has_aux:
            return slopes, (value, aux)
        return slopes, value

    return derived


def grad(func, argnums=0, has_aux=False):
    def derived(*args, **kwargs):
        slopes, value = grad_and_value(func, argnums, has_aux)(*args, **kwargs)
        return (slopes, value[1]) if has_aux else slopes

    return derived


def jacrev(func, argnums=0, **options):
    def derived(*args):
        def of_one(x):
            changed = list(args)
            changed[argnums] = x
            return func(*changed)

        return functional.jacobian(of_one, args[argnums], create_graph=True)

    return derived


jacfwd = jacrev


def hessian(func, argnums=0):
    return jacrev(jacrev(func, argnums), argnums)


def vjp(func, *primals, has_aux=False):
    primals = [_leaf(primal) for primal in primals]
    output = func(*primals)

    def back(cotangents):
        slopes = torch.autograd.grad(
            output, primals, cotangents, retain_graph=True, create_graph=True, allow_unused=True,
            materialize_grads=True)
        return tuple(slopes)

    return output, back


def jvp(func, primals, tangents, **options):
    single = len(primals) == 1
    return functional.jvp(func, primals[0] if single else primals,
                          tangents[0] if single else tangents)


def _part(value, dim, place):
    if isinstance(value, (tuple, list)) and isinstance(dim, (tuple, list)):
        return type(value)([_part(part, own, place) for part, own in zip(value, dim)])
    if dim is None:
        return value
    if isinstance(value, torch.Tensor):
        return value.select(dim, place)
    if isinstance(value, dict):
        return {key: _part(part, dim, place) for key, part in value.items()}
    return type(value)([_part(part, dim, place) for part in value])


def _extent(value, dim):
    if dim is None:
        return None
    if isinstance(value, torch.Tensor):
        return value.size(dim)
    parts = list(value.values()) if isinstance(value, dict) else list(value)
    dims = dim if isinstance(dim, (tuple, list)) else [dim] * len(parts)
    for part, own in zip(parts, dims):
        extent = _extent(part, own)
        if extent is not None:
            return extent
    return None


def _joined(values, dim):
    first = values[0]
    if isinstance(first, (tuple, list)):
        dims = dim if isinstance(dim, (tuple, list)) else [dim] * len(first)
        return tuple([_joined(list(parts), own) for parts, own in zip(zip(*values), dims)])
    if isinstance(first, dict):
        return {key: _joined([value[key] for value in values], dim) for key in first}
    return torch.stack([torch.as_tensor(value) for value in values], dim)


def vmap(func, in_dims=0, out_dims=0, randomness="error", chunk_size=None):
    """The function for each part of a batch, one after the other."""

    def mapped(*args, **kwargs):
        dims = list(in_dims) if isinstance(in_dims, (tuple, list)) else [in_dims] * len(args)
        extents = [_extent(arg, dim) for arg, dim in zip(args, dims)]
        known = [extent for extent in extents if extent is not None]
        if not known:
            raise ValueError("vmap: at least one input must have a dimension to go over")
        if any([extent != known[0] for extent in known]):
            raise ValueError(
                "vmap: Expected all tensors to have the same size in the mapped dimension, got "
                f"sizes {known} for the mapped dimension")
        values = [func(*[_part(arg, dim, place) for arg, dim in zip(args, dims)], **kwargs)
                  for place in range(known[0])]
        return _joined(values, out_dims)

    return mapped


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, **options):
    """Calls a module with other parameters."""
    given = parameter_and_buffer_dicts
    if isinstance(given, (tuple, list)):
        given = {name: value for part in given for name, value in part.items()}
    before = []
    for path, value in given.items():
        owner, _, name = path.rpartition(".")
        part = module.get_submodule(owner)
        held = part._parameters if name in part._parameters else part._buffers
        before.append((held, name, held[name]))
        held[name] = value
    try:
        if not isinstance(args, tuple):
            args = () if args is None else (args,)
        return module(*args, **(kwargs or {}))
    finally:
        for held, name, value in before:
            held[name] = value


def stack_module_state(models):
    parameters = {name: torch.stack([dict(model.named_parameters())[name] for model in models])
                  for name, _ in models[0].named_parameters()}
    buffers = {name: torch.stack([dict(model.named_buffers())[name] for model in models])
               for name, _ in models[0].named_buffers()}
    return parameters, buffers
