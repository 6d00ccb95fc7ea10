"""Reads report.md of a network's run sentence by sentence and recomputes the numbers in each from the folder's data alone.

A sentence that fits no template here, and a number that does not follow from the folder, are problems. Used by check_numbers.py."""
import math
import os
import re

import numpy as np
import yaml

from check_run import Run, distance, read_numbers
from preconditioned import edge_from
from samples import original
from words import NUMBER, agrees, agrees_percent

N = f"({NUMBER})"  # a number
P = f"({NUMBER}) %"  # a percentage
PLACE = r"(initialization|the end of training|the best row|step \d+)"
POINTS = r"(?:grid|test samples|training samples)"
CHANGE = (rf"(grew {N}-fold, from {N} to {N}|grew by {P}, from {N} to {N}|fell by {P}, from {N} to {N}|fell {N}-fold, from {N} to {N}"
          rf"|went from {N} to {N}|ended where it began, at {N})")


# Classes.

def class_numbers(y):
    """Of class numbers, or of a column of 0 and 1 for each class."""
    return y.ravel().astype(int) if y.shape[1] == 1 else y.argmax(axis=1)


def class_names(run, count):
    return run.job["data"].get("class_names") or [str(i) for i in range(count)]


def said_of_classes(run):
    """Outputs at the end, the class of each sample, and how many of which class were said to be of which; of test samples where there are."""
    x, y = run.test if run.test is not None else (run.x, run.y)
    outputs, classes = run.last().network.evaluate(x), class_numbers(y)
    counts = np.zeros((outputs.shape[1],) * 2)
    np.add.at(counts, (classes, outputs.argmax(axis=1)), 1)
    return outputs, classes, counts


def class_accuracy(run, m):
    counts = said_of_classes(run)[2]
    run.expect_words("samples of classes", m[2], "training" if run.test is None else "test")
    return [(m[1], counts.sum()), (m[3], np.trace(counts)), (m[4], percent(np.trace(counts) / counts.sum())),
            (m[5], percent(counts.sum(axis=1).max() / counts.sum()))]


def confused(run, m):
    counts = said_of_classes(run)[2]
    wrong = counts - np.diag(np.diag(counts))
    one, other = np.unravel_index(wrong.argmax(), wrong.shape)
    run.expect_words("confused classes", (m[1], m[2]), tuple(class_names(run, len(counts))[i] for i in (one, other)))
    return [(m[3], wrong[one, other]), (m[4], counts[one].sum()), (m[5], percent(wrong[one, other] / wrong.sum()))]


def worst_margin(run, m):
    outputs, classes, _ = said_of_classes(run)
    own = np.eye(outputs.shape[1], dtype=bool)[classes]
    return [(m[1], (np.where(own, -np.inf, outputs).max(axis=1) - outputs[own]).max(), 1e-6)]


def accuracy(outputs, y):
    return float(np.mean(outputs.argmax(axis=1) == class_numbers(y)))


def regression_accuracy(run, place, samples):
    """Of f₀(x) + Θ(x, X) Θ⁺ (Y − f₀(X)), Y the indicators of classes, without modes of at most 10⁻⁶ of the largest eigenvalue."""
    at = run.at(place)[1]
    # Outputs of a network that exploded, less what is added to them, are rounding.
    if not np.isfinite(np.square(at.kernel).sum()) or np.abs(at.train_outputs).max() > 1e10:
        return None
    values, vectors = np.linalg.eigh(at.kernel)
    kept = vectors[:, values > 1e-6 * values[-1]]
    residual = (np.eye(at.train_outputs.shape[1])[class_numbers(run.y)] - at.train_outputs).ravel()
    moved = at.features(samples[0]) @ (at.jacobian.T @ (kept @ (kept.T @ residual / values[values > 1e-6 * values[-1]])))
    outputs = at.network.evaluate(samples[0]) + moved.reshape(len(samples[0]), -1)
    two = np.sort(outputs, axis=1)[:, -2:]
    # Rounding decides between outputs that are equal.
    return accuracy(outputs, samples[1]) if np.all(two[:, 1] - two[:, 0] > 1e-11 * np.abs(outputs).max()) else None


def function_accuracy(run, name, samples):
    """None of a linear model whose training cannot be repeated."""
    place = re.fullmatch(rf"kernel regression, Θ at {PLACE}", name)
    if samples is None or name == "linear model" and not run.is_trained_alone():
        return None
    if name == "linear model":
        return accuracy(run.linear_model(run.checkpoints["init"], run.last(), True)(samples[0]), samples[1])
    return regression_accuracy(run, place[1], samples) if place else accuracy(run.last().network.evaluate(samples[0]), samples[1])


def class_models(run, m):
    found = [(printed, function_accuracy(run, name, run.test)) for name, printed in re.findall(rf"([^;]+?) {P}(?:; |$)", m[2])]
    return [(m[1], len(run.test[0]))] + [(printed, percent(value)) for printed, value in found if value is not None]


def class_kernel(run, m):
    def ratio(place):
        at, classes = run.at(place)[1], class_numbers(run.y)
        o = at.kernel.shape[0] // len(classes)
        pairs = np.einsum("sjtj->st", at.kernel.reshape(len(classes), o, len(classes), o)) / o
        alike = classes[:, None] == classes
        return pairs[alike & ~np.eye(len(classes), dtype=bool)].mean() / pairs[~alike].mean()
    pairs = [(m[2], ratio(m[1]), 1e-6)]
    if m[3]:
        before, after = ratio(m[1]), ratio(m[3])
        run.expect_words("verdict on classes", m[5], "training changed that little" if abs(after - before) <= 0.1 * abs(before)
                         else "training brought samples of a class together" if after > before else "training drew samples of a class apart")
        pairs.append((m[4], ratio(m[3]), 1e-6))
    return pairs


def alignments(run, place):
    header, values = read_numbers(os.path.join(run.folder, "features", run.at(place)[0], "classes.csv"))
    return (values[:, header.index("index")].astype(int), values[:, header.index("class")].astype(int),
            values[:, header.index("alignment")], values[:, header.index("share")])


def absent_classes(run, words):
    """That of these classes no sample was linearized."""
    names = class_names(run, run.checkpoints["init"].train_outputs.shape[1])
    found = [f"`{name}`" for i, name in enumerate(names) if not np.any(class_numbers(run.y) == i)]
    run.expect_words("absent classes", words, f"; no sample of {', '.join(found)} was linearized" if found else None)


def aligned_features(run, m):
    index, number, values, shares = alignments(run, m[1])
    names, found = class_names(run, number.max() + 1), []
    for k in sorted(set(index)):
        of = np.where((index == k) & np.isfinite(values))[0]
        # Of two classes both are told alike: the one with the larger share.
        most = of[values[of] >= values[of].max() - 1e-9] if len(of) else of
        best = most[shares[most].argmax()] if len(of) else None
        if best is not None and values[best] >= 0.5:
            found.append((f"φ_{k} with `{names[number[best] - number.min()]}`", values[best]))
    said = re.findall(rf"(φ_\d+ with `[^`]*`) \({N}\)", m[2])
    absent_classes(run, m[3])
    run.expect_words("aligned features", [words for words, _ in said], [words for words, _ in found])
    return [(printed, value) for (_, printed), (_, value) in zip(said, found)]


def no_aligned_feature(run, m):
    absent_classes(run, m[3])
    return [(m[2], np.nanmax(np.nan_to_num(alignments(run, m[1])[2])))]


def early_stopping(run, m):
    rule = run.job["training"]["early_stopping"]
    said = (m[2].replace(" ", "_") == rule["monitor"], m[3] is not None, m[0].count("better"))
    patience = rule["patience"] if said == (True, rule["min_improvement"] > 0, 1) else math.nan
    return [(m[1], patience)] + ([(m[3], rule["min_improvement"])] if m[3] else [])


def two_digits(value):
    return float(f"{value:.2g}")

WHOLE_COLUMNS = {"smallest σ", "numerical rank", "effective rank", "condition number"}  # of a spectrum whose values are all known


