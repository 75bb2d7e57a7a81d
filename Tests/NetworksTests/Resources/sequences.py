"""Writes sequences.json: what PyTorch's layers for sequences give, in float64."""

import json
import pathlib

import torch
from torch import nn
from layers import array, filled

torch.set_default_dtype(torch.float64)


def flat(outputs):
    if isinstance(outputs, torch.Tensor):
        return [outputs]
    return [] if outputs is None else [o for part in outputs for o in flat(part)]


def case(name, module, call, *shapes):
    for number, parameter in enumerate(module.parameters()):
        parameter.data = filled(parameter.shape, number + 0.5)
    inputs = [filled(shape, 3 + n).requires_grad_() for n, shape in enumerate(shapes)]
    outputs = flat(call(module, *inputs))
    upstreams = [filled(o.shape, 7 + n) for n, o in enumerate(outputs)]
    sum((o * u).sum() for o, u in zip(outputs, upstreams)).backward()
    return {
        "name": name,
        "state": {key: array(value) for key, value in module.state_dict().items()},
        "inputs": [array(x) for x in inputs],
        "outputs": [array(o) for o in outputs],
        "upstreams": [array(u) for u in upstreams],
        "gradients": {key: array(p.grad) for key, p in module.named_parameters()},
        "inputGradients": [array(x.grad) for x in inputs],
    }


def one(module, x, *state):
    return module(x, *state)


def two(module, x, *state):
    return module(x, tuple(state)) if state else module(x)


def recurrent():
    yield case("RNN", nn.RNN(3, 2), one, (4, 2, 3))
    yield case("RNN", nn.RNN(3, 2), one, (4, 3))
    yield case("RNN", nn.RNN(3, 2), one, (4, 2, 3), (1, 2, 2))
    yield case("RNN relu", nn.RNN(3, 2, nonlinearity="relu", bias=False), one, (4, 2, 3))
    yield case("RNN all", nn.RNN(3, 2, num_layers=2, bidirectional=True, batch_first=True), one,
               (2, 4, 3), (4, 2, 2))
    yield case("GRU", nn.GRU(3, 2), one, (4, 2, 3))
    yield case("GRU", nn.GRU(3, 2), one, (4, 3), (1, 2))
    yield case("GRU all", nn.GRU(3, 2, num_layers=2, bidirectional=True, batch_first=True), one,
               (2, 3, 3), (4, 2, 2))
    yield case("LSTM", nn.LSTM(3, 2), two, (4, 2, 3))
    yield case("LSTM", nn.LSTM(3, 2), two, (4, 3), (1, 2), (1, 2))
    yield case("LSTM all", nn.LSTM(3, 2, num_layers=2, bidirectional=True, batch_first=True,
                                   bias=False), two, (2, 3, 3), (4, 2, 2), (4, 2, 2))
    yield case("RNNCell", nn.RNNCell(3, 2), one, (4, 3), (4, 2))
    yield case("RNNCell", nn.RNNCell(3, 2), one, (3,))
    yield case("RNNCell relu", nn.RNNCell(3, 2, nonlinearity="relu", bias=False), one, (4, 3),
               (4, 2))
    yield case("GRUCell", nn.GRUCell(3, 2), one, (4, 3), (4, 2))
    yield case("GRUCell", nn.GRUCell(3, 2), one, (3,), (2,))
    yield case("LSTMCell", nn.LSTMCell(3, 2), two, (4, 3), (4, 2), (4, 2))
    yield case("LSTMCell", nn.LSTMCell(3, 2), two, (4, 3))


def attention():
    def cross(module, query, key, value):
        return module(query, key, value)

    def masked(module, query, key, value):
        allowed = torch.tensor([[0.0, -0.5, 1.0, float("-inf")]]).repeat(query.shape[0], 1)
        padding = torch.tensor([[False, True, False, False], [False, False, False, True]])
        return module(query, key, value, attn_mask=allowed, key_padding_mask=torch.where(
            padding, float("-inf"), 0.0), average_attn_weights=False)

    def itself(module, x):
        return module(x)

    def causal(module, x):
        length = x.shape[1]
        mask = nn.Transformer.generate_square_subsequent_mask(length)
        return module(x, mask)

    yield case("MultiheadAttention", nn.MultiheadAttention(4, 2), cross, (3, 2, 4), (4, 2, 4),
               (4, 2, 4))
    yield case("MultiheadAttention", nn.MultiheadAttention(4, 2), cross, (3, 4), (4, 4), (4, 4))
    yield case("MultiheadAttention batch", nn.MultiheadAttention(4, 1, bias=False,
                                                                 batch_first=True), cross,
               (2, 3, 4), (2, 5, 4), (2, 5, 4))
    yield case("MultiheadAttention masked", nn.MultiheadAttention(4, 2), masked, (3, 2, 4),
               (4, 2, 4), (4, 2, 4))
    layer = nn.TransformerEncoderLayer
    yield case("TransformerEncoderLayer", layer(4, 2, 5, dropout=0), itself, (3, 2, 4))
    yield case("TransformerEncoderLayer all",
               layer(4, 2, 5, dropout=0, activation="gelu", batch_first=True, norm_first=True,
                     layer_norm_eps=1e-3), causal, (2, 3, 4))
    yield case("TransformerEncoder",
               nn.TransformerEncoder(layer(4, 2, 5, dropout=0, batch_first=True), 2,
                                     norm=nn.LayerNorm(4)), causal, (2, 3, 4))


if __name__ == "__main__":
    cases = list(recurrent()) + list(attention())
    target = pathlib.Path(__file__).with_name("sequences.json")
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
