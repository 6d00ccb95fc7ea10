"""Random data of every kind for random jobs: functions written as expressions, arrays, images, tables with and without a header, some
classes of them, some samples, scaled, and split."""
import gzip
import os
import struct

import numpy as np

EXPRESSIONS = ["sin(5x) + 0.3|x|", "2x^2 - x/3", "-x^2 + e^-x", "3|x - |2x|| - 1", "max(x, 0.2) tanh(3x)", "(x+1)(x-1)/2", "1/2x + 2^x^2",
               "sqrt(|x|) + sign(x)floor(2x)"]
OF_TWO = ["sin(3x1) * |x2|", "x1^2 - 2x1 x2", "min(x1, x2) + heaviside(x1)/2", "-|x1|x2 + cos(pi x2)"]


def _write_points(rng, folder, name, columns):
    with open(os.path.join(folder, f"{name}-grid.csv"), "w", encoding="utf-8") as file:
        file.write(",".join(columns) + "\n")
        for _ in range(11):
            file.write(",".join(repr(rng.uniform(0, 3)) for _ in columns) + "\n")


def expression(rng, folder, name):
    is_two = rng.random() < 0.4
    text = rng.choice(OF_TWO if is_two else EXPRESSIONS)
    size = {"count": rng.randint(8, 20), "range": [[-1, 1], [0, 2]] if is_two else [-1, 1], "noise": rng.choice([0, 0.1])}
    if is_two and rng.random() < 0.3:
        size |= {"count": rng.randint(2, 4), "placement": "grid"}
    _write_points(rng, folder, name, ["x1", "x2"] if is_two else ["x"])
    data = {"kind": "function", "function": {"expression": text}, "train": size, "test": {"count": 15}}
    return (2 if is_two else 1), data | ({"validation": {"share": 0.25}} if rng.random() < 0.3 else {})


def _write(rng, folder, name, kind, rows, inputs, classes):
    """Files of one set; the keys that name them."""
    labels = np.array([row % classes for row in range(rows)], np.uint8)
    if kind == "idx":
        keys = {"images": name + "-images", "labels": name + "-labels.gz"}
        # Each row once.
        pixels = bytes(sum(([first] + [rng.randrange(256) for _ in range(inputs - 1)] for first in rng.sample(range(256), rows)), []))
        with open(os.path.join(folder, keys["images"]), "wb") as file:
            file.write(struct.pack(">iiii", 0x803, rows, 1, inputs) + pixels)
        with gzip.open(os.path.join(folder, keys["labels"]), "wb") as file:
            file.write(struct.pack(">ii", 0x801, rows) + labels.tobytes())
        return keys
    x = np.array([[rng.uniform(-1, 3) for _ in range(inputs)] for _ in range(rows)])
    y = labels if classes > 1 else np.array([rng.gauss(row[0], 0.5) for row in x])
    if kind == "csv":
        np.savetxt(os.path.join(folder, name + ".csv"), np.column_stack([x, y]), fmt="%.17g", delimiter=",")
        return {"file": name + ".csv"}
    x = x.astype(rng.choice([np.float64, np.float32]))
    if inputs > 1 and rng.random() < 0.5:
        x = x.reshape(rows, inputs, 1, 1)
    np.save(os.path.join(folder, name + "-x.npy"), np.asfortranarray(x) if rng.random() < 0.5 else x)
    np.save(os.path.join(folder, name + "-y.npy"), y.astype(rng.choice([np.int64, np.float32])) if classes > 1 else y)
    return {"inputs": name + "-x.npy", "targets": name + "-y.npy"}


def files(rng, folder, name, loss):
    """Data of files; the inputs they have."""
    kind, inputs = rng.choice(["idx", "npy", "csv"]), rng.randint(1, 3)
    has_classes = kind == "idx" or loss == "cross_entropy"
    classes = rng.randint(3, 4) if has_classes else 1
    state, sets = rng.getrandbits(32), {}
    for part in ("train", "test", "validation"):
        rng.seed(state if part == "train" else f"{state}{part}")
        sets[part] = _write(rng, folder, f"{name}-{part}", kind, rng.randint(16, 24), inputs, classes)
    if kind == "npy":  # one shape for all
        shape = np.load(os.path.join(folder, sets["train"]["inputs"])).shape[1:]
        for one in sets.values():
            path = os.path.join(folder, one["inputs"])
            x = np.load(path)
            np.save(path, x.reshape((len(x),) + shape))
    validation = rng.choice([None, {"share": 0.25}, sets.pop("validation")])
    sets.pop("validation", None)
    data = {"kind": kind, **sets, "scaling": rng.choice(["none", "unit", "standardize"])}
    for one in sets.values():
        if rng.random() < 0.5:
            one["count"] = rng.randint(6, 8)
        if rng.random() < 0.5:
            one["selection"] = rng.choice(["first", "random", "balanced"] if has_classes else ["first", "random"])
    if kind == "csv":
        data |= {"header": False, "inputs": [f"1 .. {inputs}" if inputs > 1 else "1"], "targets": [f"{inputs + 1}"]}
    if has_classes and rng.random() < 0.4:
        data["classes"] = rng.choice([[2, 0], [0, 1, 2]])
    if validation is not None:
        data["validation"] = validation
    names = [f"x{i + 1}" for i in range(inputs)] if inputs > 1 else ["x"]
    _write_points(rng, folder, name, [str(i + 1) for i in range(inputs)] if kind == "csv" else names)
    return inputs, data