class Report(Run):
    """A run whose report is checked too."""

    def __init__(self, folder):
        super().__init__(folder)
        with open(os.path.join(folder, "job.yaml"), encoding="utf-8") as file:
            self.source = yaml.safe_load(file)

    def check_report(self):
        with open(os.path.join(self.folder, "report.md"), encoding="utf-8") as file:
            return self.check_report_text(file.read())

    def check_report_text(self, text):
        section, self.seen = "", []
        for block in text.split("\n\n"):
            block = block.strip()
            if block.startswith("#"):
                section = block.lstrip("# ")
                if block.startswith("# ") and section != self.job["name"]:
                    self.problems.append(f"report.md: {section!r} is the title of {self.job['name']}")
            elif block.startswith("|"):
                self.check_table(section, block)
            elif block and not block.startswith(("![", "All numbers stand", "No picture that a report", "The figures are saved")) \
                    and section not in self.figure_titles(text):
                self.consume(section, " ".join(block.split("\n")))
        return self.problems

    @staticmethod
    def figure_titles(text):
        return set(re.findall(r"^### (.*)$", text, re.M))

    def consume(self, section, text):
        self.section = section
        if section == "Diagnosis" and text.startswith("**"):
            return
        while text:
            for pattern, numbers in TEMPLATES:
                match = re.match(pattern + r"(?: |$)", text)
                if match:
                    self.seen.append(pattern)
                    self.compare(match, numbers(self, match) if numbers else [])
                    text = text[match.end():]
                    break
            else:
                self.problems.append(f"report.md, {section}: no template for: {text[:160]}")
                return

    def compare(self, match, pairs):
        """pairs: (printed, value) or (printed, value, slack relative to the value)."""
        for printed, value, *slack in pairs:
            self.checked += 1
            if isinstance(value, Percentage):
                fits = agrees_percent(printed, value, 1 if self.section == "Diagnosis" else None)
            else:
                fits = agrees(printed, value, *(slack or [1e-7]))
            if not fits:
                self.problems.append(f"report.md: {printed!r} is said, {value!r} was found, in: {match.group(0)[:160]}")

    # Numbers of the folder.

    def column(self, name):
        return self.metrics[:, self.metrics_header.index(name)]

    @property
    def losses(self):
        losses = self.column("train_loss")
        unseen = self.summary["status"] == "diverged" and math.isfinite(losses[-1])
        return np.append(losses, math.nan) if unseen else losses

    @property
    def tests(self):
        return self.column("test_loss")

    def at(self, place):
        name = {"initialization": "init", "the end of training": "final", "the best row": "best"}.get(place) or place.replace(" ", "-")
        return name, self.checkpoints[name], self.summary["checkpoints"][name]

    def modes(self, name):
        """Leading modes: floors of φ_k, shares of layers, relative changes, as modes.csv has them (check_modes recomputes those)."""
        header, values = read_numbers(os.path.join(self.folder, "features", name, "modes.csv"))
        return header, values

    def check_table(self, section, block):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.split("\n")]
        header, body = rows[0], rows[2:]
        if section == "Training" and header[0] == "step":
            names = {"learning rate": "learning_rate", "train loss": "train_loss", "test loss": "test_loss", "gradient norm": "gradient_norm",
                     "train accuracy": "train_accuracy", "test accuracy": "test_accuracy",
                     "validation loss": "validation_loss", "validation accuracy": "validation_accuracy"}
            for row in body:
                step = float(row[0].replace("\u202f", "").replace("\u00a0", "").replace(" ", ""))
                for name, cell in zip(header[1:], row[1:]):
                    value = self.metric(step, names.get(name, name))
                    self.cell(section, name, cell, None if value is None or math.isnan(value) else value)
        elif section == "Classes" and header[0] == "class":
            self.check_classes_table(header, body)
        elif section == "Classes":
            for name, *cells in body:
                for cell, own in zip(cells, ((self.x, self.y), self.test)):
                    value = function_accuracy(self, name, own)
                    if cell != "–" and value is not None:
                        self.percent_cell(f"accuracy of {name}", cell, value)
        elif section == "Infinite width":
            self.check_infinite_width_table(header, body)
        elif header[0] == "features at":
            self.check_ridge_table(body)
        elif "σ_k" in header:
            self.check_modes_table(body)
        elif section == "Tangent features":
            keys = {"σ₁": "sigma_max", "smallest σ": "sigma_min", "effective rank": "effective_rank", "kernel distance": "kernel_distance",
                    "centered": "kernel_distance_centered", "kernel change": "kernel_change", "target alignment": "target_alignment",
                    "largest stable rate": "max_stable_learning_rate", "stable rate, locally": "max_stable_learning_rate",
                    "everywhere": "max_stable_learning_rate_everywhere", "stable rate of the mean": "max_stable_learning_rate",
                    "of the mean square": "max_stable_learning_rate_mean_square"}
            lanczos = all(at["method"] == "lanczos" for at in self.summary["checkpoints"].values())
            if "method" in header:
                self.expect_words("columns of whole spectra", not WHOLE_COLUMNS & set(header), lanczos)
            for row in body:
                said = self.summary["checkpoints"][row[0]]
                sigma, floors = self.singular_values(row[0])
                for name, cell in zip(header[1:], row[1:]):
                    if name in keys and cell:
                        self.cell(section, name, cell, said[keys[name]])
                    elif name == "step":
                        self.cell(section, name, cell, said["step"])
                    elif said["method"] == "lanczos" and name in WHOLE_COLUMNS:
                        self.expect_words(name, cell, "")
                    elif name == "numerical rank":
                        self.expect_words(name, cell, f"{int(np.sum(sigma > said['floor']))} of {len(sigma)}")
                    elif name == "condition number" and cell.startswith("> "):
                        self.expect_words(name, float(cell[2:]), two_digits(sigma[0] / floors[0]))
                    elif name == "condition number":
                        self.cell(section, name, cell, sigma[0] / sigma[-1])

    def check_modes_table(self, body):
        for name, k, *cells in body:
            (sigma, _), (bounds, residuals), i = self.singular_values(name), self.leading(name), int(k) - 1
            values = sigma[i], bounds[i], residuals[i] / sigma[0] ** 2
            for what, cell, value in zip(("σ_k", "bound", "residual"), cells, values):
                self.cell("Tangent features", what, cell, value)
            total = np.sum(self.checkpoints[name].analyzed_jacobian ** 2)
            self.checked += 1
            share, said = 100 * sigma[i] ** 2 / total, cells[3].removeprefix("more than ").removesuffix(" %")
            if not (agrees_percent(said, share, None) if share > 1e-6 else agrees(said, share, 0.005)):
                self.problems.append(f"report.md, share of mode {k} at {name}: {cells[3]!r} is said, {sigma[i] ** 2 / total!r} was found")

    def check_ridge_table(self, body):
        *fitted, network = body
        ridge = float(self.job["features"]["ridge"])
        for place, *cells in fitted:
            at = self.checkpoints[self.at(place)[0]]
            weights = np.linalg.solve(at.kernel + ridge * np.eye(len(at.kernel)), (self.y - at.train_outputs).ravel())
            for cell, own in zip(cells, ((self.x, self.y), self.test)):
                if own is not None and np.isfinite(weights).all():
                    found = at.network.evaluate(own[0]) + (at.features(own[0]) @ (at.jacobian.T @ weights)).reshape(len(own[0]), -1)
                    self.cell("Ridge regression", place, cell, np.mean((found - own[1]) ** 2))
        for cell, value in zip(network[1:], (self.losses[-1], self.metric(self.metrics[-1, 0], "test_loss"))):
            self.cell("Ridge regression", network[0], cell, None if value is None or math.isnan(value) else value)

    def check_infinite_width_table(self, header, body):
        said = self.summary["infinite_width"]
        if "σ_k" in header:
            copies = self.checkpoints["init"].rows_of_sample
            for one, row in zip(said["angles"], body):
                self.cell("Infinite width", "angle", row[3], one["degrees"])
                for cell, name in zip(row[1:3], ("init", "infinite_width")):
                    sigma = self.singular_values(name)[0]
                    ends = cell.split(" to ")
                    self.cell("Infinite width", "σ_k", ends[0], sigma[(one["first"] - 1) * copies])
                    self.cell("Infinite width", "σ_k", ends[-1], sigma[one["last"] * copies - 1])
            return
        fit = said["regression"]
        own = {"train_loss": self.losses[-1], "test_loss": self.metric(self.metrics[-1, 0], "test_loss")}
        for row, prefix in zip(body, ("tangent_", "nngp_", "network_", "")):
            for cell, name in zip(row[1:], ("train_loss", "test_loss")):
                value = fit[prefix + name] if prefix else own[name]
                self.cell("Infinite width", prefix + name, cell, None if value is None or math.isnan(value) else value)

    def check_classes_table(self, header, body):
        counts = said_of_classes(self)[2]
        names = class_names(self, len(counts))
        for i, (name, size, right, other) in enumerate(body):
            wrong = counts[i] * (np.arange(len(counts)) != i)
            taken = re.fullmatch(rf"(.*) \({P}\)", other)
            self.expect_words("class", name, names[i])
            self.cell("Classes", header[1], size, counts[i].sum())
            self.expect_words("class taken for", taken and taken[1], names[wrong.argmax()] if wrong.any() else None)
            if counts[i].any():
                self.percent_cell("said rightly", right.removesuffix(" %"), counts[i, i] / counts[i].sum())
            if taken:
                self.percent_cell("taken for", taken[2], wrong.max() / counts[i].sum())

    def percent_cell(self, name, cell, share):
        self.checked += 1
        if not agrees_percent(cell.removesuffix(" %"), 100 * share, None):
            self.problems.append(f"report.md, table of Classes, {name}: {cell!r} is said, {100 * share!r} % was found")

    def expect_words(self, what, said, found):
        self.checked += 1
        if said != found:
            self.problems.append(f"report.md: {what}: {said!r} is said, {found!r} was found")

    def cell(self, section, name, cell, value):
        self.checked += 1
        if value == math.inf and cell == "∞" or cell == "not a number":
            return
        if not agrees(cell, value):
            self.problems.append(f"report.md, table of {section}, {name}: {cell!r} is said, {value!r} was found")


