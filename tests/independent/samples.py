"""The samples of a run: the folder's copies, which hold them as they were, scaled here as the job says; held against the files that the job
names, where these are still there; and functions that the job writes as expressions."""
import csv
import gzip
import os
import re

import numpy as np

FUNCTIONS = {name: getattr(np, name) for name in
             ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "log2", "log10", "sqrt", "abs", "sign", "floor", "ceil", "pi", "e")}
FUNCTIONS |= {"min": np.minimum, "max": np.maximum, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan,
              "heaviside": lambda x: np.heaviside(x, 1)}


def python(text):
    """An expression of a job in Python's words: products that need no sign get one, |·| becomes abs."""
    found, open_bars, ends = [], [0], False
    for token in re.findall(r"\d+\.?\d*(?:e[+-]?\d+)?|[a-z]+\d*|[-+*/^(),|]", text):
        closes = token == ")" or token == "|" and ends and open_bars[-1] > 0
        begins = not closes and token not in "+-*/^,)"
        if begins and ends:
            found.append("*")
        if token == "|":
            open_bars[-1] += -1 if closes else 1
        elif token == "(":
            open_bars.append(0)
        elif token == ")":
            open_bars.pop()
        found.append({"^": "**", "|": ")" if closes else "abs("}.get(token, token))
        ends = closes or begins and token not in "(|" and token not in FUNCTIONS or token in ("pi", "e")
    return "".join(found)


def evaluate(text, x):
    return eval(python(text), FUNCTIONS | {"__builtins__": {}, "x": x[:, 0], "x1": x[:, 0], "x2": x[:, -1]}) + 0 * x[:, 0]


def read_table(path, has_header=True):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    header = rows.pop(0) if has_header else [str(i + 1) for i in range(len(rows[0]))]
    return header, np.array(rows, dtype=float).reshape(-1, len(header))


