"""Writes types.safetensors: numbers of every type, by the original library."""

import pathlib

import torch
from safetensors.torch import save

TENSORS = {
    "double": torch.tensor([[1.5, -2.25], [1e300, float("-inf")]], dtype=torch.float64),
    "single": torch.tensor([0.1, -3.0], dtype=torch.float32),
    "half": torch.tensor([0.1, -65504.0, 6e-8, float("inf"), -0.0], dtype=torch.float16),
    "brain": torch.tensor([0.1, -3e38], dtype=torch.bfloat16),
    "int64": torch.tensor([-(2**40), 7], dtype=torch.int64),
    "int32": torch.tensor([-(2**31), 7], dtype=torch.int32),
    "int16": torch.tensor([-300, 7], dtype=torch.int16),
    "int8": torch.tensor([-128, 7], dtype=torch.int8),
    "uint8": torch.tensor([255, 7], dtype=torch.uint8),
    "bool": torch.tensor([True, False, True]),
    "scalar": torch.tensor(3.5, dtype=torch.float64),
    "empty": torch.zeros(0, 4, dtype=torch.float32),
    "naïve \"name\"": torch.tensor([1.0], dtype=torch.float64),
}

if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("types.safetensors")
    target.write_bytes(save(TENSORS, metadata={"format": "pt"}))
    for name, tensor in TENSORS.items():
        print(name, tensor.double().flatten().tolist())
