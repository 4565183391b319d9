"""Writes pytorch.json: losses and gradients as PyTorch finds them, for pytorch.test.ts to agree with.

    pip install torch==2.13.0
    python test/lib/models/pytorch.py

Everything is float64. For each model: the rows, the weights in the order in which the library keeps them, the mean loss
and its gradient in the same order; and the same after 20 steps of gradient descent with learning rate 0.1.
"""

import json
import pathlib

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(17)


def flat(parameters, layers):
    """Weight row after weight row, each with its bias behind it, layer after layer."""
    parts = iter(parameters)
    rows = []
    for _ in range(layers):
        weight, bias = next(parts), next(parts)
        rows.append(torch.cat([weight.flatten(1), bias[:, None]], 1).flatten())
    return torch.cat(rows)


def round_trip(name, module, layers, x, y, loss_of):
    def step():
        module.zero_grad()
        loss = loss_of(module(x), y)
        loss.backward()
        return {
            "w": flat([p.detach() for p in module.parameters()], layers).tolist(),
            "g": flat([p.grad for p in module.parameters()], layers).tolist(),
            "loss": loss.item(),
        }

    first = step()
    for _ in range(20):
        with torch.no_grad():
            for p in module.parameters():
                p -= 0.1 * p.grad
        last = step()
    return {"name": name, "x": x.flatten(1).tolist(), "y": y.tolist(), "first": first, "last": last}


x = torch.randn(12, 4)
numbers = torch.randn(12)
two = torch.randint(0, 2, (12,))
three = torch.randint(0, 3, (12,))
three[0] = 2
images = torch.rand(10, 1, 6, 5)
labels = torch.randint(0, 3, (10,))
labels[0] = 2


def binary(z, y):
    return F.binary_cross_entropy_with_logits(z[:, 0], y.double())


def squared(out, y):
    return F.mse_loss(out[:, 0], y)


runs = [
    round_trip("linear", nn.Linear(4, 1), 1, x, numbers, squared),
    round_trip("logistic", nn.Linear(4, 1), 1, 5 * x, two, binary),
    round_trip("softmax", nn.Linear(4, 3), 1, 5 * x, three, F.cross_entropy),
    round_trip(
        "tanh", nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3), nn.Tanh(), nn.Linear(3, 1)), 3, x, numbers, squared
    ),
    round_trip("relu", nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 3)), 2, x, three, F.cross_entropy),
    round_trip(
        "convolution",
        nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 4 * 3, 3)),
        2,
        images,
        labels,
        F.cross_entropy,
    ),
]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(runs) + "\n")
