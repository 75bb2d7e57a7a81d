"""Weights that are computed from others."""

import torch
from torch.nn import Parameter


def _recomputed(module, name, weight):
    """Sets the weight before each call."""
    del module._parameters[name]
    object.__setattr__(module, name, weight())

    def renew(module, inputs):
        object.__setattr__(module, name, weight())

    module.register_forward_pre_hook(renew)
    return module


def weight_norm(module, name="weight", dim=0):
    given = getattr(module, name)
    dims = [place for place in range(given.dim()) if place != dim]

    def size(weight):
        return torch.norm(weight, 2, dims if dim is not None else None, keepdim=True)

    first = Parameter(size(given.detach()))
    second = Parameter(given.detach())
    module.register_parameter(name + "_g", first)
    module.register_parameter(name + "_v", second)
    return _recomputed(module, name, lambda: second * (first / size(second)))


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=0):
    original = getattr(module, name)
    matrix = original.detach().transpose(0, dim).flatten(1)
    u = torch.nn.functional.normalize(torch.randn(matrix.size(0)), dim=0, eps=eps)
    v = torch.nn.functional.normalize(torch.randn(matrix.size(1)), dim=0, eps=eps)
    vectors = [u, v]
    module.register_parameter(name + "_orig", original)

    def weight():
        rows = original.transpose(0, dim).flatten(1)
        with torch.no_grad():
            for _ in range(n_power_iterations if module.training else 0):
                vectors[1] = torch.nn.functional.normalize(rows.t() @ vectors[0], dim=0, eps=eps)
                vectors[0] = torch.nn.functional.normalize(rows @ vectors[1], dim=0, eps=eps)
        return original / torch.dot(vectors[0], rows @ vectors[1])

    return _recomputed(module, name, weight)
