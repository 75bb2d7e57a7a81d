"""Writes torch.txt: what PyTorch 2.13 draws, and the number it draws next."""
import os

import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler, random_split

from table import COUNTS, SEEDS, Table, weights

table = Table()
types = {32: torch.float32, 64: torch.float64}


def add(name, seed, arguments, draw):
    torch.manual_seed(seed)
    numbers = draw()
    if isinstance(numbers, torch.Tensor):
        numbers = numbers.flatten().tolist()
    table.add(name, [seed, *arguments], [*numbers, torch.rand(1).item()])


for seed in SEEDS:
    for n in COUNTS:
        for bits, t in types.items():
            add("rand", seed, [n, bits], lambda: torch.rand(n, dtype=t))
            add("uniform", seed, [n, bits, -0.3, 1.7],
                lambda: torch.empty(n, dtype=t).uniform_(-0.3, 1.7))
            add("randn", seed, [n, bits], lambda: torch.randn(n, dtype=t))
            add("normal", seed, [n, bits, 1.7, 0.3],
                lambda: torch.empty(n, dtype=t).normal_(1.7, 0.3))
            add("normalThrice", seed, [n, bits],
                lambda: torch.cat([torch.randn(n, dtype=t) for _ in range(3)]))
            w = torch.tensor(weights(n), dtype=t)
            add("normals", seed, [n, bits], lambda: torch.normal(w, w + 0.1))
            add("normalDistribution", seed, [n, bits],
                lambda: torch.distributions.Normal(w, w + 0.1).rsample())
            add("uniformDistribution", seed, [n, bits],
                lambda: torch.distributions.Uniform(-w, w + 0.1).sample())
            add("exponentialDistribution", seed, [n, bits],
                lambda: torch.distributions.Exponential(w).sample())
            add("bernoulli", seed, [n, bits], lambda: torch.bernoulli(w))
            add("bernoulliDistribution", seed, [n, bits],
                lambda: torch.distributions.Bernoulli(w).sample())
            add("exponential", seed, [n, bits, 1.7],
                lambda: torch.empty(n, dtype=t).exponential_(1.7))
            for p in (0.0, 0.1, 0.5, 1.0):
                add("dropout", seed, [n, bits, p], lambda: nn.Dropout(p)(torch.ones(n, dtype=t)))
            for mean, std, a, b in ((0.0, 1.0, -2.0, 2.0), (0.1, 0.02, 0.09, 0.2),
                                    (0.0, 1.0, 1.5, 3.0), (0.5, 0.3, -0.4, -0.1)):
                add("truncated", seed, [n, bits, mean, std, a, b],
                    lambda: nn.init.trunc_normal_(torch.empty(n, dtype=t), mean, std, a, b))
            add("withReplacement", seed, [n, bits], lambda: torch.multinomial(w, 2 * n, True))
            add("categorical", seed, [n, bits], lambda: torch.distributions.Categorical(
                w / w.sum()).sample((2 * n,)))
            for k in sorted({1, (n + 1) // 2, n}):
                add("withoutReplacement", seed, [n, bits, k], lambda: torch.multinomial(w, k))
            rows = torch.stack([w, w.flip(0), w * w])
            add("rowsWith", seed, [n, bits], lambda: torch.multinomial(rows, 3, True))
            add("rowsWithout", seed, [n, bits], lambda: torch.multinomial(rows, n))
        add("bernoulliInPlace", seed, [n, 0.3], lambda: torch.empty(n).bernoulli_(0.3))
        for low, high in ((0, 10), (-5, 6), (0, 2**28 - 1), (0, 2**28), (-2**62, 2**62)):
            # As Double holds them: the largest have more bits.
            add("randint", seed, [n, low, high], lambda: torch.randint(low, high, (n,)))
        add("randperm", seed, [n], lambda: torch.randperm(n))
        for shuffle in (0, 1):
            loader = DataLoader(range(n), batch_size=4, shuffle=bool(shuffle))
            add("loader", seed, [n, shuffle],
                lambda: [x for _ in range(2) for batch in loader for x in batch.tolist()])
        own = torch.default_generator
        add("loaderOfGenerator", seed, [n], lambda: [
            x for _ in range(2) for batch in DataLoader(
                range(n), batch_size=4, shuffle=True, generator=own) for x in batch.tolist()])
        for samples in (1, n, 2 * n + 1, 70):
            for replacement in (0, 1):
                for generator in (None, own):
                    add("sampler", seed, [n, samples, replacement, int(generator is not None)],
                        lambda: list(
                            RandomSampler(range(n), bool(replacement), samples, generator)))
        add("split", seed, [n], lambda: [
            x for part in random_split(range(n), [n - n // 3, n // 3]) for x in part.indices])
        add("splitByFractions", seed, [n], lambda: [
            x for part in random_split(range(n), [0.5, 0.3, 0.2])
            for x in (len(part), *part.indices)])

table.write(os.path.join(os.path.dirname(__file__), "torch.txt"))