def change(groups, before, after):
    """The numbers of a change in words: which of the alternatives of CHANGE matched."""
    (whole, fold_up, a, b, growth, c, d, fall, e, f, fold_down, g, h, i, j, k) = groups
    if fold_up:
        return [(fold_up, two_digits(after / before)), (a, before), (b, after)]
    if growth:
        return [(growth, percent(after / before - 1)), (c, before), (d, after)]
    if fall:
        return [(fall, percent(1 - after / before)), (e, before), (f, after)]
    if fold_down:
        return [(fold_down, two_digits(before / after)), (g, before), (h, after)]
    return [(i, before), (j, after)] if i else [(k, before), (k, after)]


CHANGE_GROUPS = 16


class Percentage(float):
    """A value that is printed as a percentage."""


def percent(value):
    return Percentage(100 * value)


# What was run.

def own_rates(run, m):
    """m of the weights and the biases of each trained layer."""
    at = next(iter(run.checkpoints.values()))
    every, pairs = at.network.rates(run.job["training"]["optimizer"]["kind"]), []
    for layer, part in enumerate(m[1].split("; ")):
        number = layer + (0 if run.job["training"]["layers"] == "all" else at.network.depth - 1)
        weights, biases = [every[s][0] for l, _, s in at.network.parameter_slices() if l == number]
        said = part.split(" ")
        pairs += [(said[0], weights), (said[2], biases), (said[-1], number + 1)]
    return pairs


def run_network(run, m):
    at = next(iter(run.checkpoints.values()), None)
    pairs = [(m[3], run.summary["parameter_count"]), (m[6], len(run.x))]
    function = run.job["data"].get("function", {})
    if m[7]:
        run.expect_words("function", m[7], f"`{function['expression']}`" if "expression" in function else function["kind"])
    if m[8]:
        run.expect_words("data", m[8], os.path.basename(data_name(run.source["data"]["train"])))
    if at:
        run.expect_words("parameterization", m[4], at.network.parameterization["kind"])
        if m[5] or m[4] == "mup":
            pairs.append((m[5], at.network.parameterization["base_width"]))
        sizes = [at.network.weights[0].shape[1]] + [w.shape[0] for w in at.network.weights]
        pairs += list(zip(m[1].split("–"), sizes))
    return pairs


def data_name(train):
    return train if isinstance(train, str) else next(train[key] for key in ("file", "images", "inputs") if key in train)


def kept_classes(run, m):
    run.expect_words("classes", re.findall(r"\d+", m[1]), list(map(str, run.source["data"]["classes"])))
    return []


def selection(run, m):
    part = "train" if m[2] == "training" else "test"
    taken = len(run.x if part == "train" else run.test[0])
    if part == "train" and "share" in run.source["data"].get("validation", {}):
        taken += len(run.validation[0])
    _, y, wish = original(run, part)
    available = int(np.sum(np.isin(y, run.source["data"]["classes"]))) if "classes" in run.source["data"] else len(y)
    how = {"first": "the first", "random": "drawn at random", "balanced": "drawn in equal numbers of each class"}
    run.expect_words("selection", m[4], how[wish.get("selection", "first")])
    return [(m[1], available), (m[3], taken)]


def scaled_inputs(run, m):
    run.expect_words("scaling", m[1], {"unit": "its least and its largest value", "standardize":
                     "its mean and its deviation"}[run.job["data"]["scaling"]])
    return []


def run_training(run, m):
    training = run.job["training"]
    pairs = [(m[4], training["learning_rate"]), (m[10], training["steps"])]
    run.expect_words("precision", m[11], run.job["precision"])
    run.expect_words("epochs are told", m[8] is not None, training.get("epochs") is not None)
    if m[8]:
        pairs += [(m[8], training["epochs"]), (m[9], training["steps"] / training["epochs"])]
    batch = m[7] or m[6]
    return pairs + ([(batch, training["batch"]["size"])] if batch else [])


def weight_decay(run, m):
    rule = run.job["training"]["optimizer"]
    run.expect_words("decay", m[2], "beside the optimizer's step" if rule["decoupled"] else "as a part of the gradient")
    return [(m[1], rule["weight_decay"])]


# Training.

def stopped_early(run, m):
    said = run.summary["stopped_early"]
    run.expect_words("what was monitored", m[2].replace(" ", "_"), run.job["training"]["early_stopping"]["monitor"])
    return [(m[1], said["step"]), (m[3], said["best"]), (m[4], said["best_step"])]


def validation_loss(run, m):
    lowest, step = run.best_validation()
    return [(m[1], run.column("validation_loss")[-1]), (m[2], step), (m[3], lowest)]


def test_loss(run, m):
    finite = np.where(np.isfinite(run.tests), run.tests, np.inf)
    best = int(finite.argmin())
    return [(m[1], run.tests[-1]), (m[2], run.tests[best]), (m[3], run.metrics[best, 0])]


def overfitting(run, m):
    best = int(np.where(np.isfinite(run.tests), run.tests, np.inf).argmin())
    return test_loss(run, m) + [(m[4], run.losses[best]), (m[5], run.column("train_loss")[-1])]


def gradients(run, m):
    norms = [run.metrics[0, i] for i, name in enumerate(run.metrics_header) if re.fullmatch(r"gradient_norm\.layers\.\d+\.weight", name)]
    return [(m[1], int(np.argmax(norms))), (m[2], max(norms)), (m[3], int(np.argmin(norms))), (m[4], min(norms))]


def gradient_change(run, m):
    groups = [m[i] for i in range(1, 1 + CHANGE_GROUPS)]
    norm = run.column("gradient_norm")
    pairs = change(groups, norm[0], norm[-1])
    if m.re.groups > CHANGE_GROUPS and m[CHANGE_GROUPS + 1]:
        trained = run.column("gradient_norm.trained")
        pairs += change([m[i] for i in range(CHANGE_GROUPS + 1, 1 + 2 * CHANGE_GROUPS)], trained[0], trained[-1])
    return pairs


# Tangent features.

def matrix(run, m):
    name, at, said = run.at(m[1])
    sigma, _ = run.singular_values(name)
    last = run.job["training"]["layers"] == "output"
    run.expect_words("columns", m[4], f", one for each output and parameter{' of the output layer' if last else ''}" if at.summed
                     else ", one for each of the output layer's parameters" if last else None)
    return [(m[2], len(at.analyzed_jacobian)), (m[3], at.analyzed_jacobian.shape[1]), (m[5], int(np.sum(sigma > said["floor"]))), (m[6], len(sigma)),
            (m[7], said["floor"])]


def summed(run, m):
    return [(m[1], next(iter(run.checkpoints.values())).network.outputs)]


def summed_alone(run, m):
    return [(m[1], len(next(iter(run.checkpoints.values())).kernel))]


def summed_compared(run, m):
    said = run.at(m[1])[2]["summed"]
    return [(m[2], said["distance"])] + ([(m[3], said["modes"]), (m[4], percent(said["largest_difference"])),
                                          (m[5], run.at(m[1])[1].network.outputs)] if m[3] else [])


def summed_equal(run, m):
    _, at, said = run.at(m[1])
    return [] if said["summed"]["distance"] <= len(at.kernel) * np.finfo(float).eps else [("0", said["summed"]["distance"])]


def leading_mode(run, m):
    name = next(iter(run.summary["checkpoints"]))
    squares = np.linalg.svd(run.checkpoints[name].analyzed_jacobian, compute_uv=False) ** 2
    q = squares[squares > 0] / squares.sum()
    return [(m[1], percent(squares[0] / squares.sum())), (m[2], math.exp(-np.sum(q * np.log(q))), 1e-6)]


def leading_values(run, m):
    """Groups: place, rows, columns, modes or None, σ₁, last σ or None, share, then what differs between the two sentences."""
    name, at, said = run.at(m["place"])
    sigma, leading = run.singular_values(name)[0], said["leading"]
    total = np.sum(at.analyzed_jacobian ** 2)
    pairs = [(m["rows"], len(at.analyzed_jacobian)), (m["columns"], at.analyzed_jacobian.shape[1]), (m["first"], sigma[0]),
             (m["products"], leading["products"]), (m["residual"], leading["largest_residual"]), (m["tolerance"], leading["tolerance"])]
    if m["share"]:
        pairs.append((m["share"], percent(np.sum(sigma ** 2) / total)))
        if not 1e-13 < 1 - np.sum(sigma ** 2) / total < 1e-11:
            run.expect_words("whether all of J was found", m["share"] == "100", np.sum(sigma ** 2) / total > 1 - 1e-12)
    if m["modes"]:
        pairs += [(m["modes"], len(sigma)), (m["last"], sigma[-1])]
    if "asked" in m.re.groupindex:
        run.expect_words("whether more modes were asked for", m["asked"] is not None, leading["modes"] < leading["asked"])
        pairs += [(m["asked"], leading["asked"])] if m["asked"] else []
    return pairs


