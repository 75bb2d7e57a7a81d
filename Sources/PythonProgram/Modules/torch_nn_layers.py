"""Layers: linear, convolutions, pooling, dropout, embeddings."""

import math
import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init


class Identity(Module):
    def __init__(self, *args, **options):
        super().__init__()

    def forward(self, input):
        return input


class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(torch.empty(out_features, in_features))
        if bias:
            self.bias = Parameter(torch.empty(out_features))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(self.in_features) if self.in_features > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        return F.linear(input, self.weight, self.bias)

    def extra_repr(self):
        return (f"in_features={self.in_features}, out_features={self.out_features}, "
                f"bias={self.bias is not None}")


class LazyLinear(Module):
    """A linear layer that learns how wide its input is when it first sees one."""

    def __init__(self, out_features, bias=True, **options):
        super().__init__()
        self.out_features = out_features
        self.has_bias = bias

    def forward(self, input):
        if "weight" not in self._parameters:
            made = Linear(input.shape[-1], self.out_features, self.has_bias)
            self.in_features = made.in_features
            for name, parameter in made._parameters.items():
                self.register_parameter(name, parameter)
        return F.linear(input, self.weight, self.bias)

    def _get_name(self):
        return "Linear" if "weight" in self._parameters else "LazyLinear"

    def extra_repr(self):
        width = self.in_features if "weight" in self._parameters else 0
        return f"in_features={width}, out_features={self.out_features}, bias={self.has_bias}"


class Bilinear(Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True):
        super().__init__()
        self.in1_features = in1_features
        self.in2_features = in2_features
        self.out_features = out_features
        bound = 1 / math.sqrt(in1_features)
        self.weight = Parameter(torch.empty(out_features, in1_features, in2_features))
        init.uniform_(self.weight, -bound, bound)
        self.bias = Parameter(torch.empty(out_features)) if bias else None
        if bias:
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input1, input2):
        rows = [((input1 @ self.weight[k]) * input2).sum(-1) for k in range(self.out_features)]
        result = torch.stack(rows, -1)
        return result if self.bias is None else result + self.bias


class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self):
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
        super().__init__()
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        shape = list(input.shape)
        shape[self.dim:self.dim + 1 or None] = list(self.unflattened_size)
        return input.reshape(shape)


class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace

    def forward(self, input):
        return F.dropout(input, self.p, self.training)

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"


class Embedding(Module):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, **options):
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.padding_idx = padding_idx
        self.weight = Parameter(torch.empty(num_embeddings, embedding_dim))
        init.normal_(self.weight)
        if padding_idx is not None:
            with torch.no_grad():
                self.weight[padding_idx] = 0

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, **options):
        result = cls(embeddings.shape[0], embeddings.shape[1])
        result.weight = Parameter(embeddings, requires_grad=not freeze)
        return result

    def forward(self, input):
        return F.embedding(input, self.weight)

    def extra_repr(self):
        return f"{self.num_embeddings}, {self.embedding_dim}"


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


class _Convolution(Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups,
                 bias, padding_mode):
        super().__init__()
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
        self.weight = Parameter(torch.empty(out_channels, in_channels // groups, *kernel_size))
        self.bias = Parameter(torch.empty(out_channels)) if bias else None
        if not bias:
            self.register_parameter("bias", None)
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if bias:
            bound = 1 / math.sqrt(in_channels // groups * math.prod(kernel_size))
            init.uniform_(self.bias, -bound, bound)

    def extra_repr(self):
        text = (f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, "
                f"stride={self.stride}")
        if self.padding != tuple([0] * len(self.kernel_size)):
            text += f", padding={self.padding}"
        if self.dilation != tuple([1] * len(self.kernel_size)):
            text += f", dilation={self.dilation}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        return text if self.bias is not None else text + ", bias=False"


class Conv2d(_Convolution):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
                 groups=1, bias=True, padding_mode="zeros", **options):
        kernel = _pair(kernel_size)
        dilation = _pair(dilation)
        if padding == "same":
            padding = tuple([d * (k - 1) // 2 for k, d in zip(kernel, dilation)])
        elif padding == "valid":
            padding = 0
        super().__init__(in_channels, out_channels, kernel, _pair(stride), _pair(padding),
                         dilation, groups, bias, padding_mode)

    def forward(self, input):
        if self.dilation != (1, 1) or self.groups != 1:
            return F.conv2d(input, self.weight, self.bias, self.stride, self.padding,
                            self.dilation, self.groups)
        return F.conv2d(input, self.weight, self.bias, self.stride, self.padding)


class Conv1d(_Convolution):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
                 groups=1, bias=True, padding_mode="zeros", **options):
        def single(value):
            return tuple(value) if isinstance(value, (tuple, list)) else (value,)

        super().__init__(in_channels, out_channels, single(kernel_size), single(stride),
                         single(padding), single(dilation), groups, bias, padding_mode)

    def forward(self, input):
        wide = self.weight.unsqueeze(-2)
        return F.conv2d(input.unsqueeze(-2), wide, self.bias, (1,) + self.stride,
                        (0,) + self.padding).squeeze(-2)


class _Pool(Module):
    def __init__(self, kernel_size, stride=None, padding=0, **options):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding


class MaxPool2d(_Pool):
    def forward(self, input):
        return F.max_pool2d(input, self.kernel_size, self.stride, self.padding)

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
                "dilation=1, ceil_mode=False")


class AvgPool2d(_Pool):
    def forward(self, input):
        return F.avg_pool2d(input, self.kernel_size, self.stride, self.padding)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class MaxPool1d(_Pool):
    def forward(self, input):
        return F.max_pool2d(input.unsqueeze(-2), (1, self.kernel_size), (1, self.stride),
                            (0, self.padding)).squeeze(-2)


class AvgPool1d(_Pool):
    def forward(self, input):
        return F.avg_pool2d(input.unsqueeze(-2), (1, self.kernel_size), (1, self.stride),
                            (0, self.padding)).squeeze(-2)


class AdaptiveAvgPool2d(Module):
    def __init__(self, output_size):
        super().__init__()
        self.output_size = output_size

    def forward(self, input):
        size = _pair(self.output_size)
        height, width = input.shape[-2] // size[0], input.shape[-1] // size[1]
        return F.avg_pool2d(input, (height, width), (height, width))
