"""Writes iris.csv from the copy that scikit-learn brings along: the same values under names, species as words.

    pip install scikit-learn==1.8.0
    python data/iris/make.py
"""

import csv
import importlib.resources
import pathlib

species = ["setosa", "versicolor", "virginica"]
header = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]

source = importlib.resources.files("sklearn.datasets.data").joinpath("iris.csv").read_text()
rows = list(csv.reader(source.splitlines()))[1:]
lines = [",".join(header)] + [",".join(row[:4] + [species[int(row[4])]]) for row in rows]
pathlib.Path(__file__).with_name("iris.csv").write_text("\n".join(lines) + "\n")