def leading_fewer(run, m):
    name, said = next(iter(run.summary["checkpoints"].items()))
    sigma, floor = run.singular_values(name)
    asked = min(run.job["features"]["leading"]["modes"], *run.checkpoints[name].analyzed_jacobian.shape)
    run.expect_words("modes above the floor", m[1], "No other" if sigma[0] > floor[0] else "None")
    run.expect_words("modes that were found", said["leading"]["modes"], len(sigma))
    return [(m[2], asked), (m[3], floor[0])]


def ridge(run, m):
    run.expect_words("whether ridge equations were solved at once", m[2] is None, run.goes_by_products())
    return [(m[1], float(run.job["features"].get("ridge")))]


def ridge_iteration(run, m):
    """How many products it took stands nowhere else: 500 and one that measures where the tolerance was missed, otherwise no more."""
    missed = float(m[2]) > 1e-8
    run.expect_words("whether ridge equations missed their tolerance", m[3] is not None, missed)
    return [(m[1], 501)] if missed or float(m[1]) > 501 else []


def limit_kernel(run, m):
    said, several = run.summary["infinite_width"], run.checkpoints["init"].rows_of_sample > 1
    run.expect_words("copies of the limit's kernel", m[1] is not None, several)
    run.expect_words("layers of the limit", m[4] is not None, run.job["training"]["layers"] == "output")
    return [(m[2], said["kernel_difference"]), (m[3], said["kernel_distance"])]


def limit_standard(run, m):
    run.expect_words("hidden widths", re.findall(r"\d+", m[1]), [str(width) for width in run.job["network"]["hidden"]])
    return []


def limit_draws(run, m):
    normal = all(run.job["initialization"][part]["scheme"].endswith("normal") or run.job["initialization"][part]["scheme"] == "zeros"
                 for part in ("weights", "biases"))
    run.expect_words("normal draws", (normal, run.summary["infinite_width"]["has_normal_draws"]), (False, False))
    return []


def limit_quadrature(run, m):
    said = run.summary["infinite_width"]
    run.expect_words("activation of quadrature", m[1], run.job["network"]["activation"])
    return [(m[2], max(said["tangent_error"], said["nngp_error"]))]


def limit_spectrum(run, m):
    said, (name, at, own) = run.summary["infinite_width"], run.at("initialization")
    pairs = [(m[1], own["sigma_max"]), (m[2], said["sigma_max"]), (m[3], own["effective_rank"]), (m[4], said["effective_rank"])]
    return pairs + ([(m[5], own["max_stable_learning_rate"]), (m[6], said["max_stable_learning_rate"])] if m[5] else [])


def limit_modes(run, m):
    angles = run.summary["infinite_width"]["angles"]
    most = max(angles, key=lambda one: one["degrees"])
    run.expect_words("modes that turned most", (int(m[2] or m[3]), int(m[2] or m[4])), (most["first"], most["last"]))
    return [(m[1], angles[-1]["last"]), (m[5], most["degrees"])]


def limit_unturned(run, m):
    angles = run.summary["infinite_width"]["angles"]
    run.expect_words("modes that did not turn", max(one["degrees"] for one in angles) < 1e-6, True)
    return [(m[1], angles[-1]["last"]), (m[2], 1e-6)]


def limit_ridge(run, m):
    fit, given = run.summary["infinite_width"]["regression"], run.job["features"].get("ridge") is not None
    run.expect_words("choice of the limit's ridge", m[2], None if given else ": both systems can be solved without one" if fit["ridge"] == 0
                     else ", the smallest by which both systems can be solved to working precision")
    own = fit["network_ridge"]
    run.expect_words("the network's own ridge", (m[3] is not None, m[4] is not None, m[5] is not None),
                     (own == fit["ridge"], own is not None and own != fit["ridge"], own is None))
    return [(m[1], fit["ridge"])] + ([(m[4], own)] if m[4] else [])


def limit_band(run, m):
    fit = run.summary["infinite_width"]["regression"]
    run.expect_words("whether the ridge holds networks", "held by the ridge" in m[0], bool(run.job["features"].get("ridge")))
    everywhere = fit["band_values"] == run.grid("init").shape[0] * run.y.shape[1]
    left = (run.losses[-1] - fit["tangent_train_loss"]) / run.losses[0]
    run.expect_words("where there is a band, and whether training went to its end", (m[2] is None, m[5] is None), (everywhere, left <= 0.01))
    return ([(m[1], fit["band_values"]), (m[3], percent(fit["within"]))] + ([] if everywhere else [(m[2], 1e-3)])
            + ([] if m[5] is None else [(m[5], percent(left))]))


def krylov(run, m):
    end = run.summary["linearized"]["krylov"]
    run.expect_words("whether the linear model's training converged", (m[3] == ".", end["converged"]), (end["change"] <= 1e-6,) * 2)
    return [(m[1], end["products"]), (m[2], end["change"])]


def regression_residual(run, m):
    return [(m[1], run.summary["linearized"]["regression_residual"])]


def leading_first(run, m):
    at = run.checkpoints[next(iter(run.summary["checkpoints"]))]
    return [(m[1], percent(np.linalg.norm(at.analyzed_jacobian, 2) ** 2 / np.sum(at.analyzed_jacobian ** 2)))]


def leading_change(run, m):
    (_, first, a), (_, last, b) = run.at(m[1]), run.at(m[2])
    pairs = change([m[i] for i in range(3, 3 + CHANGE_GROUPS)], np.linalg.norm(first.analyzed_jacobian, 2), np.linalg.norm(last.analyzed_jacobian, 2))
    before, after, both = (m[i] for i in range(3 + CHANGE_GROUPS, 6 + CHANGE_GROUPS))
    shares = percent(a["leading"]["share"]), percent(b["leading"]["share"])
    return pairs + ([(both, shares[0]), (both, shares[1])] if both else [(before, shares[0]), (after, shares[1])] if before else [])


def leading_modes(run, m):
    header, values = run.modes(run.at(m["place"])[0])
    changes = [value for value in values[:, header.index("relative_change")] if math.isfinite(value)]
    return [(m["modes"], len(changes)), (m["least"], percent(min(changes))), (m["most"], percent(max(changes)))]


def layers_of_many(run, m):
    header, values = run.modes(run.at(m[1])[0])
    columns = [i for i, column in enumerate(header) if column.startswith("share.layers.")]
    most = [int(header[max(columns, key=lambda i: row[i])].rpartition(".")[2]) for row in values]
    pairs = [(m[4], len(most)), (m[3], most.count(int(m[2])))]
    return pairs + [(count, most.count(int(layer))) for layer, count in re.findall(rf"of `layers\.(\d+)` in {N}", m[5])]


def spectrum_change(run, m):
    _, first, a = run.at(m[1])
    _, last, b = run.at(m[2])
    groups = [m[i] for i in range(3, 3 + 2 * CHANGE_GROUPS)]
    norm = [np.linalg.norm(at.analyzed_jacobian, 2) for at in (first, last)]
    return change(groups[:CHANGE_GROUPS], *norm) + change(groups[CHANGE_GROUPS:], a["effective_rank"], b["effective_rank"])


def floors(run, m):
    header, values = run.modes(run.at(m[1])[0])
    floor = values[:, header.index("principal_floor")]
    return [(m[2], floor.min()), (m[3], floor.max())] if m.re.groups > 2 else [(m[2], floor.min()), (m[2], floor.max())]


def blurred(run, m):
    name, at, summary = run.at(m[1])
    header, values = run.modes(name)
    sigma, _ = run.singular_values(name)
    run.expect_words("whether the search was not finished", m[3] is not None, not (summary.get("leading") or {"converged": True})["converged"])
    floor = values[:, header.index("principal_floor")]
    found = [k + 1 for k in range(len(floor)) if floor[k] * math.sqrt(len(at.analyzed_jacobian)) > 0.01 * sigma[k]]
    said = [int(k) for k in re.findall(r"\d+", m[2])]
    return [(str(said), math.nan)] if said != found else []


def layer_shares(run, m):
    name, _, _ = run.at(m[1])
    header, values = run.modes(name)
    columns = [i for i, column in enumerate(header) if column.startswith("share.layers.")]
    pairs = []
    for row, (layer, share) in zip(values, re.findall(rf"`layers\.(\d+)` \({P}\)", m[2])):
        most = max(columns, key=lambda i: row[i])
        pairs += [(share, percent(row[most])), (layer, int(header[most].rpartition(".")[2]))]
    return pairs


