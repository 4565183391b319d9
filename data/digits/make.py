"""Writes digits.csv from the copy that scikit-learn brings along: the first fifty images of each digit, in their order.

    pip install scikit-learn==1.8.0
    python data/digits/make.py

A line is an image: 64 pixels, row after row from the top, and then the digit. Nothing else is changed.
"""

import gzip
import importlib.resources
import pathlib

of_each = 50
source = importlib.resources.files("sklearn.datasets.data").joinpath("digits.csv.gz").read_bytes()
seen = [0] * 10
kept = []
for line in gzip.decompress(source).decode().splitlines():
    digit = int(line.rsplit(",", 1)[1])
    seen[digit] += 1
    if seen[digit] <= of_each:
        kept.append(line)
pathlib.Path(__file__).with_name("digits.csv").write_text("\n".join(kept) + "\n")
