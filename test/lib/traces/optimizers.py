"""Writes auto_mpg.json, rosenbrock.json and schedules.json: what PyTorch's optimizers and schedulers do, for the tests
beside optimizers and schedules to agree with.

    pip install torch==2.13.0 numpy
    python test/lib/traces/optimizers.py

Everything is float64. Recorded after the steps named below: the weights, and the loss there.

auto_mpg.json: linear regression of MPG on Cylinders, Displacement and Weight, standardized with the population
deviation, all 398 rows in the order of the file, batches of 34 of which the last has 24, weights and bias from zero. The
bias is the last weight, and the loss is the mean squared error over all rows.

rosenbrock.json: (1 - x)² + 100 (y - x²)² from (-1.2, 1), with the gradient that PyTorch finds. The rates are small enough
that no run jumps from wall to wall of the valley: rounding would decide where such a run goes.

schedules.json: the learning rates at these steps.
"""

import itertools
import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

here = pathlib.Path(__file__).parent
data = here.parents[2] / "data" / "auto-mpg" / "auto-mpg.data"
batch_size = 34
steps = [1, 2, 12, 120, 600]

SGD, Adam = torch.optim.SGD, torch.optim.Adam
decay = {"weight_decay": 0.1}

# The library's name, PyTorch's optimizer, what makes it that one, its options, and the learning rates on auto-mpg and on
# Rosenbrock's function.
runs = [
    ("sgd", SGD, {}, {}, [0.001, 0.01, 0.1], [0.0002, 0.001]),
    ("momentum", SGD, {}, {"momentum": 0.9}, [0.001, 0.01], [0.0001, 0.0005]),
    ("momentum", SGD, {}, {"momentum": 0.5}, [0.01, 0.1], [0.001]),
    ("momentum", SGD, {}, {"momentum": 0.9, "dampening": 0.5, **decay}, [0.01], [0.001]),
    ("momentum", SGD, {}, {"momentum": 0, "dampening": 0.5, **decay}, [0.01], [0.001]),
    ("nesterov", SGD, {"nesterov": True}, {"momentum": 0.9}, [0.001, 0.01], [0.0001, 0.0005]),
    ("nesterov", SGD, {"nesterov": True}, {"momentum": 0.5, **decay}, [0.01, 0.05], [0.001]),
    # PyTorch has no heavy ball; at a constant learning rate its momentum walks the same path.
    ("heavyBall", SGD, {}, {"momentum": 0.9}, [0.001, 0.01], [0.0001, 0.0005]),
    ("heavyBall", SGD, {}, {"momentum": 0.5}, [0.01, 0.1], [0.001]),
    ("adagrad", torch.optim.Adagrad, {}, {}, [0.001, 0.01, 1, 10], [0.01, 0.5]),
    ("adagrad", torch.optim.Adagrad, {}, {"eps": 0.5}, [1], [0.1]),
    ("adagrad", torch.optim.Adagrad, {}, {"lr_decay": 0.01, "initial_accumulator_value": 0.1, **decay}, [1], [0.1]),
    ("adadelta", torch.optim.Adadelta, {}, {}, [0.1, 1, 10], [0.1, 0.3]),
    ("adadelta", torch.optim.Adadelta, {}, {"rho": 0.5, "eps": 0.01, **decay}, [1], [0.1]),
    ("rmsprop", torch.optim.RMSprop, {}, {}, [0.001, 0.01, 0.1], [0.0005, 0.001]),
    ("rmsprop", torch.optim.RMSprop, {}, {"alpha": 0.9, "eps": 0.5}, [0.1], [0.002]),
    ("rmsprop", torch.optim.RMSprop, {}, {"centered": True}, [0.001, 0.01], [0.001]),
    ("rmsprop", torch.optim.RMSprop, {}, {"momentum": 0.9}, [0.001, 0.01], [0.001]),
    ("rmsprop", torch.optim.RMSprop, {}, {"momentum": 0.5, "centered": True, **decay}, [0.01], [0.001]),
    ("adam", Adam, {}, {}, [0.001, 0.01, 0.1, 1], [0.001, 0.01, 0.1]),
    ("adam", Adam, {}, {"betas": (0.5, 0.9), "eps": 0.5}, [0.1], [0.01]),
    ("adam", Adam, {}, {"amsgrad": True}, [0.01, 0.1], [0.01]),
    ("adam", Adam, {}, {"amsgrad": True, "betas": (0.5, 0.5), **decay}, [0.1], [0.01]),
    ("adamW", torch.optim.AdamW, {}, {}, [0.001, 0.01, 0.1, 1], [0.001, 0.01]),
    ("adamW", torch.optim.AdamW, {}, {"amsgrad": True, "eps": 0.5, "weight_decay": 0.5}, [0.1], [0.01]),
    ("adamax", torch.optim.Adamax, {}, {}, [0.002, 0.01, 0.1, 1], [0.002, 0.01]),
    ("adamax", torch.optim.Adamax, {}, {"betas": (0.5, 0.9), "eps": 0.5, **decay}, [0.1], [0.01]),
    ("nadam", torch.optim.NAdam, {}, {}, [0.002, 0.01, 0.1, 1], [0.002, 0.01]),
    ("nadam", torch.optim.NAdam, {}, {"betas": (0.5, 0.9), "eps": 0.5, "momentum_decay": 0.1, **decay}, [0.1], [0.002]),
    ("radam", torch.optim.RAdam, {}, {}, [0.001, 0.01, 0.1], [0.0001, 0.001]),
    ("radam", torch.optim.RAdam, {}, {"betas": (0.5, 0.9), "eps": 0.5, **decay}, [0.1], [0.0005]),
]

