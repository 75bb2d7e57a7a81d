"""Pools, frames around images, and images of another size, as layers."""

import torch.nn.functional as F
from torch.nn import Module
from torch.nn._convolutions import _each


class _Pool(Module):
    """A module that calls `_function` with settings, of which `_shown` are in its description."""

    _settings = {"stride": None, "padding": 0, "ceil_mode": False, "count_include_pad": True}
    _shown = ["kernel_size", "stride", "padding"]

    def __init__(self, kernel_size, *args, **options):
        super().__init__()
        self.kernel_size = kernel_size
        names = list(self._settings)
        for name, value in {**self._settings, **dict(zip(names, args)), **options}.items():
            setattr(self, name, value)
        if self.stride is None:
            self.stride = kernel_size

    def forward(self, input):
        return self._function()(
            input, self.kernel_size, **{name: getattr(self, name) for name in self._settings})

    def extra_repr(self):
        return ", ".join([f"{name}={getattr(self, name)}" for name in self._shown])


class _MaxPool(_Pool):
    _settings = {"stride": None, "padding": 0, "dilation": 1, "return_indices": False,
                 "ceil_mode": False}
    _shown = ["kernel_size", "stride", "padding", "dilation", "ceil_mode"]


class MaxPool1d(_MaxPool):
    def _function(self):
        return F.max_pool1d


class MaxPool2d(_MaxPool):
    def _function(self):
        return F.max_pool2d


class MaxPool3d(_MaxPool):
    def _function(self):
        return F.max_pool3d


class AvgPool1d(_Pool):
    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False,
                 count_include_pad=True):
        super().__init__(
            _each(kernel_size, 1), _each(kernel_size if stride is None else stride, 1),
            _each(padding, 1), ceil_mode, count_include_pad)

    def _function(self):
        return F.avg_pool1d


class AvgPool2d(_Pool):
    _settings = {**_Pool._settings, "divisor_override": None}

    def _function(self):
        return F.avg_pool2d


class AvgPool3d(_Pool):
    _settings = {**_Pool._settings, "divisor_override": None}

    def _function(self):
        return F.avg_pool3d


class _LPPool(Module):
    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        super().__init__()
        self.norm_type = norm_type
        self.kernel_size = kernel_size
        self.stride = stride
        self.ceil_mode = ceil_mode

    def extra_repr(self):
        return (f"norm_type={self.norm_type}, kernel_size={self.kernel_size}, "
                f"stride={self.stride}, ceil_mode={self.ceil_mode}")


class LPPool1d(_LPPool):
    def forward(self, input):
        return F.lp_pool1d(input, self.norm_type, self.kernel_size, self.stride, self.ceil_mode)


class LPPool2d(_LPPool):
    def forward(self, input):
        return F.lp_pool2d(input, self.norm_type, self.kernel_size, self.stride, self.ceil_mode)


class _MaxUnpool(Module):
    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.kernel_size = _each(kernel_size, self._count)
        self.stride = self.kernel_size if stride is None else _each(stride, self._count)
        self.padding = _each(padding, self._count)

    def forward(self, input, indices, output_size=None):
        function = [F.max_unpool1d, F.max_unpool2d, F.max_unpool3d][self._count - 1]
        return function(input, indices, self.kernel_size, self.stride, self.padding, output_size)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class MaxUnpool1d(_MaxUnpool):
    _count = 1


class MaxUnpool2d(_MaxUnpool):
    _count = 2


class MaxUnpool3d(_MaxUnpool):
    _count = 3


def _adaptive(name, function):
    def __init__(self, output_size, return_indices=False):
        Module.__init__(self)
        self.output_size = output_size

    def forward(self, input):
        return function(input, self.output_size)

    def extra_repr(self):
        return f"output_size={self.output_size}"

    return type(name, (Module,),
                {"__init__": __init__, "forward": forward, "extra_repr": extra_repr})


AdaptiveAvgPool1d = _adaptive("AdaptiveAvgPool1d", F.adaptive_avg_pool1d)
AdaptiveAvgPool2d = _adaptive("AdaptiveAvgPool2d", F.adaptive_avg_pool2d)
AdaptiveAvgPool3d = _adaptive("AdaptiveAvgPool3d", F.adaptive_avg_pool3d)
AdaptiveMaxPool1d = _adaptive("AdaptiveMaxPool1d", F.adaptive_max_pool1d)
AdaptiveMaxPool2d = _adaptive("AdaptiveMaxPool2d", F.adaptive_max_pool2d)
AdaptiveMaxPool3d = _adaptive("AdaptiveMaxPool3d", F.adaptive_max_pool3d)


def _frame(name, count, mode):
    def __init__(self, padding, value=0.0):
        Module.__init__(self)
        self.padding = _each(padding, 2 * count)
        if name.startswith("Constant"):
            self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, mode, getattr(self, "value", 0.0))

    def extra_repr(self):
        text = f"{self.padding}"
        return f"padding={text}, value={self.value}" if hasattr(self, "value") else text

    return type(name, (Module,),
                {"__init__": __init__, "forward": forward, "extra_repr": extra_repr})


ConstantPad1d = _frame("ConstantPad1d", 1, "constant")
ConstantPad2d = _frame("ConstantPad2d", 2, "constant")
ConstantPad3d = _frame("ConstantPad3d", 3, "constant")
ZeroPad1d = _frame("ZeroPad1d", 1, "constant")
ZeroPad2d = _frame("ZeroPad2d", 2, "constant")
ZeroPad3d = _frame("ZeroPad3d", 3, "constant")
ReflectionPad1d = _frame("ReflectionPad1d", 1, "reflect")
ReflectionPad2d = _frame("ReflectionPad2d", 2, "reflect")
ReflectionPad3d = _frame("ReflectionPad3d", 3, "reflect")
ReplicationPad1d = _frame("ReplicationPad1d", 1, "replicate")
ReplicationPad2d = _frame("ReplicationPad2d", 2, "replicate")
ReplicationPad3d = _frame("ReplicationPad3d", 3, "replicate")
CircularPad1d = _frame("CircularPad1d", 1, "circular")
CircularPad2d = _frame("CircularPad2d", 2, "circular")
CircularPad3d = _frame("CircularPad3d", 3, "circular")


class Upsample(Module):
    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None,
                 recompute_scale_factor=None):
        super().__init__()
        self.size = size
        if isinstance(scale_factor, (tuple, list)):
            scale_factor = tuple([float(scale) for scale in scale_factor])
        self.scale_factor = float(scale_factor) if isinstance(scale_factor, int) else scale_factor
        self.mode = mode
        self.align_corners = align_corners

    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners)

    def extra_repr(self):
        start = f"size={self.size}"
        if self.scale_factor is not None:
            start = f"scale_factor={self.scale_factor}"
        return start + f", mode='{self.mode}'"


class UpsamplingNearest2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor)


class UpsamplingBilinear2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, "bilinear", True)


class PixelShuffle(Module):
    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor

    def forward(self, input):
        return F.pixel_shuffle(input, self.upscale_factor)

    def extra_repr(self):
        return f"upscale_factor={self.upscale_factor}"


class PixelUnshuffle(Module):
    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return F.pixel_unshuffle(input, self.downscale_factor)

    def extra_repr(self):
        return f"downscale_factor={self.downscale_factor}"


class ChannelShuffle(Module):
    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f"groups={self.groups}"
