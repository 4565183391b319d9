"""The jobs of the bench in numpy, scikit-learn and PyTorch, as their users write them.

    python peers.py lecture|epoch DATA LIBRARY...

Prints, as JSON, the milliseconds that each loop takes. Slow loops are run for a few epochs and their time is scaled.
"""

import json
import sys
import time

job, path, *libraries = sys.argv[1:]


def read():
    import array

    with open(path, "rb") as file:
        numbers = array.array("d", file.read())
    rows = int(numbers[0])
    columns = (len(numbers) - 1) // rows - 1
    return numbers[1 : 1 + rows * columns], numbers[1 + rows * columns :], rows, columns


def fastest(run, times):
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return 1000 * best


def with_numpy(x, y, found):
    import numpy as np

    def epochs(count, size, rule):
        chance = np.random.default_rng(0)
        w, b = np.zeros(x.shape[1]), 0.0
        m, v = np.zeros(x.shape[1] + 1), np.zeros(x.shape[1] + 1)
        p, t = np.zeros(x.shape[1] + 1), 0
        for _ in range(count):
            order = chance.permutation(len(y))
            for start in range(0, len(y), size):
                rows = order[start : start + size]
                t += 1
                batch = x[rows]
                error = batch @ p[:-1] + p[-1] - y[rows]
                g = np.append(batch.T @ error, error.sum()) * (2 / len(rows))
                if rule == 0:
                    p -= 0.001 * g
                elif rule == 1:
                    v = 0.9 * v + g
                    p -= 0.001 * v
                elif rule == 2:
                    v += g * g
                    p -= 0.001 * g / (np.sqrt(v) + 1e-10)
                elif rule == 3:
                    v = 0.99 * v + 0.01 * g * g
                    p -= 0.001 * g / (np.sqrt(v) + 1e-8)
                else:
                    m = 0.9 * m + 0.1 * g
                    v = 0.999 * v + 0.001 * g * g
                    p -= 0.001 / (1 - 0.9**t) * m / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
            np.mean((x @ p[:-1] + p[-1] - y) ** 2)

    if job == "lecture":
        found["numpy"] = 20 * fastest(lambda: [epochs(50, 34, rule) for rule in range(5)], 3)
    else:
        found["numpy"] = fastest(lambda: epochs(1, 32, 0), 1)


def with_sklearn(x, y, found):
    from sklearn.linear_model import SGDRegressor

    def fit(epochs):
        # It halves the loss, so that its rate is twice ours; it takes one row at a time and has no other rule.
        SGDRegressor(
            alpha=0, penalty=None, learning_rate="constant", eta0=0.0002, max_iter=epochs, tol=None, random_state=0
        ).fit(x, y)

    if job == "lecture":
        found["scikit-learn"] = 5 * fastest(lambda: fit(1000), 3)
    else:
        found["scikit-learn"] = fastest(lambda: fit(1), 3)


def with_torch(x, y, found):
    import torch
    from torch import nn, optim
    from torch.utils.data import DataLoader, TensorDataset

    torch.set_num_threads(1)
    x = torch.tensor(x, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
    makers = [
        lambda p: optim.SGD(p, lr=0.001),
        lambda p: optim.SGD(p, lr=0.001, momentum=0.9),
        lambda p: optim.Adagrad(p, lr=0.001),
        lambda p: optim.RMSprop(p, lr=0.001),
        lambda p: optim.Adam(p, lr=0.001),
    ]

    def epochs(count, make, batches):
        model = nn.Linear(x.shape[1], 1)
        criterion = nn.MSELoss()
        optimizer = make(model.parameters())
        for _ in range(count):
            for inputs, targets in batches():
                optimizer.zero_grad()
                loss = criterion(model(inputs), targets)
                loss.backward()
                optimizer.step()
            loss.item()

    def tight(size):
        order = torch.randperm(len(y))
        return ((x[rows], y[rows]) for rows in order.split(size))

    if job == "lecture":
        loader = DataLoader(TensorDataset(x, y), batch_size=34, shuffle=True)
        lecture = lambda count: [epochs(count, make, lambda: loader) for make in makers]
        lecture(1)
        found["PyTorch, the lecture's loop"] = 200 * fastest(lambda: lecture(5), 3)
        found["PyTorch, tight loop"] = 200 * fastest(lambda: [epochs(5, make, lambda: tight(34)) for make in makers], 3)
    else:
        found["PyTorch, tight loop"] = fastest(lambda: epochs(1, makers[0], lambda: tight(32)), 1)


def main():
    import numpy as np

    x, y, rows, columns = read()
    x, y = np.array(x).reshape(rows, columns), np.array(y)
    found = {}
    for library in libraries:
        {"numpy": with_numpy, "sklearn": with_sklearn, "torch": with_torch}[library](x, y, found)
    print(json.dumps(found))


main()