names = {
    "alpha": "alpha",
    "amsgrad": "amsgrad",
    "centered": "centered",
    "dampening": "dampening",
    "eps": "epsilon",
    "initial_accumulator_value": "accumulator",
    "lr_decay": "decay",
    "momentum": "momentum",
    "momentum_decay": "momentumDecay",
    "rho": "rho",
    "weight_decay": "weightDecay",
}


def options(learning_rate, given):
    """The same options in the library's words."""
    words = {"learningRate": learning_rate}
    for key, value in given.items():
        words.update(zip(("beta1", "beta2"), value) if key == "betas" else {names[key]: value})
    return words


def read():
    rows = [line.split() for line in data.read_text(encoding="utf-8").splitlines()]
    x = torch.tensor([[float(row[1]), float(row[2]), float(row[4])] for row in rows])
    y = torch.tensor([[float(row[0])] for row in rows])
    return (x - x.mean(0)) / x.std(0, correction=0), y


def auto_mpg():
    """Parameters, the losses to step on in turn, and the loss that counts."""
    x, y = read()
    model = torch.nn.Linear(x.shape[1], 1)
    torch.nn.init.zeros_(model.weight)
    torch.nn.init.zeros_(model.bias)

    def loss(rows):
        return lambda: torch.nn.functional.mse_loss(model(x[rows]), y[rows])

    batches = [loss(slice(start, start + batch_size)) for start in range(0, len(x), batch_size)]
    return list(model.parameters()), itertools.cycle(batches), loss(slice(None))


def rosenbrock():
    w = torch.nn.Parameter(torch.tensor([-1.2, 1.0]))

    def value():
        return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2

    return [w], itertools.repeat(value), value


def trace(problem, kind, learning_rate, torch_options):
    parameters, losses, judge = problem()
    optimizer = kind(parameters, lr=learning_rate, **torch_options)
    points = []
    for step in range(1, max(steps) + 1):
        optimizer.zero_grad()
        next(losses)().backward()
        optimizer.step()
        if step in steps:
            w = [weight for each in parameters for weight in each.flatten().tolist()]
            points.append({"step": step, "w": w, "loss": judge().item()})
    return points


def save(name, traces):
    text = json.dumps({"torch": torch.__version__.split("+")[0], "traces": traces}, indent=1)
    (here / name).write_text(text + "\n", encoding="utf-8")


def write(name, problem, rates_of):
    traces = [
        {"optimizer": run[0], "options": options(rate, run[3]), "points": trace(problem, run[1], rate, run[2] | run[3])}
        for run in runs
        for rate in rates_of(run)
    ]
    save(name, traces)


# The library's name, PyTorch's scheduler of the rate 0.5, and the same options in the library's words.
schedulers = torch.optim.lr_scheduler
schedules = [
    ("stepDecay", schedulers.StepLR, {"step_size": 50}, {"every": 50}),
    ("stepDecay", schedulers.StepLR, {"step_size": 100, "gamma": 0.7}, {"every": 100, "factor": 0.7}),
    ("exponentialDecay", schedulers.ExponentialLR, {"gamma": 0.99}, {"factor": 0.99}),
    ("inverseDecay", schedulers.LambdaLR, {"lr_lambda": lambda k: 1 / (1 + 0.1 * k)}, {"decay": 0.1}),
    ("cosineDecay", schedulers.CosineAnnealingLR, {"T_max": 601}, {"over": 601}),
    ("cosineDecay", schedulers.CosineAnnealingLR, {"T_max": 700, "eta_min": 0.1}, {"over": 700, "to": 0.1}),
    ("warmUp", schedulers.LambdaLR, {"lr_lambda": lambda k: min(1, (k + 1) / 100)}, {"over": 100}),
]


def rates(kind, torch_options):
    optimizer = SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    scheduler = kind(optimizer, **torch_options)
    found = []
    for step in range(1, max(steps) + 1):
        if step in steps:
            found.append({"step": step, "rate": optimizer.param_groups[0]["lr"]})
        optimizer.step()
        scheduler.step()
    return found


save("schedules.json", [{"schedule": s[0], "options": s[3], "points": rates(s[1], s[2])} for s in schedules])
write("auto_mpg.json", auto_mpg, lambda run: run[4])
write("rosenbrock.json", rosenbrock, lambda run: run[5])
