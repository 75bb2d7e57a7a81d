"""Recurrent layers and their cells."""

import math
import torch
from _support import computed_by as _computed_by
from torch.nn import Module, Parameter, init


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
        text = f"{self.input_size}, {self.hidden_size}"
        if not self.bias:
            text += ", bias=False"
        if getattr(self, "nonlinearity", "tanh") != "tanh":
            text += f", nonlinearity={self.nonlinearity}"
        return text


RNNCellBase = _Cell


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

    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    @property
    def _all_weights(self):
        kinds = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if self.bias else [])
        return [[f"{kind}_l{layer}{direction}" for kind in kinds]
                for layer in range(self.num_layers) for direction in self.directions]

    def reset_parameters(self):
        bound = 1 / math.sqrt(self.hidden_size)
        for parameter in self.parameters():
            init.uniform_(parameter, -bound, bound)

    def _packed(self, packed, hidden):
        """Of sequences of different lengths each one goes on its own."""
        from torch.nn.utils.rnn import PackedSequence, pack_sequence, unpack_sequence
        lines, outputs, finals = unpack_sequence(packed), [], []
        for place, line in enumerate(lines):
            own = hidden
            if hidden is not None:
                own = (tuple([part[:, place:place + 1] for part in hidden])
                       if self.gates == 4 else hidden[:, place:place + 1])
            whole = line.unsqueeze(0 if self.batch_first else 1)
            output, final = self.forward(whole, own)
            outputs.append(output.squeeze(0 if self.batch_first else 1))
            finals.append(final)
        if self.gates == 4:
            final = tuple([torch.cat(part, 1) for part in zip(*finals)])
        else:
            final = torch.cat(finals, 1)
        name = "StackBackward0" if packed.sorted_indices is None else "IndexSelectBackward0"
        final = _computed_by(name, final)
        again = pack_sequence(outputs, enforce_sorted=packed.sorted_indices is None)
        return PackedSequence(
            again.data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices), final

    def forward(self, input, hidden=None):
        if not isinstance(input, torch.Tensor):
            return self._packed(input, hidden)
        if input.dim() not in (2, 3):
            raise ValueError(f"{type(self).__name__}: Expected input to be 2D or 3D, got "
                             f"{input.dim()}D instead")
        if input.size(-1) != self.input_size:
            raise RuntimeError("input.size(-1) must be equal to input_size. Expected "
                               f"{self.input_size}, got {input.size(-1)}")
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
        if batched:
            output = _computed_by(self._output_name(), output)
        if self.gates == 4:
            final = (torch.stack([h for h, _ in ends]), torch.stack([c for _, c in ends]))
        else:
            final = torch.stack(ends)
        if not batched:
            output = output.squeeze(1)
            final = (tuple([part.squeeze(1) for part in final])
                     if self.gates == 4 else final.squeeze(1))
        return output, final

    def _output_name(self):
        """What PyTorch computes the output by."""
        if self.batch_first:
            return "TransposeBackward0" if self.gates == 4 else "TransposeBackward1"
        if self.bidirectional:
            return "CatBackward0"
        return "MkldnnRnnLayerBackward0" if self.gates == 4 else "StackBackward0"

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


RNNBase = _Layers


class RNN(_Plain, _Layers):
    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", *args,
                 **options):
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(
                f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(input_size, hidden_size, num_layers, *args, **options)
        self.nonlinearity = nonlinearity


class GRU(_Gated, _Layers):
    pass


class LSTM(_Memory, _Layers):
    pass
