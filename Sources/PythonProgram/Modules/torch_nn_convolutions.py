"""Convolutions, also turned around, as layers."""

import math
import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init


def _each(value, count):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


class _Convolution(Module):
    """What convolutions of all dimensions share; `_count` is how many."""

    _is_transposed = False

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
                 groups=1, bias=True, padding_mode="zeros", device=None, dtype=None):
        self._begin(in_channels, out_channels, kernel_size, stride, padding, dilation, groups,
                    bias, padding_mode)

    def _begin(self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups,
               bias, padding_mode):
        Module.__init__(self)
        count = self._count
        if in_channels % groups:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups:
            raise ValueError("out_channels must be divisible by groups")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = _each(kernel_size, count)
        self.stride = _each(stride, count)
        self.padding = padding if isinstance(padding, str) else _each(padding, count)
        self.dilation = _each(dilation, count)
        self.groups = groups
        self.padding_mode = padding_mode
        shape = (out_channels, in_channels // groups)
        if self._is_transposed:
            shape = (in_channels, out_channels // groups)
        self.weight = Parameter(torch.empty(*shape, *self.kernel_size))
        self.register_parameter("bias", Parameter(torch.empty(out_channels)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(math.prod(self.weight.shape[1:]))
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        padding = self.padding
        if self.padding_mode != "zeros":
            sides = padding
            if padding == "same":
                sides = [own * (extent - 1) // 2
                         for own, extent in zip(self.dilation, self.kernel_size)]
            around = [side for own in reversed(sides) for side in (own, own)]
            input, padding = F.pad(input, around, mode=self.padding_mode), (0,) * self._count
        return self._function(input, padding)

    def extra_repr(self):
        text = (f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, "
                f"stride={self.stride}")
        none, once = (0,) * self._count, (1,) * self._count
        if self.padding != none:
            text += f", padding={self.padding}"
        if self.dilation != once:
            text += f", dilation={self.dilation}"
        if getattr(self, "output_padding", none) != none:
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text


class Conv1d(_Convolution):
    _count = 1

    def _function(self, input, padding):
        return F.conv1d(input, self.weight, self.bias, self.stride, padding, self.dilation,
                        self.groups)


class Conv2d(_Convolution):
    _count = 2

    def _function(self, input, padding):
        return F.conv2d(input, self.weight, self.bias, self.stride, padding, self.dilation,
                        self.groups)


class Conv3d(_Convolution):
    _count = 3

    def _function(self, input, padding):
        return F.conv3d(input, self.weight, self.bias, self.stride, padding, self.dilation,
                        self.groups)


class _Transposed(_Convolution):
    _is_transposed = True

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0,
                 output_padding=0, groups=1, bias=True, dilation=1, padding_mode="zeros",
                 device=None, dtype=None):
        self._begin(in_channels, out_channels, kernel_size, stride, padding, dilation, groups,
                    bias, padding_mode)
        self.output_padding = _each(output_padding, self._count)

    def forward(self, input, output_size=None):
        more = self.output_padding
        if output_size is not None:
            more = []
            for place in range(self._count):
                reach = self.dilation[place] * (self.kernel_size[place] - 1) + 1
                least = ((input.shape[place - self._count] - 1) * self.stride[place]
                         - 2 * self.padding[place] + reach)
                more.append(list(output_size)[place - self._count] - least)
        function = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}
        return function[self._count](
            input, self.weight, self.bias, self.stride, self.padding, more, self.groups,
            self.dilation)


class ConvTranspose1d(_Transposed):
    _count = 1


class ConvTranspose2d(_Transposed):
    _count = 2


class ConvTranspose3d(_Transposed):
    _count = 3


class Unfold(Module):
    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, dilation={self.dilation}, "
                f"padding={self.padding}, stride={self.stride}")


class Fold(Module):
    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.output_size = output_size
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding,
                      self.stride)

    def extra_repr(self):
        return (f"output_size={self.output_size}, kernel_size={self.kernel_size}, "
                f"dilation={self.dilation}, padding={self.padding}, stride={self.stride}")
