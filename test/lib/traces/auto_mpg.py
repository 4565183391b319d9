"""Writes auto_mpg.json: what PyTorch's optimizers do on auto-mpg, for optimizers.test.ts to agree with.

    pip install torch==2.13.0 numpy
    python test/lib/traces/auto_mpg.py

Everything is float64. Linear regression of MPG on Cylinders, Displacement and Weight, standardized with the population
deviation, all 398 rows in the order of the file, batches of 34 of which the last has 24, weights and bias from zero.
Recorded after the steps named below: the weights, the bias last, and the mean squared error over all rows.
"""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

here = pathlib.Path(__file__).parent
data = here.parents[2] / "data" / "auto-mpg" / "auto-mpg.data"
batch_size = 34
steps = [1, 2, 12, 120, 600]

runs = [
    ("sgd", torch.optim.SGD, {}, [0.001, 0.01, 0.1]),
    ("momentum", torch.optim.SGD, {"momentum": 0.9}, [0.001, 0.01]),
    ("momentum", torch.optim.SGD, {"momentum": 0.5}, [0.01, 0.1]),
    ("adagrad", torch.optim.Adagrad, {}, [0.001, 0.01, 1, 10]),
    ("adagrad", torch.optim.Adagrad, {"eps": 0.5}, [1]),
    ("rmsprop", torch.optim.RMSprop, {}, [0.001, 0.01, 0.1]),
    ("rmsprop", torch.optim.RMSprop, {"alpha": 0.9, "eps": 0.5}, [0.1]),
    ("adam", torch.optim.Adam, {}, [0.001, 0.01, 0.1, 1]),
    ("adam", torch.optim.Adam, {"betas": (0.5, 0.9), "eps": 0.5}, [0.1]),
]
names = {"momentum": "momentum", "eps": "epsilon", "alpha": "alpha", "betas": ("beta1", "beta2")}


def read():
    rows = [line.split() for line in data.read_text(encoding="utf-8").splitlines()]
    x = torch.tensor([[float(row[1]), float(row[2]), float(row[4])] for row in rows])
    y = torch.tensor([[float(row[0])] for row in rows])
    return (x - x.mean(0)) / x.std(0, correction=0), y


def options(learning_rate, torch_options):
    given = {"learningRate": learning_rate}
    for key, value in torch_options.items():
        if isinstance(names[key], tuple):
            given.update(zip(names[key], value))
        else:
            given[names[key]] = value
    return given


def trace(x, y, kind, learning_rate, torch_options):
    model = torch.nn.Linear(x.shape[1], 1)
    torch.nn.init.zeros_(model.weight)
    torch.nn.init.zeros_(model.bias)
    optimizer = kind(model.parameters(), lr=learning_rate, **torch_options)
    batches = range(0, len(x), batch_size)
    points, step = [], 0
    while step < max(steps):
        for start in batches:
            optimizer.zero_grad()
            rows = slice(start, start + batch_size)
            torch.nn.functional.mse_loss(model(x[rows]), y[rows]).backward()
            optimizer.step()
            step += 1
            if step in steps:
                with torch.no_grad():
                    loss = torch.nn.functional.mse_loss(model(x), y).item()
                    w = [*model.weight.flatten().tolist(), model.bias.item()]
                points.append({"step": step, "w": w, "loss": loss})
    return points


def main():
    x, y = read()
    traces = [
        {"optimizer": name, "options": options(rate, given), "points": trace(x, y, kind, rate, given)}
        for name, kind, given, rates in runs
        for rate in rates
    ]
    text = json.dumps({"torch": torch.__version__.split("+")[0], "traces": traces}, indent=1)
    (here / "auto_mpg.json").write_text(text + "\n", encoding="utf-8")


main()
