"""Writes known-values.json: exp, log, sin and cos to twice the digits of a number, for known-values.test.ts.

    pip install mpmath==1.3.0
    python test/lib/math/known-values.py

Each entry is [x, high, low]: f(x) = high + low, where high is f(x) rounded to the nearest number and low is what was
lost. The arguments are random from a fixed seed, spread over exponents, with those of known difficulty added.
"""

import json
import math
import pathlib
import random

import mpmath

mpmath.mp.prec = 1500
random.seed(20)


def spread(low, high, signed, count):
    """Numbers whose exponents of two are even between two bounds."""
    signs = [-1, 1] if signed else [1]
    return [random.choice(signs) * math.ldexp(1 + random.random(), random.randint(low, high)) for _ in range(count)]


def near(points, count):
    """Numbers next to the points, a few units of the last place away."""
    return [float(p) + random.randint(-3, 3) * math.ulp(float(p)) for p in points[:count]]


quarters = [k * mpmath.pi / 2 for k in list(range(1, 30)) + random.sample(range(30, 700), 30)]
halves = [(k + 0.5) * mpmath.log(2) for k in random.sample(range(-1000, 1000), 30)]
# The double whose sine is nearest to 0 for its size, and the largest double.
hard = [math.ldexp(6381956970095103, 797), 1.7976931348623157e308, 1e22, 999.9999999999999, 1000.0000000000001]
angles = spread(-20, 9, True, 100) + spread(10, 1023, True, 40) + near(quarters, 60) + hard

arguments = {
    "exp": [random.uniform(-745, 709.7) for _ in range(100)] + [random.uniform(-2, 2) for _ in range(60)]
    + spread(-60, 8, True, 40) + near(halves, 30) + [709.782712893384, -708.3964185322641, -745.1332191019411, 1.0],
    "log": spread(-1074, 1023, False, 100) + spread(-2, 1, False, 60) + near([2**0.5, 0.5**0.5, 1, 2, 0.5] * 8, 40)
    + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 10.0],
    "sin": angles,
    "cos": angles,
}

lines = []
for name, xs in arguments.items():
    rows = []
    for x in xs:
        exact = getattr(mpmath, name)(mpmath.mpf(x))
        high = float(exact)
        rows.append(f"    {json.dumps([x, high, float(exact - mpmath.mpf(high))])}")
    lines.append(f'  "{name}": [\n' + ",\n".join(rows) + "\n  ]")
pathlib.Path(__file__).with_suffix(".json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