def points(run, m):
    """A grid, which resolved jobs have with one or two inputs, or the samples in its place."""
    place = "grid" if run.job["features"].get("grid") else "test samples" if run.test is not None else "training samples"
    return [] if m[0].startswith(f"On the {place} ") else [(m[0], math.nan)]


def gap(run, m):
    header, values = read_numbers(os.path.join(run.folder, "predictions", "linearized.csv"))
    f0, f, linear = (values[:, [i for i, c in enumerate(header) if re.fullmatch(rf"{name}(_\d+)?", c)]]
                     for name in ("initial", "network", "linearized"))
    value = np.linalg.norm(f - linear) / np.linalg.norm(f - f0)
    verdict = "lazy" if value < 0.05 else "most of the change" if value < 0.7 else "little of the change"
    trained = run.summary["linearized"]["is_trained"]
    noise = "the noise" if run.noise_draws() is None else f"{run.noise_draws()} draws of each sample's noise"
    how = ("trained by the same full-batch steps in the Krylov space of its residual" if run.is_in_krylov_space()
           else "trained mode by mode at the same rates" + (f", in the mean over {noise}" if run.noise() > 0 else "")
           if run.is_by_modes() and not run.goes_by_products()
           else "trained in its parameters by the same steps") if trained else "moved to the same parameters, for training it diverged"
    if m[2] != how:
        return [(m[2], math.nan)]
    if m[3].startswith("with the output layer alone"):
        wrong = value < 0.05 or run.job["training"].get("layers") != "output"
    else:
        wrong = not m[3].endswith(verdict) or ("not lazy" in m[3]) != (value >= 0.05)
    return points(run, m) + [(m[1], value, 1e-6)] + ([(m[3], math.nan)] if wrong else [])


def kernel_moved(run, m):
    _, at, said = run.at(m[1])
    first = run.checkpoints["init"]
    pairs = [(m[2], distance(first.analyzed_kernel, at.analyzed_kernel), 1e-5 + 1e-13 / max(said["kernel_distance"], 1e-300)),
             (m[4], np.linalg.norm(at.analyzed_kernel - first.analyzed_kernel) / np.linalg.norm(first.analyzed_kernel), 1e-6)]
    # Centering may leave rounding alone: check_kernel says where it can be recomputed; here it is what the summary says.
    return pairs + ([(m[3], said["kernel_distance_centered"])] if m[3] else [])


def still(run, m):
    first, last = run.checkpoints["init"].analyzed_kernel, run.at(m[1])[1].analyzed_kernel
    moved = np.linalg.norm(last - first) / np.linalg.norm(first)
    return [("0", moved)] if moved > 10 * len(first) * np.finfo(float).eps else []


def mode_changes(run, m):
    name = list(run.summary["checkpoints"])[-1]
    header, values = run.modes(name)
    changes = values[:, header.index("relative_change")]
    changes = changes[np.isfinite(changes)]
    return [(m[1], len(changes)), (m[2], percent(changes.min())), (m[3], percent(changes.max()))]


def mode_change(run, m):
    header, values = run.modes(list(run.summary["checkpoints"])[-1])
    changes = values[:, header.index("relative_change")]
    return [(m[1], percent(changes[np.isfinite(changes)][0]))]


def stable(run, m):
    _, _, said = run.at(m[2])
    limit, rate, decay = said["max_stable_learning_rate"], run.job["training"]["learning_rate"], run.job["training"]["optimizer"]["weight_decay"]
    run.expect_words("weight decay of the limit", m[1] is not None, decay > 0)
    others = [word for word, said in ((f"used {run.job['training']['optimizer']['kind']}", run.job["training"]["optimizer"]["kind"] != "sgd"),
                                      ("clipped gradients", clips(run))) if said]
    run.expect_words("what the limit is not of", m[7], " and ".join(others) or None)
    return [(m[4], limit), (m[5], rate), (m[6], rate / limit)] + ([(m[1], decay)] if m[1] else [])


def preconditioned_spectrum(run, m):
    _, at, said = run.at(m[1])
    run.expect_words("optimizer", m[2], run.job["training"]["optimizer"]["kind"])
    return [(m[3], said["preconditioned_sigma_max"]), (m[4], said["preconditioned_effective_rank"]),
            (m[5], np.linalg.norm(at.jacobian, 2)), (m[6], said["effective_rank"])]


def left_out_optimizer(run, m):
    run.expect_words("optimizer", m[1], run.job["training"]["optimizer"]["kind"])
    run.expect_words("the method that leaves a spectrum out", run.job["features"]["method"], "lanczos")
    return []


def regression_left_out(run, m):
    run.expect_words("the method that leaves kernel regression out", run.job["features"]["method"], "lanczos")
    return []


def clips(run):
    return run.job["training"].get("clip_gradient_norm") is not None


def preconditioned_edge(run, m):
    _, _, said = run.at(m[1])
    run.expect_words("clipping at the edge", m[6] is not None, clips(run))
    run.expect_words("optimizer", m[5], run.job["training"]["optimizer"]["kind"])
    sharpness, edge = said["preconditioned_sharpness"], said["preconditioned_edge"]
    return [(m[2], sharpness), (m[3], sharpness / edge), (m[4], edge)]


def nearest_to_edge(run, m):
    header, values = read_numbers(os.path.join(run.folder, "features", "along_training.csv"))
    shares = values[:, header.index("preconditioned_sharpness")] / values[:, header.index("preconditioned_edge")]
    most = int(np.nanargmax(shares))
    run.expect_words("optimizer", m[2], run.job["training"]["optimizer"]["kind"])
    run.expect_words("clipping beside the edge", m[5] is not None, clips(run))
    return [(m[1], edge_from(run)), (m[3], values[most, 0]), (m[4], shares[most])]


def first_summary(run):
    return next(iter(run.summary["checkpoints"].values()))


def linear_test_loss(run, m):
    return [(m[1], run.summary["linearized"]["test_loss"]), (m[2], run.tests[-1])]


def test_losses(run, m):
    said = run.summary["linearized"]
    return [(m[1], said["test_loss"]), (m[2], said["regression_test_loss"]), (m[3], said["trained_regression_test_loss"]),
            (m[4], run.tests[-1])]


# Diagnosis.

def improvement(before, after):
    return 0.0 if before == after else (before - after) / abs(before)


def went(run, m):
    losses = run.losses
    pairs = [(m[1], losses[0]), (m[2], losses[-1])]
    if m[4]:
        pairs.append((m[4], percent(improvement(losses[0], losses[-1]))))
    if m[5]:
        pairs.append((m[5], percent(-improvement(losses[0], losses[-1]))))
    return pairs


def not_finite(run, m):
    losses = run.losses
    index = int(np.argmin(np.isfinite(losses)))
    largest = losses[:index].max() if m[2] == "up to" else losses[index - 1]
    return [(m[1], losses[0]), (m[3], largest), (m[4], index + 1), (m[5], len(losses))]


