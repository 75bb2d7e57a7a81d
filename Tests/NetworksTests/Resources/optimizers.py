"""Writes optimizers.json and schedules.json: where PyTorch's optimizers lead, in float64."""

import json
import pathlib

import torch
from torch import optim
from torch.optim import lr_scheduler as schedulers

torch.set_default_dtype(torch.float64)

OPTIMIZERS = {
    "SGD": lambda p: optim.SGD(p, lr=0.02),
    "SGD default": lambda p: optim.SGD(p),
    "SGD momentum": lambda p: optim.SGD(p, lr=0.02, momentum=0.9),
    "SGD all": lambda p: optim.SGD(p, lr=0.02, momentum=0.8, dampening=0.3, weight_decay=0.1),
    "SGD nesterov": lambda p: optim.SGD(p, lr=0.02, momentum=0.8, nesterov=True),
    "SGD maximize": lambda p: optim.SGD(p, lr=0.002, maximize=True, weight_decay=0.1),
    "Adam": lambda p: optim.Adam(p),
    "Adam all": lambda p: optim.Adam(p, lr=0.1, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1),
    "Adam amsgrad": lambda p: optim.Adam(p, lr=0.3, betas=(0.5, 0.6), amsgrad=True),
    "Adam maximize": lambda p: optim.Adam(p, lr=0.1, maximize=True),
    "AdamW": lambda p: optim.AdamW(p, lr=0.1),
    "AdamW all": lambda p: optim.AdamW(p, lr=0.2, weight_decay=0.3, amsgrad=True),
    "RMSprop": lambda p: optim.RMSprop(p),
    "RMSprop all": lambda p: optim.RMSprop(p, lr=0.02, alpha=0.9, eps=1e-3, weight_decay=0.1,
                                           momentum=0.7, centered=True),
    "RMSprop centered": lambda p: optim.RMSprop(p, lr=0.02, alpha=0.8, centered=True),
    "Adagrad": lambda p: optim.Adagrad(p),
    "Adagrad all": lambda p: optim.Adagrad(p, lr=0.2, lr_decay=0.1, weight_decay=0.1,
                                           initial_accumulator_value=0.5, eps=1e-3),
    "Adadelta": lambda p: optim.Adadelta(p),
    "Adadelta all": lambda p: optim.Adadelta(p, lr=2, rho=0.8, eps=1e-3, weight_decay=0.1),
    "Adamax": lambda p: optim.Adamax(p),
    "Adamax all": lambda p: optim.Adamax(p, lr=0.1, betas=(0.8, 0.9), eps=1e-3,
                                         weight_decay=0.1),
    "NAdam": lambda p: optim.NAdam(p),
    "NAdam all": lambda p: optim.NAdam(p, lr=0.1, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1,
                                       momentum_decay=0.1, decoupled_weight_decay=True),
    "RAdam": lambda p: optim.RAdam(p),
    "RAdam all": lambda p: optim.RAdam(p, lr=0.1, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1),
    "groups": lambda p: optim.SGD([{"params": p[:1], "lr": 0.05, "momentum": 0.5},
                                   {"params": p[1:]}], lr=0.01),
}


def trajectory(make):
    w = torch.tensor([0.5, -1.25, 3.0], requires_grad=True)
    b = torch.tensor(0.3, requires_grad=True)
    optimizer = make([w, b])
    places = []
    for _ in range(10):
        optimizer.zero_grad()
        error = (w * torch.tensor([1.0, -2.0, 0.1])).sum() + b - 2.0
        (error**2 + (w**4).sum() * 0.01).backward()
        optimizer.step()
        places.append(w.tolist() + [b.item()])
    return places


