"""Recurrent layers and their cells."""

import math
import torch
from torch.nn import Dropout, Module, Parameter, init


class _Cell(Module):
    """One step: weights of `gates` gates, side by side."""

    gates = 1

    def __init__(self, input_size, hidden_size, bias=True, **options):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        rows = self.gates * hidden_size
        self.weight_ih = Parameter(torch.empty(rows, input_size))
        self.weight_hh = Parameter(torch.empty(rows, hidden_size))
        if bias:
            self.bias_ih = Parameter(torch.empty(rows))
            self.bias_hh = Parameter(torch.empty(rows))
        bound = 1 / math.sqrt(hidden_size)
        for parameter in self.parameters():
            init.uniform_(parameter, -bound, bound)

    def forward(self, input, hidden=None):
        weights = [self.weight_ih, self.weight_hh]
        if self.bias:
            weights += [self.bias_ih, self.bias_hh]
        if hidden is None:
            hidden = _zeros(self, list(input.shape[:-1]) + [self.hidden_size])
        return self.step(input, hidden, *weights)

    def extra_repr(self):
        return f"{self.input_size}, {self.hidden_size}"


def _zeros(module, shape):
    zeros = torch.zeros(shape)
    return (zeros, torch.zeros(shape)) if module.gates == 4 else zeros


def _sums(input, hidden, w_ih, w_hh, b_ih=None, b_hh=None):
    a, b = input @ w_ih.t(), hidden @ w_hh.t()
    return (a, b) if b_ih is None else (a + b_ih, b + b_hh)


class _Plain:
    gates = 1
    nonlinearity = "tanh"

    def step(self, input, hidden, *weights):
        a, b = _sums(input, hidden, *weights)
        return torch.relu(a + b) if self.nonlinearity == "relu" else torch.tanh(a + b)


class _Gated:
    gates = 3

    def step(self, input, hidden, *weights):
        a, b = _sums(input, hidden, *weights)
        ar, az, an = a.chunk(3, -1)
        br, bz, bn = b.chunk(3, -1)
        reset = torch.sigmoid(ar + br)
        update = torch.sigmoid(az + bz)
        new = torch.tanh(an + reset * bn)
        return (1 - update) * new + update * hidden


class _Memory:
    gates = 4

    def step(self, input, hidden, *weights):
        h, c = hidden
        a, b = _sums(input, h, *weights)
        i, f, g, o = (a + b).chunk(4, -1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class RNNCell(_Plain, _Cell):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", **options):
        super().__init__(input_size, hidden_size, bias)
        self.nonlinearity = nonlinearity


class GRUCell(_Gated, _Cell):
    pass


class LSTMCell(_Memory, _Cell):
    pass


class _Layers(Module):
    """Steps along a sequence, in layers and both directions."""

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False,
                 dropout=0.0, bidirectional=False, **options):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = dropout
        self.bidirectional = bidirectional
        self.directions = ["", "_reverse"] if bidirectional else [""]
        rows = self.gates * hidden_size
        for layer in range(num_layers):
            width = input_size if layer == 0 else hidden_size * len(self.directions)
            for direction in self.directions:
                end = f"_l{layer}{direction}"
                setattr(self, "weight_ih" + end, Parameter(torch.empty(rows, width)))
                setattr(self, "weight_hh" + end, Parameter(torch.empty(rows, hidden_size)))
                if bias:
                    setattr(self, "bias_ih" + end, Parameter(torch.empty(rows)))
                    setattr(self, "bias_hh" + end, Parameter(torch.empty(rows)))
        bound = 1 / math.sqrt(hidden_size)
        for parameter in self.parameters():
            init.uniform_(parameter, -bound, bound)

    def flatten_parameters(self):
        pass

    def forward(self, input, hidden=None):
        batched = input.dim() == 3
        if not batched:
            input = input.unsqueeze(1)
        elif self.batch_first:
            input = input.transpose(0, 1)
        if input.shape[-1] != self.input_size:
            raise RuntimeError(
                "input.size(-1) must be equal to input_size. "
                f"Expected {self.input_size}, got {input.shape[-1]}")
        count = self.num_layers * len(self.directions)
        if hidden is None:
            hidden = _zeros(self, [count, input.shape[1], self.hidden_size])
        elif not batched:
            hidden = (tuple([part.unsqueeze(1) for part in hidden])
                      if self.gates == 4 else hidden.unsqueeze(1))
        steps = [input[t] for t in range(input.shape[0])]
        ends = []
        for layer in range(self.num_layers):
            outputs = []
            for number, direction in enumerate(self.directions):
                end = f"_l{layer}{direction}"
                names = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if self.bias else [])
                weights = [getattr(self, name + end) for name in names]
                place = layer * len(self.directions) + number
                state = (tuple([part[place] for part in hidden])
                         if self.gates == 4 else hidden[place])
                results = []
                for step in steps if direction == "" else reversed(steps):
                    state = self.step(step, state, *weights)
                    results.append(state[0] if self.gates == 4 else state)
                outputs.append(results if direction == "" else results[::-1])
                ends.append(state)
            steps = (outputs[0] if len(outputs) == 1
                     else [torch.cat(pair, -1) for pair in zip(*outputs)])
            if self.dropout > 0 and self.training and layer < self.num_layers - 1:
                dropped = torch.dropout(torch.stack(steps), self.dropout, True)
                steps = [dropped[t] for t in range(len(steps))]
        output = torch.stack(steps, 1 if self.batch_first and batched else 0)
        if self.gates == 4:
            final = (torch.stack([h for h, _ in ends]), torch.stack([c for _, c in ends]))
        else:
            final = torch.stack(ends)
        if not batched:
            output = output.squeeze(1)
            final = (tuple([part.squeeze(1) for part in final])
                     if self.gates == 4 else final.squeeze(1))
        return output, final

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if not self.bias:
            text += ", bias=False"
        if self.batch_first:
            text += ", batch_first=True"
        if self.dropout:
            text += f", dropout={self.dropout}"
        return text + (", bidirectional=True" if self.bidirectional else "")


class RNN(_Plain, _Layers):
    def __init__(self, *args, nonlinearity="tanh", **options):
        super().__init__(*args, **options)
        self.nonlinearity = nonlinearity


class GRU(_Gated, _Layers):
    pass


class LSTM(_Memory, _Layers):
    pass