def improvements(run, m):
    losses = run.losses
    last = len(losses) - 1
    count = min(last, 10)
    cuts = [i * last // count for i in range(count + 1)]
    found = [improvement(losses[a], losses[b]) for a, b in zip(cuts, cuts[1:])]
    said = m[2].split(", ")
    if len(said) != len(found):
        return [(f"{len(said)}", len(found))]
    return [(one.replace(" %", ""), percent(value)) for one, value in zip(said, found) if one != "not finite"]


def thirds(run, m):
    losses = run.losses
    last = len(losses) - 1
    third = max(1, last // 3)
    return [(m[1], percent(improvement(losses[0], losses[third]))),
            (m[2], percent(improvement(losses[last - third], losses[last])))]


def tail(run):
    return run.losses[len(run.losses) // 2:]


def line(values):
    n = len(values)
    x = np.arange(n) - (n - 1) / 2
    slope = float(x @ (values - values.mean()) / (x @ x)) if n > 1 else 0.0
    rest = values - values.mean() - slope * x
    return slope, math.sqrt(float(rest @ rest) / (n - 2)) if n > 2 else 0.0


def noise_floor(run, m):
    values = tail(run)
    slope, deviation = line(values)
    level = values.mean()
    return [(m[1], percent(deviation / abs(level))), (m[2], level), (m[4], percent(abs(slope) * (len(values) - 1) / abs(level)))]


def growth(run, m):
    losses = run.losses
    share = max(1, len(losses) // 3)
    start = losses[:share].mean()
    return [(m[1], 1 + (losses[-share:].mean() - start) / abs(start))]


def rise_from_minimum(run, m):
    losses = run.losses
    low = int(losses.argmin())
    return [(m[1], losses[low]), (m[2], low + 1), (m[3], len(losses)), (m[4], losses[-1] - losses[low])]


def rises(losses):
    """Every unbroken rise between two falls, or the ends: the index it ends at and its height."""
    found, low, still = [], 0, np.abs(losses).max() * 1e-12
    for i in range(1, len(losses)):
        if losses[i] <= losses[i - 1]:
            low = i
        elif (i == len(losses) - 1 or losses[i + 1] < losses[i]) and losses[i] - losses[low] > still:
            found.append((i, losses[i] - losses[low]))
    return found


def oscillation(run, m):
    level = abs(tail(run).mean())
    high = [height / level for end, height in rises(run.losses) if end >= len(run.losses) // 3 and height / level >= 0.1]
    return [(m[1], len(high)), (m[2], percent(np.mean(high)))]


def small_swings(run, m):
    values, losses = tail(run), run.losses
    moves = np.diff(values)
    signs = np.sign(moves[np.abs(moves) > np.abs(values).max() * 1e-12])
    swings = [height for end, height in rises(losses) if end >= len(losses) // 2]
    return [(m[1], int(np.sum(signs[1:] != signs[:-1]))), (m[2], percent(np.mean(swings) / abs(values.mean())))]


def overfitted(run, m):
    best = int(np.where(np.isfinite(run.tests), run.tests, np.inf).argmin())
    losses = run.losses
    return [(m[1], run.tests[best]), (m[2], best + 1), (m[3], len(losses)), (m[4], run.tests[-1]), (m[5], losses[best]), (m[6], losses[-1])]


def constant_units(run):
    """Shares of units whose outputs lie within 10⁻¹² of the layer's largest."""
    activations, _ = run.last().network.forward(run.x)
    return [float(np.mean(np.ptp(a, axis=0) <= 1e-12 * np.abs(a).max())) for a in activations[1:]]


def dead_units(run, m):
    shares = constant_units(run)
    return [(m[1], int(np.argmax(shares))), (m[2], percent(max(shares)))]


def factor(run):
    optimizer = run.job["training"]["optimizer"]
    if optimizer["kind"] == "sgd":
        return 1.0
    if optimizer["kind"] != "momentum":
        return None
    mu, tau = optimizer["coefficient"], optimizer.get("dampening", 0)
    return (1 + mu) / (1 + 2 * mu) if optimizer.get("nesterov") else (1 + mu) / (1 - tau)


def limit(run):
    """Below what rate training is stable, as far as the checkpoints tell."""
    found = [c["max_stable_learning_rate"] if c["max_stable_learning_rate_mean_square"] in (None, "missing")
             else c["max_stable_learning_rate_mean_square"] for c in run.summary["checkpoints"].values()
             if c["step"] == 0 or run.summary["status"] == "completed"]
    descent, rule = min(value for value in found if value is not None and 0 < value < math.inf), run.job["training"]["optimizer"]
    beside = rule["weight_decay"] / 2 if rule["decoupled"] else 0
    return 1 / ((1 / descent - beside) / factor(run) + beside)


def grows_by_decay(run, m):
    decay = run.job["training"]["optimizer"]["weight_decay"]
    return [(m[1], rate(run)), (m[2], decay), (m[3], 1 - rate(run) * decay), (m[4], 2 / decay)]


def rate(run):
    return run.metrics[0, run.metrics_header.index("learning_rate")]


def lower_known(run, m):
    bound = limit(run)
    pairs = [(m[1], bound), (m[5], bound / 2), (m[6], bound / 10)]
    return pairs + ([(m[3], rate(run)), (m[4], rate(run) / bound)] if m[3] else [])


def lower(run, m):
    # By a half and a quarter, a third and a tenth, or a tenth and a hundredth, as the verdict asks.
    asked = [(rate(run) / a, rate(run) / b) for a, b in ((2, 4), (3, 10), (10, 100))]
    fits = any(agrees(m[1], a) and agrees(m[2], b) for a, b in asked)
    pairs = [(m[4], limit(run))] if m[4] else []
    return pairs if fits else pairs + [(m[1], asked[0][0])]


def higher(run, m):
    most = 10 if 10 * rate(run) < limit(run) else 3
    return [(m[1], most * rate(run)), (m[2], limit(run))]


LEADING = (rf"(?:singular value σ₁ = |(?P<modes>{NUMBER}) singular values from σ₁ = )(?P<first>{NUMBER})"
           rf"(?: to σ[₀-₉]+ = (?P<last>{NUMBER}))?(?: with (?:more than )?(?P<share>{NUMBER}) % of ‖J‖²)?")

TEMPLATES = [
    # What was run.
    (rf"A ([\d–]+) network with (\w+) activation and ({NUMBER}) parameters? \((\w+) parameterization(?:, base width ({NUMBER}))?\) learned ({NUMBER}) samples? of (?:the function (\w+|`[^`]*`)|`([^`]*)`)\.",
     run_network),
    (r"In μP the learning rates of weights and biases are, over that of the job, ([^:]*): tangent features are those of parameters in units of "
     r"the roots of their rates\.", own_rates),
    (rf"Its weights were drawn by \w+, its biases by \w+, from seed {N}\.", lambda run, m: [(m[1], run.job["seed"])]),
    (rf"Training minimizes the (mean squared error|cross-entropy) by (\w+) at learning rate ()?{N} \((\w+) schedule\), "
     rf"(?:all samples at every step|batches of (\d+) drawn with replacement|shuffled batches of (\d+)); the job asks for (?:{N} epochs? of {N} steps?, )?{N} steps? in "
     r"(\w+)(?:, changing the output layer alone)?\.", run_training),
    (rf"At every step noise of standard deviation {N} was drawn anew on the training inputs\.",
     lambda run, m: [(m[1], run.job["data"]["train"]["instance_noise"])]),
    (rf"A weight decay of {N} drew the trained parameters towards 0, (beside the optimizer's step|as a part of the gradient)\.", weight_decay),
    (rf"Gradients of the trained layers longer than {N} were brought to that length\.",
     lambda run, m: [(m[1], run.job["training"]["clip_gradient_norm"])]),
    (rf"It was to end after {N} rows? of metrics without a (?:better )?(train loss|validation loss|validation accuracy)"
     rf"(?: better by more than {N})?\.", early_stopping),
    (rf"The targets were smoothed by {N}, and all losses are of these\.", lambda run, m: [(m[1], run.smoothing)]),
    (r"Of the data's classes it kept numbers (\d+(?:, \d+)* and \d+)\.", kept_classes),
    (rf"Of {N} (training|test) samples? {N} (?:was|were) taken, ([\w ]+)\.", selection),
    (rf"{N} samples? (?:was|were) kept for validation and not trained on\.", lambda run, m: [(m[1], len(run.validation[0]))]),
    (rf"The inputs were divided by {N}\.", lambda run, m: [(m[1], 255 if run.job["data"]["scaling"] == "unit" else math.nan)]),
    (r"Each (?:input|channel) was scaled by (its [\w ]+?)(?: in the training samples, as `data/scaling\.csv` says)\.", scaled_inputs),
    # Training.
    (rf"Training was stopped early at step {N}: its best (train loss|validation loss|validation accuracy), {N}, was that of "
     rf"step {N}\.", stopped_early),
    (rf"Training diverged: the (?:gradient|loss)[^.]*?(?:of layers\.\d+ )?is not finite at step {N}(?:, nor are the outputs of layers\.\d+)?\. "
     r"The parameters before that step were kept as `final`\.", lambda run, m: [(m[1], run.summary["steps"])]),
    (rf"Training is diverging: the training loss went from {N} to {N}, grew and did not come back\. Everything is finite yet\.",
     lambda run, m: [(m[1], run.losses[0]), (m[2], run.losses[-1])]),
    (rf"No step was taken; the training loss is {N}\.", lambda run, m: [(m[1], run.losses[0])]),
    (rf"The training loss {CHANGE}\.", lambda run, m: change([m[i] for i in range(1, 1 + CHANGE_GROUPS)], run.losses[0], run.losses[-1])),
    (rf"The test loss ended at {N}, its lowest value\.", lambda run, m: [(m[1], run.tests[-1]), (m[1], np.nanmin(run.tests))]),
    (rf"The test loss ended at {N}, above its lowest value {N} at step {N}, while the training loss fell from {N} to {N}: those steps fitted "
     r"the training samples at the test samples' cost\.", overfitting),
    (rf"The test loss ended at {N}, above its lowest value {N} at step {N}; the training loss did not fall either, from {N} to {N}: that is "
     r"not overfitting\.", overfitting),
    (rf"The test loss ended at {N}, above its lowest value {N} at step {N}\.", test_loss),
    # Classes.
    (rf"Of {N} (test|training) samples? the trained network says the class of {N} rightly, {P}; the most frequent class alone would be right "
     rf"for {P}\.", class_accuracy),
    (rf"It takes `([^`]*)` for `([^`]*)` most often: {N} of {N}, {P} of all mistakes\.", confused),
    (rf"The output of the class of the most mistaken sample lies {N} below the largest\.", worst_margin),
    (r"Kernel regression on the classes is left out: it needs the tangent kernel, which features\.method lanczos does not form\.",
     regression_left_out),
    (rf"Accuracies on {N} test samples? side by side: (.*? %(?:; .*? %)*)\.", class_models),
    (rf"At {PLACE} two samples of one class share {N} times as much kernel as two of different classes"
     rf"(?:, and at {PLACE} {N} times: ([\w ]+))?\.", class_kernel),
    (rf"At {PLACE} principal features are aligned with single classes: (.*?\))(; no sample of [^.]* was linearized)?\.", aligned_features),
    (rf"At {PLACE} no principal feature is that of a single class: the largest alignment is {N}(; no sample of [^.]* was linearized)?\.",
     no_aligned_feature),
    (rf"The validation loss ended at {N}; it was lowest at step {N}, {N}\.", validation_loss),
    (rf"Of the validation samples it is {P}\.", lambda run, m: [(m[1], percent(run.column("validation_accuracy")[-1]))]),
    (rf"At the end {P} of the training samples and {P} of the test samples are classified rightly\.",
     lambda run, m: [(m[1], percent(run.column("train_accuracy")[-1])), (m[2], percent(run.column("test_accuracy")[-1]))]),
    (rf"Before training the norm of the weights' gradient is {N}(?: in every layer)?\.",
     lambda run, m: [(m[1], run.metrics[0, run.metrics_header.index("gradient_norm.layers.0.weight")])]),
    (rf"Before training the weights' gradient is largest in `layers\.(\d+)` \({N}\) and smallest in `layers\.(\d+)` \({N}\)\.", gradients),
    (rf"The norm of the whole gradient {CHANGE}; that of the trained layers {CHANGE}\.", gradient_change),
    (rf"The norm of the whole gradient {CHANGE}\.", gradient_change),
    # Diagnosis.
    (rf"The loss went from {N} to {N}(, an improvement of {P}|, a rise of {P})?\.", went),
    (rf"The loss went from {N} (up to|to) {N}, and value (\d+) of (\d+) is not finite\.", not_finite),
    (rf"The loss began at {N}, and value (2) of (\d+) is not finite\.",
     lambda run, m: [(m[1], run.losses[0]), (m[2], 1 + int(np.argmin(np.isfinite(run.losses)))), (m[3], len(run.losses))]),
    (r"The first loss is not finite already\.", lambda run, m: [] if not math.isfinite(run.losses[0]) else [(m[0], math.nan)]),
    (r"Improvement per (interval|tenth of the history): ((?:not finite|[-−\d.e+]+ %)(?:, (?:not finite|[-−\d.e+]+ %))*)\.", improvements),
    (rf"On the way it was up to {N} times its start\.", lambda run, m: [(m[1], run.losses.max() / run.losses[0])]),
    (rf"The first third of the history improved it by {P}, the last third by {P}\.", thirds),
    (rf"The mean of its last third is {N} times that of its first\.", growth),
    (rf"It was lowest, {N}, at value (\d+) of (\d+), and ends {N} above that\.", rise_from_minimum),
    (rf"After its first third it rose (\d+) times by at least a tenth of its level, by {P} on average\.", oscillation),
    (rf"In the last half it turned (\d+) times? and rose each time by {P} of its level on average: the path jumps to and fro, and does not "
     r"stand still\.", small_swings),
    (rf"In the last half it deviates by {P} from its line about {N}, and the line (rises|falls) by {P}, no more than chance would\.", noise_floor),
    (rf"The test loss was lowest, {N}, at value (\d+) of (\d+), and ends at {N}, while the training loss fell from {N} to {N}\.", overfitted),
    (r"All units of `layers\.(\d+)` give every training sample the same value, and so does the network: the layer is dead or saturated, and "
     r"no gradient passes it\.", lambda run, m: [(m[1], constant_units(run).index(1.0))]),
    (rf"In `layers\.(\d+)` {P} of the units give every training sample the same value: they are dead or saturated\.", dead_units),
    # Advice.
    (r"Keep the learning rate\.", None),
    (r"When an interval no longer pays for its steps, lower the rate by a schedule, or stop\.", None),
    (r"A smaller momentum coefficient or a decaying schedule calms it too\.", None),
    (r"(?:Larger batches or a decaying schedule calm|A decaying schedule calms) it too\.", None),
    (r"The parameters at the minimum were the better ones: stop there, or decay the rate from there on\.", None),
    (r"If it still ends no lower, look at the initialization and at the scale of the data\.", None),
    (r"If the loss is at its floor, stop; more steps change nothing\.", None),
    (r"Lower the learning rate by a schedule \(step, cosine\)(?: or enlarge the batch)?: the level falls with the noise\.",
     lambda run, m: [(m[0], math.nan)] if "batch" in m[0] and run.job["training"]["batch"]["sampling"] == "full" else []),
    (r"If the level is that of the noise in the data, stop\.", None),
    (r"Take the parameters that did best on the validation samples, more samples, a ridge or a smaller network\.",
     lambda run, m: [] if run.job["training"].get("early_stopping", {}).get("monitor", "train_loss") != "train_loss" else [(m[0], math.nan)]),
    (rf"Reduce the weight decay or the learning rate: at {N} a decay of {N} alone multiplies the parameters by {N} a step, so that they grow "
     rf"at every rate above {N}\.", grows_by_decay),
    (rf"The rate may hold training back: it fell from {N} to {N}; let it fall later, or less\.",
     lambda run, m: [(m[1], rate(run)), (m[2], run.metrics[-1, run.metrics_header.index("learning_rate")])]),
    (r"Stop where the test loss is lowest, or take more samples, a ridge or a smaller network\.", None),
    (r"Start again: more steps bring no unit back\.", None),
    (r"Another seed, a wider layer or an activation with a slope on both sides helps where the rate was not the cause\.", None),
    (rf"Reduce the learning rate: training is stable below {N} as far as its linear model tells(, and {N} is {N} times that)?; try {N} or {N}\.",
     lower_known),
    (rf"Reduce the learning rate: try {N} or {N}\.( Its linear model is stable below {N}, all samples at once\.)?", lower),
    (rf"Raise the learning rate step by step, to {N} first, as long as the loss falls\.", lambda run, m: [(m[1], 3 * rate(run))]),
    (rf"A higher rate is no way out: training is stable below {N} as far as its linear model tells, and the rate is {N}; (?:take more "
     r"steps|use momentum, or take more steps)\.", lambda run, m: [(m[1], limit(run)), (m[2], rate(run))]),
    (rf"Raise the learning rate: try {N}; training is stable below {N} as far as its linear model tells\.", higher),
    (rf"If not, the rate may be raised: {N} is {N} of the {N} below which training is stable as far as its linear model tells\.",
     lambda run, m: [(m[1], rate(run)), (m[2], rate(run) / limit(run)), (m[3], limit(run))]),
    (r"If not, look at the gradient norms and at the smallest singular values: what is left to learn may lie in modes that hardly move\.", None),
    # Tangent features.
    (rf"Kernel, singular values and principal features are those of Θ̄, the mean over {N} outputs of the blocks of Θ of an output with "
     r"itself: it approximates Θ, and is all of it where outputs are alike and do not touch one another\. Stable rates, regression and linear "
     r"models are of Θ\.", summed),
    (rf"It was not compared with Θ, which has {N} rows\.", summed_alone),
    (rf"At {PLACE} Θ is Θ̄ ⊗ I\.", summed_equal),
    (rf"At {PLACE} ‖Θ − Θ̄ ⊗ I‖ is {N} of ‖Θ‖(?:; of the leading {N} singular values? of Θ̄ the farthest is {P} away from the mean of the {N} "
     r"of J that it stands for)?\.", summed_compared),
    (rf"At {PLACE} the feature matrix has {N} rows? and {N} columns?(, one for each of the output layer's parameters|, one for each output and "
     rf"parameter(?: of the output layer)?)?; {N} of its {N} singular "
     rf"values? (?:is|are) above the floor {N} of the method \(\w+\)\.", matrix),
    (rf"The first mode holds {P} of their squares \(effective rank {N}\)\.", leading_mode),
    (rf"From {PLACE} to {PLACE} σ₁ {CHANGE}; the effective rank {CHANGE}\.", spectrum_change),
    (rf"At (?P<place>{PLACE[1:-1]}) the features of shape \((?P<rows>{NUMBER}), (?P<columns>{NUMBER})\) have the leading {LEADING}\. "
     rf"(?:It was|They were) found by products alone, (?P<products>{NUMBER}) of them; the largest residual is (?P<residual>{NUMBER}) of σ₁², where (?P<tolerance>{NUMBER}) is "
     r"allowed\.", leading_values),
    (rf"(No other|None) of the {N} that were asked for is above the floor {N}, where rounding begins\.", leading_fewer),
    (rf"At (?P<place>{PLACE[1:-1]}) the search for the leading modes of the features of shape \((?P<rows>{NUMBER}), (?P<columns>{NUMBER})\) "
     rf"ended after (?P<products>{NUMBER}) products? with a residual of (?P<residual>{NUMBER}) of σ₁², above the (?P<tolerance>{NUMBER}) that "
     rf"is allowed: it has come to {LEADING}(?:, of (?P<asked>{NUMBER}) that were asked for)?\. A larger `features\.leading\.products` lets it go on\.",
     leading_values),
    (rf"The first mode alone holds (?:more than )?{P} of ‖J‖²\.", leading_first),
    (rf"From {PLACE} to {PLACE} σ₁ {CHANGE}(?:; the modes? that (?:was|were) found (?:held (?:more than )?{P} of ‖J‖² and holds? (?:more than )?{P}|holds? (?:more than )?{P} of ‖J‖² at both))?\.",
     leading_change),
    (rf"From initialization to (?P<place>{PLACE[1:-1]}) σ_k² of (?P<modes>{NUMBER}) leading modes changed by (?P<least>{NUMBER}) % to "
     rf"(?P<most>{NUMBER}) %\.", leading_modes),
    (rf"At {PLACE} the parameters of `layers\.(\d+)` hold most of σ_k² in {N} of {N} modes?((?:, of `layers\.\d+` in {NUMBER})*)\.",
     layers_of_many),
    (rf"At {PLACE} the values of the principal features have floors from {N} to {N}\.", floors),
    (rf"At {PLACE} the values of the principal features have a floor of {N}\.", floors),
    (rf"At {PLACE} modes? ([\d, and]+) (?:has a floor|have floors) above a hundredth of (?:its|their) size: (the unfinished search, )?rounding or a close "
     r"neighbour blurs (?:it|them)\.", blurred),
    (rf"At {PLACE} the layer whose parameters hold most of σ₁² is (`layers\.\d+` \([^)]*\))\.", layer_shares),
    (rf"At {PLACE} the layer whose parameters hold most of σ_k² is, from the first mode on: ((?:`layers\.\d+` \([^)]*\)(?:, )?)+)\.", layer_shares),
    (rf"On the {POINTS} the network did not change\.", points),
    (rf"On the {POINTS} the network ended at {N} of its change away from the linear model at initialization, ([^:]*): ((?:training was|with the output layer alone) [^.]*)\.", gap),
    (rf"With ridge λ = {N} the linear model of the tangent features, f₀\(x\) \+ Θ\(x, X\)\(Θ \+ λI\)⁻¹\(y − f₀\(X\)\), is solved( at once)?; its "
     r"predictions on the grid are in `predictions/`\.", ridge),
    (rf"Its equations are solved by conjugate gradients, by at most {N} products? with Θ, to a residual of at most {N} of the right-hand "
     r"side(: that is above 10⁻⁸, where they end by themselves, and these numbers are of an earlier iterate, as those of a larger ridge "
     r"would be)?\.", ridge_iteration),
    (rf"At initialization ‖Θ₀ − Θ∞( ⊗ I)?‖ is {N} of ‖Θ∞(?: ⊗ I)?‖, and the kernel distance of the two {N}: Θ∞ is the tangent kernel of an "
     rf"output (?:where the hidden layers are infinitely wide|over draws, without hidden layers to widen)(, both are of the output layer's parameters alone)?\.", limit_kernel),
    (r"Under the standard parameterization the shares of Θ∞ grow with the number of inputs to their layers: it is that of the job's own "
     r"hidden (widths? [\d, and]+)\.", limit_standard),
    (r"Input weights or biases are not drawn from normal distributions: the limit is that of normal draws of their variances, and that of "
     r"this network but nearly\.", limit_draws),
    (rf"The limit's kernels of (\w+) were found by quadrature, their entries to {N} of the largest\.", limit_quadrature),
    (r"The limit is of the inputs as they are, without the noise that training adds to them\.", None),
    (rf"At initialization σ₁ is {N}, of the limit {N}; the effective rank is {N}, of the limit {N}(?:; the largest stable rate is {N}, of "
     rf"the limit {N})?\.", limit_spectrum),
    (rf"Of the leading {N} modes? on the training inputs (?:the one that turned most from the limit's is mode (\d+)|those that turned most "
     rf"from the limit's are modes (\d+) to (\d+), near-equal there and taken as one space), by {N} degrees\.", limit_modes),
    (rf"Of the leading {N} modes? on the training inputs none turned from the limit's by as much as {N} degrees\.", limit_unturned),
    (r"Regression with the limit's kernels is of squares: with classes it is left out\.",
     lambda run, m: run.expect_words("loss of classes", run.loss, "cross_entropy") or []),
    (rf"Regression with the limit's kernels starts from the mean zero and takes λ = {N}(: both systems can be solved without one|, the "
     rf"smallest by which both systems can be solved to working precision)?(?:(, as does that with Θ₀, which starts from the network)|; that "
     rf"with Θ₀, which starts from the network, needs λ = {N}|(; the system with Θ₀ cannot be solved with that))\.", limit_ridge),
    (rf"Of the trained network's {N} values? on the grid(?: where their band is wider than {N} of the targets' root mean square)? {P} lie "
     rf"within two standard deviations of the mean of infinitely wide networks that gradient descent trained to the end(, held by the ridge "
     rf"to where each began)?(?:, while it kept {P} of its first loss)?\.", limit_band),
    (r"Regression with the limit's kernels was left out: the (?:tangent|NNGP) kernel of infinite width with ridge λ = \S+ is not positive "
     r"definite to working precision: a larger λ \(features\.ridge\) is needed\.",
     lambda run, m: run.expect_words("regression of the limit", run.summary["infinite_width"]["regression"], None) or []),
    (rf"Training the linear model took {N} products? with J and Jᵀ; the last five of them moved its parameters by {N} of their way(\.|, more than 10⁻⁶: "
     rf"where its steps lead is known no better\.)", krylov),
    (rf"Kernel regression was solved by conjugate gradients with a ridge of 10⁻⁶λ₁, to a residual of {N} of its right-hand side at most\.",
     regression_residual),
    (rf"The linear model's test loss is {N}, that of kernel regression {N} with the initial and {N} with the trained kernel, that of the "
     rf"network {N}\.", test_losses),
    (rf"The linear model's test loss is {N}, that of the network {N}\.", linear_test_loss),
    (rf"From initialization to {PLACE} the tangent kernel did not move\.",
     still),
    (rf"From initialization to {PLACE} the tangent kernel turned by a distance of {N} (?:\({N} centered\) )?and moved by {N} of its norm\.",
     kernel_moved),
    (rf"Of its {N} leading modes σ_k² changed by {P} to {P}\.", mode_changes),
    (rf"Of its leading mode σ² changed by {P}\.", mode_change),
    (rf"Full-batch gradient descent(?: with a weight decay of {N})? on the linear model at {PLACE} is (stable|stable in the mean over the instance noise|stable locally, near "
     rf"these outputs,) below a learning rate of {N}; the job's {N} is {N} of it(?: \(for plain gradient descent; the job ([\w ]+)\))?\.", stable),
    (r"The spectrum of the features as (\w+) scales them, J P\^\(−½\), is left out: it needs J, which features\.method lanczos does not "
     r"form\.", left_out_optimizer),
    (rf"At {PLACE} the features as (\w+) scales them, J P\^\(−½\), have σ₁ = {N} and the effective rank {N}; J itself has {N} and {N}\.",
     preconditioned_spectrum),
    (rf"At {PLACE} λ₁\(P⁻¹H\) of the training loss is {N}, which is {N} of {N}, the edge above which (\w+)'s steps grow at its rate there"
     r"( as long as no gradient is clipped)?\.",
     preconditioned_edge),
    (rf"From step {N} on, once the start of (\w+)'s averages weighs below 1 %, λ₁\(P⁻¹H\) was largest beside its edge at step {N}, "
     rf"where it was {N} of it(, the edge of steps that are not clipped)?\.", nearest_to_edge),
    (rf"Wherever its outputs go, it converges below {N}, by the bound on the softmax Hessian\.",
     lambda run, m: [(m[1], first_summary(run)["max_stable_learning_rate_everywhere"])]),
    (rf"A single run(?: without clipping)? obeys the limit of the mean square, {N} with the job's batches: above it the spread grows without bound though the mean "
     r"converges\.", lambda run, m: [(m[1], first_summary(run)["max_stable_learning_rate_mean_square"])]),
    (r"A single run(?: without clipping)? obeys the limit of the mean square, which is lower and was not computed: it needs the mean squared error and a small "
     r"network(?:, and no weight decay)?\.", None),
    (rf"These rates are means over {N} draws? of each sample's noise\.", lambda run, m: [(m[1], run.noise_draws())]),
]