def read_idx(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        content = file.read()
    shape = np.frombuffer(content, ">i4", content[3], 4)
    return np.frombuffer(content, np.uint8, -1, 4 + 4 * content[3]).reshape(shape)


def copy(run, part):
    """Inputs and targets as the folder holds them; None: it has none."""
    path = os.path.join(run.folder, "data", part)
    if os.path.exists(path + ".csv"):
        header, values = read_table(path + ".csv")
        # Behind them stands what a function is without noise.
        targets = run.job["data"].get("targets", ["y"])
        first = header.index(targets[0])
        return values[:, :first], values[:, first:first + len(targets)]
    if not os.path.exists(path + "_inputs.npy"):
        return None
    y = np.load(path + "_targets.npy")
    return np.load(path + "_inputs.npy"), y.reshape(len(y), -1).astype(float)


def scaling(run, x):
    """Shift and divisor of each input, from the training samples as they were."""
    kind, flat = run.job["data"].get("scaling", "none"), x.reshape(len(x), -1).astype(float)
    if kind == "none" or kind == "unit" and x.dtype == np.uint8:
        return np.zeros(flat.shape[1]), np.full(flat.shape[1], 1.0 if kind == "none" else 255.0)
    if kind == "unit":
        divisor = flat.max(axis=0) - flat.min(axis=0)
        return flat.min(axis=0), np.where(divisor > 0, divisor, 1)
    image = run.job["data"].get("image") or x.shape[1:]
    channels = {2: 1, 3: image[0]}.get(len(image), flat.shape[1]) if run.job["data"]["kind"] == "npy" else flat.shape[1]
    groups = flat.reshape(len(x), channels, -1)
    least, deviation = groups.min(axis=(0, 2)), groups.std(axis=(0, 2))
    varies = groups.max(axis=(0, 2)) > least
    each = groups.shape[2]
    return (np.repeat(np.where(varies, groups.mean(axis=(0, 2)), least), each), np.repeat(np.where(varies, deviation, 1), each))


def scaled(run, part):
    """What the network sees; None where there are no such samples."""
    own = copy(run, part)
    if own is None:
        return None
    shift, divisor = scaling(run, copy(run, "train")[0])
    return (own[0].reshape(len(own[0]), -1) - shift) / divisor, own[1]


def check(run):
    check_scaling(run)
    check_function(run)
    parts = {part: copy(run, part) for part in ("train", "test", "validation")}
    for part in ("train", "test"):
        check_choice(run, part, parts)


def check_scaling(run):
    path = os.path.join(run.folder, "data", "scaling.csv")
    is_scaled = run.job["data"].get("scaling", "none") != "none"
    run.expect("scaling.csv is there", os.path.exists(path), is_scaled)
    if is_scaled and os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            said = [list(map(float, row.rstrip().split(",")[-2:])) for row in list(file)[1:]]
        found = np.transpose(scaling(run, copy(run, "train")[0]))
        for k, (one, other) in enumerate(zip(said, found[::len(found) // len(said)])):
            run.expect(f"shift {k} of scaling.csv", one[0], other[0], 1e-12, 1e-13 * other[1])
            run.expect(f"divisor {k} of scaling.csv", one[1], other[1], 1e-12)
    wish = run.job["features"].get("grid") or {}
    if "file" in wish and run.checkpoints:
        shift, divisor = scaling(run, copy(run, "train")[0])
        points = (read_table(os.path.join(run.folder, wish["file"]))[1] - shift) / divisor
        run.expect("points of a file: distance", np.abs(run.grid(next(iter(run.checkpoints))) - points).max(), 0, 0, 1e-12 * np.abs(points).max())


def check_function(run):
    data = run.job["data"]
    if data["kind"] != "function" or "expression" not in data["function"]:
        return
    for part in ("train", "test", "validation"):
        path = os.path.join(run.folder, "data", part + ".csv")
        if os.path.exists(path):
            header, values = read_table(path)
            y = evaluate(data["function"]["expression"], values[:, :header.index("y")])
            exact = ["y", "truth"] if part == "test" or data["train"].get("noise", 0) == 0 else ["truth"]
            for column in set(exact) & set(header):
                run.expect(f"{part}: distance of {column} from the expression", np.abs(y - values[:, header.index(column)]).max(), 0, 0,
                           1e-13 * (1 + np.abs(y).max()))


def original(run, part):
    """Inputs, targets and the wish of the job's own files; None where they are not there."""
    data, root = run.source["data"], os.path.join(run.folder, "..", "..", "..")
    wish = data.get(part)
    if data["kind"] in ("function", "cifar10") or wish is None:
        return None
    wish = {"file": wish} if isinstance(wish, str) else wish
    files = [os.path.join(root, wish[key]) for key in ("file", "inputs", "images", "targets", "labels") if key in wish]
    if not all(map(os.path.exists, files)):
        return None
    if data["kind"] == "csv":
        header, values = read_table(files[0], data.get("header", True))
        targets = [header.index(c) for c in data["targets"]]
        return values[:, [i for i in range(len(header)) if i not in targets]], values[:, targets], wish
    x, y = map(np.load if data["kind"] == "npy" else read_idx, files)
    return x, y.reshape(len(y), -1), wish


def check_choice(run, part, parts):
    """The samples that were taken, with those split off for validation, are rows of the file, in its order, as many as were wanted."""
    found, own = original(run, part), parts[part]
    if found is None or own is None:
        return
    x, y, wish = found
    data = run.source["data"]
    classes = data.get("classes")
    if classes:
        kept = np.isin(y.ravel(), classes)
        x, y = x[kept], np.array([[classes.index(int(value))] for value in y[kept].ravel()])
    is_class = data["kind"] == "idx" or run.loss == "cross_entropy"
    taken = [own] + ([parts["validation"]] if part == "train" and "share" in data.get("validation", {}) else [])
    places = {row.tobytes(): i for i, row in enumerate(x)}
    rows = [[places.get(row.tobytes(), -1) for row in one[0].astype(x.dtype)] for one in taken]
    run.expect(f"{part}: rows keep their order", all(one == sorted(set(one)) and one[0] >= 0 for one in rows), True)
    both = sorted(sum(rows, []))
    sizes = np.unique(y, return_counts=True)[1]
    all_of = len(sizes) * min(sizes) if wish.get("selection") == "balanced" else len(x)
    run.expect(f"{part}: number of samples", len(both), wish.get("count", all_of))
    if wish.get("selection", "first") == "first":
        run.expect(f"{part}: the first rows were taken", both == list(range(len(both))), True)
    if wish.get("selection") == "balanced":
        run.expect(f"{part}: classes in equal numbers", np.ptp(np.unique(y[both], return_counts=True)[1]) <= 1, True)
    for (_, targets), one in zip(taken, rows):
        targets = targets.argmax(axis=1)[:, None] if is_class and targets.shape[1] > 1 else targets
        run.expect(f"{part}: targets belong to the inputs", np.array_equal(targets, y[one]), True)
