"""Layers that bring values to mean 0 and variance 1."""

import torch
import torch.nn.functional as F
from _support import named
from torch.nn import Module, Parameter


class _Norm(Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True,
                 track_running_stats=True, **options):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        self.register_parameter("weight", Parameter(torch.ones(num_features)) if affine else None)
        self.register_parameter("bias", Parameter(torch.zeros(num_features)) if affine else None)
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, input):
        if input.shape[1] != self.num_features:
            raise RuntimeError(
                f"running_mean should contain {input.shape[1]} elements not {self.num_features}")
        dims = [0] + list(range(2, input.dim()))
        shape = [1, self.num_features] + [1] * (input.dim() - 2)
        if self.training or not self.track_running_stats:
            mean = input.mean(dims)
            var = ((input - mean.reshape(shape)) ** 2).mean(dims)
            if self.training and self.track_running_stats:
                count = input.numel() // self.num_features
                with torch.no_grad():
                    self.num_batches_tracked = self.num_batches_tracked + 1
                    share = self.momentum
                    unbiased = var.detach() * (count / (count - 1))
                    self.running_mean = (1 - share) * self.running_mean + share * mean.detach()
                    self.running_var = (1 - share) * self.running_var + share * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        result = (input - mean.reshape(shape)) / torch.sqrt(var.reshape(shape) + self.eps)
        if self.affine:
            result = result * self.weight.reshape(shape) + self.bias.reshape(shape)
        return named(result, "NativeBatchNorm")

    def extra_repr(self):
        return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, "
                f"affine={self.affine}, track_running_stats={self.track_running_stats}")


class BatchNorm1d(_Norm):
    pass


class BatchNorm2d(_Norm):
    pass


class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, **options):
        super().__init__()
        whole = isinstance(normalized_shape, int)
        self.normalized_shape = (normalized_shape,) if whole else tuple(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        shape = self.normalized_shape
        self.register_parameter(
            "weight", Parameter(torch.ones(shape)) if elementwise_affine else None)
        self.register_parameter(
            "bias", Parameter(torch.zeros(shape)) if elementwise_affine and bias else None)

    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return (f"{self.normalized_shape}, eps={self.eps}, "
                f"elementwise_affine={self.elementwise_affine}, bias={self.bias is not None}")


class GroupNorm(Module):
    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, **options):
        super().__init__()
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.register_parameter("weight", Parameter(torch.ones(num_channels)) if affine else None)
        self.register_parameter("bias", Parameter(torch.zeros(num_channels)) if affine else None)

    def forward(self, input):
        grouped = input.reshape(input.shape[0], self.num_groups, -1)
        mean = grouped.mean(-1, keepdim=True)
        var = ((grouped - mean) ** 2).mean(-1, keepdim=True)
        result = ((grouped - mean) / torch.sqrt(var + self.eps)).reshape(input.shape)
        if self.weight is None:
            return result
        shape = [1, self.num_channels] + [1] * (input.dim() - 2)
        return result * self.weight.reshape(shape) + self.bias.reshape(shape)


class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, **options):
        super().__init__()
        self.eps = 1.1920928955078125e-07 if eps is None else eps
        self.weight = Parameter(torch.ones(normalized_shape))

    def forward(self, input):
        return input * torch.rsqrt((input ** 2).mean(-1, keepdim=True) + self.eps) * self.weight