SCHEDULES = {
    "StepLR": lambda o: schedulers.StepLR(o, 3),
    "StepLR gamma": lambda o: schedulers.StepLR(o, 4, 0.5),
    "MultiStepLR": lambda o: schedulers.MultiStepLR(o, [2, 5, 5, 9], 0.5),
    "ExponentialLR": lambda o: schedulers.ExponentialLR(o, 0.9),
    "CosineAnnealingLR": lambda o: schedulers.CosineAnnealingLR(o, 7),
    "CosineAnnealingLR least": lambda o: schedulers.CosineAnnealingLR(o, 6, 0.01),
    "LambdaLR": lambda o: schedulers.LambdaLR(o, lambda e: 1 / (1 + e)),
    "MultiplicativeLR": lambda o: schedulers.MultiplicativeLR(o, lambda e: 1 - 0.1 * (e % 3)),
    "LinearLR": lambda o: schedulers.LinearLR(o),
    "LinearLR all": lambda o: schedulers.LinearLR(o, 0.25, 0.75, 8),
    "PolynomialLR": lambda o: schedulers.PolynomialLR(o, 10, 1.5),
    "CosineAnnealingWarmRestarts": lambda o: schedulers.CosineAnnealingWarmRestarts(o, 5),
    "CosineAnnealingWarmRestarts all":
        lambda o: schedulers.CosineAnnealingWarmRestarts(o, 3, 2, 0.01),
    "OneCycleLR": lambda o: schedulers.OneCycleLR(o, 0.4, total_steps=25),
    "OneCycleLR linear": lambda o: schedulers.OneCycleLR(
        o, 0.4, total_steps=25, pct_start=0.4, anneal_strategy="linear", base_momentum=0.7,
        max_momentum=0.9, div_factor=10, final_div_factor=100),
    "OneCycleLR three phases": lambda o: schedulers.OneCycleLR(
        o, 0.4, total_steps=25, three_phase=True, cycle_momentum=False),
}
MEASURES = [5, 4, 3.9999, 4.1, 4.2, 4.0, 3.5, 3.6, 3.7, 3.8, 3.9, 3.4, 3.5, 3.6, 3.7, 3.5, 3.6,
            3.5, 3.7, 3.6, 3.5]
PLATEAUS = {
    "plateau": lambda o: schedulers.ReduceLROnPlateau(o, patience=2),
    "plateau all": lambda o: schedulers.ReduceLROnPlateau(
        o, mode="max", factor=0.5, patience=1, threshold=0.2, threshold_mode="abs", cooldown=2,
        min_lr=0.02),
}


def rates(make, measures=None):
    w, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = optim.SGD([{"params": [w], "lr": 0.2}, {"params": [b]}], lr=0.05, momentum=0.5)
    schedule = make(optimizer)
    result = []
    for epoch in range(25 if measures is None else len(measures)):
        result.append([n for g in optimizer.param_groups for n in (g["lr"], g["momentum"])])
        optimizer.step()
        schedule.step(*([] if measures is None else [measures[epoch]]))
    return result


def chained():
    w = torch.zeros(1, requires_grad=True)
    optimizer = optim.Adam([w], lr=0.1)
    schedules = [schedulers.ExponentialLR(optimizer, 0.9),
                 schedulers.CosineAnnealingLR(optimizer, 5),
                 schedulers.StepLR(optimizer, 4, 0.5)]
    result = []
    for _ in range(12):
        result.append([optimizer.param_groups[0]["lr"]])
        optimizer.step()
        for schedule in schedules:
            schedule.step()
    return result


def write(name, cases):
    target = pathlib.Path(__file__).with_name(name)
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


if __name__ == "__main__":
    write("optimizers.json",
          [{"name": n, "places": trajectory(make)} for n, make in OPTIMIZERS.items()])
    write("schedules.json",
          [{"name": n, "rates": rates(make), "measures": []} for n, make in SCHEDULES.items()]
          + [{"name": n, "rates": rates(make, MEASURES), "measures": MEASURES}
             for n, make in PLATEAUS.items()]
          + [{"name": "chained", "rates": chained(), "measures": []}])
