"""Writes beginnings.json: the numbers that PyTorch's layers begin with after a seed."""

import json
import pathlib

import torch
from torch import nn

LAYERS = {
    "Linear": lambda: nn.Linear(4, 3),
    "Linear large": lambda: nn.Linear(20, 10),
    "Bilinear": lambda: nn.Bilinear(3, 4, 2),
    "Conv1d": lambda: nn.Conv1d(4, 6, 3, groups=2),
    "Conv2d": lambda: nn.Conv2d(2, 3, (2, 3)),
    "Embedding": lambda: nn.Embedding(5, 3, padding_idx=1),
    "RNN": lambda: nn.RNN(3, 2, bidirectional=True),
    "GRU": lambda: nn.GRU(3, 2, num_layers=2),
    "LSTM": lambda: nn.LSTM(3, 2),
    "LSTMCell": lambda: nn.LSTMCell(3, 2),
    "MultiheadAttention": lambda: nn.MultiheadAttention(4, 2),
    "TransformerEncoderLayer": lambda: nn.TransformerEncoderLayer(4, 2, 6),
    "BatchNorm1d": lambda: nn.BatchNorm1d(3),
    "PReLU": lambda: nn.PReLU(),
}
FILLED = {
    "uniform": lambda w: nn.init.uniform_(w, -1, 2),
    "normal": lambda w: nn.init.normal_(w, 1, 2),
    "xavierUniform": lambda w: nn.init.xavier_uniform_(w, 1.5),
    "xavierNormal": lambda w: nn.init.xavier_normal_(w),
    "kaimingUniform": lambda w: nn.init.kaiming_uniform_(w, mode="fan_out", nonlinearity="relu"),
    "kaimingNormal": lambda w: nn.init.kaiming_normal_(w, a=0.2),
    "truncatedNormal": lambda w: nn.init.trunc_normal_(w),
    "truncatedNormal far": lambda w: nn.init.trunc_normal_(w, 0, 1, 1.5, 3),
    "orthogonal": lambda w: nn.init.orthogonal_(w, 2),
}


def layer(name, make, dtype):
    torch.set_default_dtype(dtype)
    torch.manual_seed(3)
    state = make().state_dict()
    return {"name": name, "single": dtype == torch.float32,
            "state": {k: v.double().flatten().tolist() for k, v in state.items()}}


def filled(name, fill, shape):
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(5)
    return {"name": name, "single": False,
            "state": {"x".join(map(str, shape)): fill(torch.empty(shape)).flatten().tolist()}}


if __name__ == "__main__":
    cases = [layer(name, make, dtype) for name, make in LAYERS.items()
             for dtype in (torch.float32, torch.float64)]
    cases += [filled(name, fill, shape) for name, fill in FILLED.items()
              for shape in ((3, 4), (5, 2, 2))]
    target = pathlib.Path(__file__).with_name("beginnings.json")
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
