"""Writes layers.json: what PyTorch's layers give for fixed numbers, in float64."""

import json
import math
import pathlib

import torch
from torch import nn

torch.set_default_dtype(torch.float64)


def filled(shape, start):
    count = math.prod(shape)
    numbers = [math.sin(1.3 * i + start) * (1 + 0.1 * (i % 3)) for i in range(count)]
    return torch.tensor(numbers).reshape(shape)


def array(tensor):
    return {"shape": list(tensor.shape), "elements": tensor.detach().double().flatten().tolist()}


def case(name, module, *shapes, inputs=None, training=True):
    for number, parameter in enumerate(module.parameters()):
        parameter.data = filled(parameter.shape, number + 0.5)
    module.train(training)
    for number, (key, buffer) in enumerate(module.named_buffers()):
        if buffer.dtype.is_floating_point and not training:
            buffer.data = filled(buffer.shape, number + 2).abs() + 0.5
    state = {key: array(value) for key, value in module.state_dict().items()}
    inputs = inputs or [
        filled(shape, 3 + number).requires_grad_() for number, shape in enumerate(shapes)
    ]
    floats = inputs[0].is_floating_point()
    output = module(*inputs)
    upstream = filled(output.shape, 7)
    output.backward(upstream)
    gradients = {key: array(p.grad) for key, p in module.named_parameters()}
    return {
        "name": name,
        "training": training,
        "state": state,
        "inputs": [array(x) for x in inputs],
        "output": array(output),
        "upstream": array(upstream),
        "gradients": gradients,
        "inputGradients": [array(x.grad) for x in inputs] if floats else [],
        "stateAfter": {key: array(value) for key, value in module.state_dict().items()},
    }


def activations():
    plain = [
        nn.ReLU, nn.Tanh, nn.Sigmoid, nn.LogSigmoid, nn.SiLU, nn.ReLU6, nn.SELU, nn.Mish,
        nn.Hardsigmoid, nn.Hardswish, nn.Softsign, nn.Tanhshrink, nn.Identity,
    ]
    for module in plain:
        yield case(module.__name__, module(), (3, 7))
        yield case(module.__name__, module(), inputs=[
            torch.linspace(-8, 8, 11).requires_grad_()])
    settings = {
        "LeakyReLU(0.2)": nn.LeakyReLU(0.2), "ELU(alpha: 1.5)": nn.ELU(1.5),
        "CELU(alpha: 1.5)": nn.CELU(1.5), "GELU()": nn.GELU(),
        "GELU(approximate: .tanh)": nn.GELU("tanh"), "Softplus()": nn.Softplus(),
        "Softplus(beta: 2)": nn.Softplus(2), "Hardtanh(-0.5, 0.75)": nn.Hardtanh(-0.5, 0.75),
        "Softmax(dim: 1)": nn.Softmax(1), "LogSoftmax(dim: -1)": nn.LogSoftmax(-1),
        "PReLU()": nn.PReLU(), "PReLU(4)": nn.PReLU(4),
    }
    for name, module in settings.items():
        yield case(name, module, (2, 4, 3))


def layers():
    yield case("Linear", nn.Linear(4, 3), (2, 4))
    yield case("Linear", nn.Linear(4, 3), (2, 5, 4))
    yield case("Linear", nn.Linear(4, 3), (4,))
    yield case("Linear without bias", nn.Linear(4, 3, bias=False), (2, 4))
    yield case("Bilinear", nn.Bilinear(3, 4, 2), (5, 3), (5, 4))
    yield case("Bilinear", nn.Bilinear(3, 4, 2), (2, 5, 3), (2, 5, 4))
    positions = torch.tensor([[0, 2, 1], [4, 2, 2]])
    yield case("Embedding", nn.Embedding(5, 3), inputs=[positions])
    yield case("Embedding with padding", nn.Embedding(5, 3, padding_idx=2), inputs=[positions])
    yield case("Flatten", nn.Flatten(), (2, 3, 4))
    yield case("Unflatten", nn.Unflatten(1, (2, 3)), (4, 6))
    yield case("LayerNorm", nn.LayerNorm(4), (3, 4))
    yield case("LayerNorm of two", nn.LayerNorm([3, 4], eps=1e-3), (2, 3, 4))
    yield case("LayerNorm without bias", nn.LayerNorm(4, bias=False), (3, 4))
    yield case("LayerNorm plain", nn.LayerNorm(4, elementwise_affine=False), (3, 4))
    yield case("GroupNorm", nn.GroupNorm(2, 4), (3, 4, 5))
    yield case("GroupNorm", nn.GroupNorm(2, 4), (3, 4, 2, 3))
    for training in (True, False):
        yield case("BatchNorm1d", nn.BatchNorm1d(3), (5, 3), training=training)
        yield case("BatchNorm1d", nn.BatchNorm1d(3), (4, 3, 2), training=training)
        yield case("BatchNorm2d", nn.BatchNorm2d(3), (4, 3, 2, 2), training=training)
        yield case("BatchNorm1d cumulative", nn.BatchNorm1d(3, momentum=None, eps=1e-2), (5, 3),
                   training=training)
        yield case("BatchNorm1d plain",
                   nn.BatchNorm1d(3, affine=False, track_running_stats=False), (5, 3),
                   training=training)
    yield case("Sequential", nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 1)), (4, 2))
    yield case("Dropout in use", nn.Dropout(0.5), (4, 2), training=False)
    yield case("Conv1d", nn.Conv1d(2, 4, 3), (3, 2, 7))
    yield case("Conv1d with settings",
               nn.Conv1d(4, 6, 3, stride=2, padding=2, dilation=2, groups=2), (3, 4, 9))
    yield case("Conv1d with settings",
               nn.Conv1d(4, 6, 3, stride=2, padding=2, dilation=2, groups=2), (4, 9))
    yield case("Conv2d", nn.Conv2d(2, 3, 3, padding=1), (2, 2, 5, 4))
    yield case("Conv2d", nn.Conv2d(2, 3, 3, padding=1), (2, 5, 4))
    yield case("Conv2d with settings",
               nn.Conv2d(4, 2, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(2, 3), groups=2,
                         bias=False), (2, 4, 8, 7))
    yield case("MaxPool1d", nn.MaxPool1d(2), (2, 3, 7))
    yield case("AvgPool1d", nn.AvgPool1d(3, 2, 1), (3, 7))
    yield case("MaxPool2d", nn.MaxPool2d(3, 2, 1), (2, 3, 7, 6))
    yield case("AvgPool2d", nn.AvgPool2d((2, 3), (1, 2), (1, 0)), (3, 7, 6))
    yield case("AdaptiveAvgPool1d", nn.AdaptiveAvgPool1d(3), (2, 3, 8))
    yield case("AdaptiveAvgPool2d", nn.AdaptiveAvgPool2d((2, 3)), (2, 3, 4, 6))
    yield case("AdaptiveAvgPool2d", nn.AdaptiveAvgPool2d((2, 3)), (2, 3, 5, 8))
    yield case("AdaptiveAvgPool2d to one", nn.AdaptiveAvgPool2d(1), (2, 3, 5, 8))


if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("layers.json")
    cases = list(activations()) + list(layers())
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
