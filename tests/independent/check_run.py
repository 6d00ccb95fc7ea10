"""Recomputes what a run folder says from its parameters, data and job alone, and reports what differs.

It shares no code with src/: the network, its Jacobian, spectra, kernels, rates and linear models are NumPy's, written from
docs/theory.md. Used by check_numbers.py."""
import csv
import json
import math
import os

import numpy as np
import yaml

import along_training
import draws
import infinite_width
import preconditioned
import samples
from network import Network, loss, loss_gradient, read_safetensors, smoothed, softmax

EPSILON = np.finfo(float).eps


class Keys(dict):
    """An object of a JSON file; a key that is not there reads as "missing", which equals no number."""

    def __missing__(self, key):
        return "missing"


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def read_numbers(path):
    header, rows = read_csv(path)
    return header, np.array([[float(cell) if cell else math.nan for cell in row] for row in rows]).reshape(-1, len(header))


def centered(theta, outputs):
    """Θ with the mean over samples taken out of rows and columns, output by output."""
    n = len(theta) // outputs
    project = np.kron(np.eye(n) - 1 / n, np.eye(outputs))
    return project @ theta @ project


def distance(a, b):
    # Scaled first: squares of a kernel that exploded overflow.
    a, b = (x / max(np.abs(x).max(), np.finfo(float).tiny) for x in (a, b))
    norms = np.linalg.norm(a) * np.linalg.norm(b)
    if norms == 0:
        return 0.0 if np.linalg.norm(a) == np.linalg.norm(b) else 1.0
    return float(np.sum((a / np.linalg.norm(a) - b / np.linalg.norm(b)) ** 2) / 2)


def schedule(options, t):
    """η_t/η₀."""
    kind = options["kind"]
    if kind == "step":
        return options["factor"] ** (t // options["every"])
    if kind == "exponential":
        return math.exp(-options["rate"] * t)
    return 1 / (1 + options["rate"] * t) if kind == "inverse_time" else 1.0


def sign_of(rule):
    """1 where less is better of what a rule monitors, −1 where more is."""
    return -1 if rule["monitor"] == "validation_accuracy" else 1


def plateau_rates(training, values):
    """η after each row: reduced where none of more than `patience` rows was better than the best by the relative threshold."""
    rule, rate, best, bad, cooldown, rates = training["schedule"], training["learning_rate"], None, 0, 0, []
    sign = sign_of(rule)
    for value in values:
        if not math.isnan(value) and (best is None or sign * value < sign * best * (1 - sign * rule["threshold"])):
            best, bad = value, 0
        else:
            bad += 1
        if cooldown > 0:
            cooldown, bad = cooldown - 1, 0
        if bad > rule["patience"]:
            lower = max(rate * rule["factor"], rule["minimum"])
            rate = lower if rate - lower > 1e-8 else rate
            bad, cooldown = 0, rule["cooldown"]
        rates.append(rate)
    return rates


class Checkpoint:
    """A network at a checkpoint, and the linear model of its trained layers there."""

    def __init__(self, run, name):
        tensors = read_safetensors(os.path.join(run.folder, "checkpoints", name + ".safetensors"))
        job = run.job["network"]
        self.network = Network(tensors, job["activation"], job["parameterization"])
        self.theta = self.network.flat()
        slices = list(self.network.parameter_slices())
        first = 0 if run.job["training"]["layers"] == "all" else slices[-2][2].start
        self.trained = slice(first, len(self.theta))
        # Parameters of a linear model are in units of the roots of their learning rates.
        self.roots = np.sqrt(self.network.rates(run.job["training"]["optimizer"]["kind"])[self.trained])
        self.layers = {layer: slice(min(s.start for l, _, s in slices if l == layer) - first,
                                    max(s.stop for l, _, s in slices if l == layer) - first)
                       for layer, _, s in slices if s.start >= first}
        self.train_outputs = self.network.evaluate(run.x)
        self.jacobian = self.features(run.x)
        self.kernel = self.jacobian @ self.jacobian.T
        self.summed = run.job["features"].get("kernel") == "summed" and self.network.outputs > 1
        self.rows_of_sample = 1 if self.summed else self.network.outputs
        self.analyzed_jacobian = self.analyzed(self.jacobian)
        self.analyzed_kernel = self.kernel
        if self.summed:
            blocks = self.kernel.reshape(len(run.x), self.network.outputs, len(run.x), self.network.outputs)
            self.analyzed_kernel = np.einsum("sjtj->st", blocks) / self.network.outputs

    def features(self, x):
        return self.network.jacobian(x)[:, self.trained] * self.roots

    def analyzed(self, jacobian):
        """What is decomposed: J, or of a summed kernel its rows of all outputs side by side, over √o."""
        return jacobian.reshape(len(jacobian) // self.network.outputs, -1) / math.sqrt(self.network.outputs) if self.summed else jacobian


class Run:
    """A run folder, and every check of it; `problems` collects what does not hold."""

    def __init__(self, folder):
        self.folder = folder
        self.problems, self.checked, self.drawn = [], 0, None
        with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
            self.summary = json.load(file, object_hook=Keys)
        with open(os.path.join(folder, "resolved.yaml"), encoding="utf-8") as file:
            self.job = yaml.safe_load(file)
        self.loss, self.smoothing = self.job["training"]["loss"], self.job["training"]["label_smoothing"]
        self.x, self.y = samples.scaled(self, "train")
        self.test, self.validation = samples.scaled(self, "test"), samples.scaled(self, "validation")
        self.metrics_header, self.metrics = read_numbers(os.path.join(folder, "metrics.csv"))
        self.checkpoints = {name: Checkpoint(self, name) for name in self.summary["checkpoints"]}

    def last(self):
        """The checkpoint at the end, which may not have been looked at."""
        return self.checkpoints.get("final") or Checkpoint(self, "final")

    def rate(self, t):
        """η_t; of a schedule that goes by rows, that of the last row."""
        training = self.job["training"]
        if training["schedule"]["kind"] != "reduce_on_plateau":
            return training["learning_rate"] * schedule(training["schedule"], t)
        return plateau_rates(training, self.metrics[:, self.metrics_header.index(training["schedule"]["monitor"])])[
            np.searchsorted(self.metrics[:, 0], t, side="right") - 1]

    def clipped(self, g):
        longest = self.job["training"].get("clip_gradient_norm")
        return g if longest is None else g * min(1, longest / (np.linalg.norm(g) + 1e-6))

    def expect(self, what, said, found, relative=1e-9, absolute=0.0):
        """One number: `said` in the folder, `found` here."""
        self.checked += 1
        if said is None or found is None or said == "missing":
            if said is not found or said == "missing":
                self.problems.append(f"{what}: {said} is said, {found} was found")
            return
        said, found = float(said), float(found)
        if said == found or (math.isnan(said) and math.isnan(found)):
            return
        if not abs(said - found) <= absolute + relative * max(abs(said), abs(found)):
            self.problems.append(f"{what}: {said!r} is said, {found!r} was found")

    def check(self):
        samples.check(self)
        self.check_counts()
        self.check_status()
        self.check_metrics()
        for name, at in self.checkpoints.items():
            self.check_spectrum(name, at)
            self.check_grid(name)
            self.check_principal_features(name, at)
            self.check_kernel(name, at)
            self.check_rates(name, at)
        preconditioned.check(self, read_numbers)
        infinite_width.check(self, read_numbers)
        self.check_linear_model()
        self.check_along_training()
        along_training.check(self)
        return self.problems

    # Status, counts, losses and gradients.

    def check_status(self):
        """Diverging: all steps taken, everything finite, the last loss above ten times the first and above every one before it."""
        losses = self.metrics[:, self.metrics_header.index("train_loss")]
        growing = len(losses) > 1 and losses[-1] > 10 * losses[0] and losses[-1] > losses[:-1].max()
        finite = self.summary["status"] != "diverged"
        if finite and (self.summary["status"] == "diverging") != bool(growing and np.all(np.isfinite(losses))):
            self.problems.append(f"status: {self.summary['status']} is said, losses went from {losses[0]} to {losses[-1]}")

    def check_counts(self):
        for at in self.checkpoints.values():
            self.expect("parameter_count", self.summary["parameter_count"], len(at.theta))
            self.expect("trained_parameter_count", self.summary["trained_parameter_count"], at.jacobian.shape[1])

    def metric(self, step, column):
        rows = self.metrics[self.metrics[:, 0] == step]
        if column not in self.metrics_header:
            return "missing"
        return rows[0, self.metrics_header.index(column)] if len(rows) else None

    def check_metrics(self):
        self.expect("steps", self.summary["steps"], self.metrics[-1, 0])
        for row in self.metrics:
            self.expect(f"learning_rate at step {row[0]}", row[self.metrics_header.index("learning_rate")], self.rate(int(row[0])), 1e-12)
        self.check_epochs()
        self.check_early_stopping()
        validated = self.validation is not None
        for key, there in (("validation_loss", validated), ("validation_accuracy", validated and self.loss == "cross_entropy")):
            self.expect(f"{key} in metrics.csv", key in self.metrics_header, there)
        self.check_best_validation()
        for key in ("train_loss", "test_loss") + (("validation_loss",) if validated else ()):
            last = self.metric(self.metrics[-1, 0], key)
            # JSON has no infinity.
            self.expect(key, self.summary[key], last if last is not None and math.isfinite(last) else None)
        if self.job["precision"] != "float64":
            return
        for name, at in self.checkpoints.items():
            step = self.summary["checkpoints"][name]["step"]
            if self.metric(step, "train_loss") is None:
                continue
            self.expect(f"train_loss at {name}", self.metric(step, "train_loss"), loss(self.loss, at.train_outputs, self.y, self.smoothing),
                        1e-9, 1e-13)
            for part, own in (("train", (self.x, self.y)), ("test", self.test), ("validation", self.validation)):
                if own is None:
                    continue
                outputs = at.network.evaluate(own[0])
                if part != "train":
                    self.expect(f"{part}_loss at {name}", self.metric(step, f"{part}_loss"),
                                loss(self.loss, outputs, own[1], self.smoothing), 1e-9, 1e-13)
                if self.loss == "cross_entropy":
                    self.expect(f"{part}_accuracy at {name}", self.metric(step, f"{part}_accuracy"),
                                float(np.mean(outputs.argmax(axis=1) == own[1].ravel())))
            gradient = at.network.jacobian(self.x).T @ loss_gradient(self.loss, at.train_outputs, self.y, self.smoothing)
            least = 1e-12 * np.linalg.norm(at.network.jacobian(self.x)) / math.sqrt(len(self.x))
            self.expect(f"gradient_norm at {name}", self.metric(step, "gradient_norm"), np.linalg.norm(gradient), 1e-8, least)
            self.expect(f"gradient_norm.trained at {name}", self.metric(step, "gradient_norm.trained"),
                        np.linalg.norm(gradient[at.trained]), 1e-8, least)
            for layer, kind, part in at.network.parameter_slices():
                self.expect(f"gradient_norm.layers.{layer}.{kind} at {name}", self.metric(step, f"gradient_norm.layers.{layer}.{kind}"),
                            np.linalg.norm(gradient[part]), 1e-8, least)

    def best_validation(self):
        """The row of the lowest validation loss: its value and step; None without one."""
        if self.validation is None:
            return None
        losses = self.metrics[:, self.metrics_header.index("validation_loss")]
        best = int(np.argmin(np.where(np.isnan(losses), np.inf, losses)))
        return losses[best], self.metrics[best, 0]

    def check_best_validation(self):
        said, found = self.summary["best_validation"], self.best_validation()
        self.expect("best_validation is there", said not in (None, "missing"), found is not None)
        if found is not None and said not in (None, "missing"):
            for key, value in zip(("loss", "step"), found):
                self.expect(f"best_validation.{key}", said[key], value)

    def check_epochs(self):
        training, batch = self.job["training"], self.job["training"]["batch"]
        if "epochs" not in training or training["epochs"] is None:
            self.expect("epoch in metrics.csv", "epoch" in self.metrics_header, False)
            return
        each = math.ceil(len(self.x) / batch["size"]) if batch["sampling"] != "full" else 1
        self.expect("training.steps", training["steps"], each * training["epochs"])
        for row in self.metrics:
            self.expect(f"epoch at step {row[0]}", row[self.metrics_header.index("epoch")], row[0] / each, 1e-15)

    def check_early_stopping(self):
        rule, said = self.job["training"].get("early_stopping"), self.summary["stopped_early"]
        if rule is None:
            self.expect("stopped_early is there", said != "missing", False)
            return
        column, best, at, since, end = self.metrics_header.index(rule["monitor"]), None, 0, 0, None
        sign, reference = sign_of(rule), None
        for row in self.metrics:
            value = row[column]
            if not math.isnan(value) and (best is None or sign * value < sign * best):
                best, at = value, row[0]
            if not math.isnan(value) and (reference is None or sign * value < sign * reference - rule["min_improvement"]):
                reference, since = value, 0
            else:
                since += 1
            if since >= rule["patience"] and end is None:
                end = row[0]
        stopped = end is not None and end < self.job["training"]["steps"] and self.summary["status"] in ("completed", "diverging")
        self.expect("stopped_early is there", said != "missing", stopped)
        if stopped:
            for key, value in (("step", end), ("best", best), ("best_step", at), ("step", self.summary["steps"])):
                self.expect(f"stopped_early.{key}", said[key], value)
        if "best" in self.summary["checkpoints"] and self.summary["status"] == "completed":
            self.expect("step of best", self.summary["checkpoints"]["best"]["step"], at)

    # Spectra and principal features.

    def singular_values(self, name):
        header, values = read_numbers(os.path.join(self.folder, "features", name, "singular_values.csv"))
        return values[:, header.index("singular_value")], values[:, header.index("floor")]

    def check_spectrum(self, name, at):
        said, floors = self.singular_values(name)
        summary = self.summary["checkpoints"][name]
        sigma = np.linalg.svd(at.analyzed_jacobian, compute_uv=False)
        floor = summary["floor"]
        if summary["method"] == "lanczos":
            self.check_leading(name, said, sigma, summary)
            return
        self.expect(f"number of singular values at {name}", len(said), len(sigma))
        self.expect(f"floor in singular_values.csv at {name}", floors[0], floor)
        least = {"kernel": math.sqrt(len(at.analyzed_jacobian) * EPSILON)}.get(summary["method"], max(at.analyzed_jacobian.shape) * EPSILON)
        if floor < sigma[0] * least * (1 - 1e-6):
            self.problems.append(f"floor at {name}: {floor} lies below {sigma[0] * least}")
        for k, (one, other) in enumerate(zip(said, sigma)):
            self.expect(f"σ_{k + 1} at {name}", one, other, 1e-13, floor)
        self.expect(f"sigma_max at {name}", summary["sigma_max"], said[0])
        self.expect(f"sigma_min at {name}", summary["sigma_min"], said[-1])
        self.expect(f"numerical_rank at {name}", summary["numerical_rank"], int(np.sum(said > floor)))
        q = sigma ** 2 / np.sum(sigma ** 2) if sigma[0] > 0 else np.zeros(0)
        entropy = -np.sum(q[q > 0] * np.log(q[q > 0]))
        self.expect(f"effective_rank at {name}", summary["effective_rank"], math.exp(entropy) if len(q) else 0, 1e-6)
        resolved = said[-1] > floor
        self.expect(f"condition_number at {name}", summary["condition_number"], said[0] / said[-1] if resolved else None)
        above = said[0] / floor if not resolved and floor > 0 else None
        self.expect(f"condition_number_above at {name}", summary["condition_number_above"], above)

    def leading(self, name):
        """Bounds and residuals of the leading modes."""
        header, values = read_numbers(os.path.join(self.folder, "features", name, "singular_values.csv"))
        return values[:, header.index("bound")], values[:, header.index("residual")]

    def check_leading(self, name, said, sigma, summary):
        """Each value lies within its bound of one of J's own, and nothing is said of the others."""
        (bounds, residuals), leading = self.leading(name), summary["leading"]
        modes = max(self.job["features"]["leading"]["modes"], self.job["features"]["principal"])
        self.expect(f"leading.modes at {name}", leading["modes"], len(said))
        if leading["converged"]:
            # Those that are not above the floor are left out; near it rounding decides.
            floor, asked = self.singular_values(name)[1][0], min(modes, len(sigma))
            above, below = (min(asked, max(1, int(np.sum(sigma > share * floor)))) for share in (0.99, 1.01))
            self.expect(f"leading.asked at {name}", leading["asked"], asked)
            self.expect(f"number of leading singular values at {name}", len(said), len(said) if below <= len(said) <= above else above)
        for k, (one, bound) in enumerate(zip(said, bounds)):
            # What has not converged may be a value further down.
            own = sigma[k] if leading["converged"] else sigma[np.argmin(np.abs(sigma - one))]
            self.expect(f"leading σ_{k + 1} at {name}", one, own, 1e-13, bound)
        self.expect(f"sigma_max at {name}", summary["sigma_max"], said[0])
        for key in ("sigma_min", "numerical_rank", "effective_rank", "condition_number", "condition_number_above", "kernel_distance",
                    "kernel_distance_centered", "kernel_change", "target_alignment"):
            self.expect(f"{key} at {name}", summary[key], None)
        largest = residuals.max() / said[0] ** 2 if said[0] > 0 else 0
        self.expect(f"leading.largest_residual at {name}", leading["largest_residual"], largest)
        self.expect(f"leading.converged at {name}", leading["converged"], largest <= leading["tolerance"])
        if sigma[0] > 0:
            self.expect(f"leading.share at {name}", leading["share"], np.sum(said ** 2) / np.sum(sigma ** 2), 1e-9)

    def columns(self, name, file, prefix):
        header, values = read_numbers(os.path.join(self.folder, "features", name, file))
        return values[:, [i for i, column in enumerate(header) if column.startswith(prefix)]]

    def grid(self, name):
        _, values = read_numbers(os.path.join(self.folder, "predictions", name + ".csv"))
        return values[:, :self.x.shape[1]]

    def check_grid(self, name):
        wish = self.job["features"].get("grid", {})
        if "count" not in wish:
            return
        counts, ranges = wish["count"], wish["range"]
        if not isinstance(counts, list):
            counts, ranges = [counts], [ranges]
        axes = [np.linspace(*interval, count) for interval, count in zip(ranges, counts)]
        # x_1 runs fastest.
        expected = np.stack([axis.ravel() for axis in np.meshgrid(*axes)], axis=1)
        found = self.grid(name)
        self.expect(f"points of the grid at {name}", found.shape[0], expected.shape[0], 0, 0)
        if found.shape == expected.shape:
            scale = np.abs(expected).max()
            self.expect(f"grid at {name}: distance", np.abs(found - expected).max(), 0, 0, 8 * EPSILON * scale)

    def check_principal_features(self, name, at):
        u, sigma, vt = np.linalg.svd(at.analyzed_jacobian, full_matrices=False)
        summary = self.summary["checkpoints"][name]
        floor = summary["floor"]
        if summary["method"] == "lanczos":
            # A residual r of σ² is one of r/σ in J.
            floor = max(floor, self.leading(name)[1].max() / max(sigma[0], 1e-300))
        on_train = self.columns(name, "principal_features_train.csv", "phi_")
        on_grid = self.columns(name, "principal_features.csv", "phi_")
        grid = at.analyzed(at.features(self.grid(name)))
        scale = max(1.0, np.linalg.norm(grid, 2) / max(np.linalg.norm(at.analyzed_jacobian, 2), 1e-300))
        for k in range(on_train.shape[1]):
            gap = min((abs(sigma[k] - other) for j, other in enumerate(sigma) if j != k), default=sigma[k])
            # Singular vectors turn by at most about floor/gap (Wedin); where that is much, they are no one's.
            turn = 10 * floor / gap if gap > 0 else 1
            if turn > 0.01 or sigma[k] <= 10 * floor:
                continue
            sign = math.copysign(1, on_train[:, k] @ u[:, k])
            error = np.linalg.norm(sign * on_train[:, k] - sigma[k] * u[:, k])
            self.expect(f"φ_{k + 1} on the training inputs at {name}: distance", error, 0, 0, sigma[k] * (turn + 1e-10) + floor)
            phi = grid @ vt[k]
            error = np.linalg.norm(sign * on_grid[:, k] - phi)
            self.expect(f"φ_{k + 1} on the grid at {name}: distance", error, 0, 0,
                        scale * (sigma[0] * turn + 1e-10 * sigma[k] + 10 * floor))
        self.check_modes(name, at, u, sigma, vt, floor)

    def check_modes(self, name, at, u, sigma, vt, floor):
        path = os.path.join(self.folder, "features", name, "modes.csv")
        if not os.path.exists(path):
            self.problems.append(f"features/{name}/modes.csv is missing")
            return
        header, values = read_numbers(path)
        for k, row in enumerate(values):
            gap = min((abs(sigma[k] - other) for j, other in enumerate(sigma) if j != k), default=sigma[k])
            if gap == 0 or 10 * floor / gap > 0.01 or sigma[k] <= 1e3 * floor:
                continue
            for layer, part in at.layers.items():
                share = float(np.sum(vt[k].reshape(-1, at.jacobian.shape[1])[:, part] ** 2))
                self.expect(f"share of layers.{layer} in mode {k + 1} at {name}", row[header.index(f"share.layers.{layer}")], share,
                            1e-7, 100 * floor / gap + 1e-9)
            if "init" in self.checkpoints:
                start, start_floor = self.singular_values("init")
                # Of leading modes there may be fewer at one of two checkpoints.
                if k < len(start) and start[k] > 1e4 * start_floor[0]:
                    # 2 floor/σ is what σ² may be off by, relatively.
                    blur = 4 * (floor / sigma[k] + start_floor[0] / start[k]) * (sigma[k] / start[k]) ** 2
                    first = np.linalg.svd(self.checkpoints["init"].analyzed_jacobian, compute_uv=False)
                    self.expect(f"relative_change of mode {k + 1} at {name}", row[header.index("relative_change")],
                                (sigma[k] / first[k]) ** 2 - 1, 1e-7, blur + 1e-9)

    # Kernels.

    def check_kernel(self, name, at):
        saved = os.path.join(self.folder, "features", name, "tangent_kernel.npy")
        if os.path.exists(saved):
            kernel = np.load(saved)
            self.expect(f"tangent_kernel.npy at {name}: distance", np.linalg.norm(kernel - at.analyzed_kernel), 0, 0,
                        1e-11 * np.linalg.norm(at.analyzed_kernel))
        saved = os.path.join(self.folder, "features", name, "tangent_features.npy")
        if os.path.exists(saved):
            jacobian = np.load(saved)
            self.expect(f"tangent_features.npy at {name}: distance", np.linalg.norm(jacobian - at.jacobian), 0, 0,
                        1e-10 * np.linalg.norm(at.jacobian))
        summary = self.summary["checkpoints"][name]
        self.check_summed(name, at, summary)
        if summary["method"] == "lanczos":
            return
        outputs = at.rows_of_sample
        if "init" in self.checkpoints:
            first = self.checkpoints["init"].analyzed_kernel
            self.expect(f"kernel_distance at {name}", summary["kernel_distance"], distance(first, at.analyzed_kernel), 1e-6, 1e-13)
            a, b = centered(first, outputs), centered(at.analyzed_kernel, outputs)
            if np.linalg.norm(a) > 1e-10 * np.linalg.norm(first) and np.linalg.norm(b) > 1e-10 * np.linalg.norm(at.analyzed_kernel):
                self.expect(f"kernel_distance_centered at {name}", summary["kernel_distance_centered"], distance(a, b), 1e-5, 1e-11)
            self.expect(f"kernel_change at {name}", summary["kernel_change"],
                        np.linalg.norm(at.analyzed_kernel - first) / np.linalg.norm(first), 1e-6, 1e-11)
        y = self.y if self.loss == "mean_squared_error" else np.eye(at.network.outputs)[self.y.astype(int).ravel()]
        theta, target = centered(at.analyzed_kernel, outputs), y - y.mean(axis=0)
        # Of a summed kernel Θ̄ ⊗ I.
        target = target if at.summed else target.reshape(-1, 1)
        if np.linalg.norm(theta) > 1e-10 * np.linalg.norm(at.analyzed_kernel) and np.linalg.norm(target) > 0:
            alignment = np.sum(target * (theta @ target)) / (
                math.sqrt(target.shape[1]) * np.linalg.norm(theta) * np.sum(target ** 2))
            # Centering leaves rounding of the whole kernel.
            rounding = 10 * len(theta) * EPSILON * np.linalg.norm(at.analyzed_kernel) / np.linalg.norm(theta)
            self.expect(f"target_alignment at {name}", summary["target_alignment"], alignment, 1e-7, 1e-10 + rounding)

    def check_summed(self, name, at, summary):
        """How far Θ is from Θ̄ ⊗ I, and σ̄_k from the mean of the o values that it stands for."""
        self.expect(f"kernel at {name}", summary.get("kernel") == "summed", at.summed)
        self.expect(f"summed at {name} is there", "summed" in summary, at.summed and len(at.kernel) <= 3000)
        if "summed" not in summary or not at.summed:
            return
        said, outputs = summary["summed"], at.network.outputs
        apart = np.linalg.norm(at.kernel - np.kron(at.analyzed_kernel, np.eye(outputs))) / np.linalg.norm(at.kernel)
        self.expect(f"summed.distance at {name}", said["distance"], apart, 1e-9, 1e-12)
        sigma = np.zeros(len(at.kernel))
        values = np.linalg.svd(at.jacobian, compute_uv=False)
        sigma[:len(values)] = values
        means, own = sigma.reshape(-1, outputs).mean(axis=1), self.singular_values(name)[0]
        # Near the floor of √eigenvalues rounding decides what is compared.
        if said["modes"] > 0 and means[said["modes"] - 1] > 1e3 * sigma[0] * math.sqrt(len(sigma) * EPSILON):
            found = np.abs(own[:said["modes"]] - means[:said["modes"]]) / means[:said["modes"]]
            # Leading values are as near as their bounds, which are those of a search to 1e-6 of the first; a value of Θ that rounding
            # hides may be anything below the floor, and stands in a mean beside larger ones.
            off = np.max(self.leading(name)[0][:said["modes"]] / means[:said["modes"]]) if self.forms_no_kernel() else 0
            hidden = sigma.reshape(-1, outputs)[:said["modes"]].min() < sigma[0] * math.sqrt(len(sigma) * EPSILON)
            off += sigma[0] * math.sqrt(len(sigma) * EPSILON) / means[said["modes"] - 1] if hidden else 0
            self.expect(f"summed.largest_difference at {name}", said["largest_difference"], found.max(), 1e-5, 1e-7 + off)

    # Learning rates.

    def check_rates(self, name, at):
        summary, decay = self.summary["checkpoints"][name], self.job["training"]["optimizer"]["weight_decay"]

        def decayed(limit):
            return limit if decay == 0 else 1 / (1 / limit + decay / 2)

        noise = self.noise()
        n = len(self.x)
        if self.loss == "cross_entropy":
            p = softmax(at.train_outputs)
            o = p.shape[1]
            root, projector = np.zeros((n * o, n * o)), np.kron(np.eye(n), np.eye(o) - 1 / o)
            for i in range(n):
                block = slice(i * o, (i + 1) * o)
                root[block, block] = np.diag(np.sqrt(p[i])) - np.outer(p[i], np.sqrt(p[i]))
            local = 2 * n / np.linalg.eigvalsh(root.T @ at.kernel @ root)[-1]
            everywhere = 4 * n / np.linalg.eigvalsh(projector @ at.kernel @ projector)[-1]
            self.expect(f"max_stable_learning_rate at {name}", summary["max_stable_learning_rate"], decayed(local), 1e-5)
            self.expect(f"max_stable_learning_rate_everywhere at {name}", summary["max_stable_learning_rate_everywhere"], decayed(everywhere),
                        1e-6)
        elif noise == 0:
            m = self.y.size
            found = summary["method"] != "lanczos" or summary["leading"]["converged"] or at.summed
            self.expect(f"max_stable_learning_rate at {name}", summary["max_stable_learning_rate"],
                        decayed(m / np.linalg.norm(at.jacobian, 2) ** 2) if found else None, 1e-9)
        elif at.network.depth == 1:
            # E[J̌ᵀJ̌] = JᵀJ + n σ² on the weights, the bias has no noise; s of ntk enters the features.
            weights = at.network.weights[0].size
            gram = at.jacobian.T @ at.jacobian
            gram[:weights, :weights] += n * (noise * at.network.scales[0]) ** 2 * np.eye(weights)
            self.expect(f"max_stable_learning_rate at {name}", summary["max_stable_learning_rate"],
                        decayed(self.y.size / np.linalg.eigvalsh(gram)[-1]), 1e-9)
        else:
            drawn = at.features(self.drawn_inputs(self.noise_draws()))
            self.expect(f"max_stable_learning_rate at {name}", summary["max_stable_learning_rate"],
                        decayed(self.y.size * self.noise_draws() / np.linalg.norm(drawn, 2) ** 2), 1e-9)

    # The linear model beside the network.

    def check_linear_model(self):
        said = self.summary["linearized"]
        if said is None or "init" not in self.checkpoints or "final" not in self.checkpoints:
            return
        first, last = self.checkpoints["init"], self.checkpoints["final"]
        header, values = read_numbers(os.path.join(self.folder, "predictions", "linearized.csv"))
        grid = self.grid("init")

        def column(name):
            picked = [i for i, c in enumerate(header) if c == name or c.startswith(name + "_")]
            return values[:, picked]

        initial, network, linear = (column(c).ravel() for c in ("initial", "network", "linearized"))
        change, gap = np.linalg.norm(network - initial), np.linalg.norm(network - linear)
        if not np.isfinite([change, gap]).all():
            self.expect("gap of values that overflow", said["gap"], None)
            return
        self.expect("gap", said["gap"], gap / change if change > 0 else 0, 1e-9)
        self.expect("initial on the grid: distance", np.linalg.norm(initial - first.network.evaluate(grid).ravel()), 0, 0,
                    1e-10 * (1 + np.linalg.norm(initial)))
        self.expect("network on the grid: distance", np.linalg.norm(network - last.network.evaluate(grid).ravel()), 0, 0,
                    1e-10 * (1 + np.linalg.norm(network)))
        if self.is_trained_alone() or not said["is_trained"]:
            for points, found in ((grid, linear),):
                expected = self.linear_model(first, last, said["is_trained"])(points).ravel()
                self.expect("linear model on the grid: distance", np.linalg.norm(found - expected), 0, 0,
                            1e-6 * (np.linalg.norm(expected) + np.linalg.norm(initial)))
            if self.test is not None:
                found = self.linear_model(first, last, said["is_trained"])(self.test[0])
                self.expect("linearized.test_loss", said["test_loss"], loss(self.loss, found, self.test[1], self.smoothing), 1e-5, 1e-12)
        for key, at in (("regression_test_loss", first), ("trained_regression_test_loss", last)):
            if self.loss == "cross_entropy":
                self.expect("linearized." + key, said[key], None)
            elif self.test is not None and not at.summed:
                # By conjugate gradients, ended early, it is another function.
                found = self.regression(at)
                if self.forms_no_kernel() and said[key] is None:
                    # Without a σ₁ that was found there is no ridge.
                    name = "init" if at is first else "final"
                    self.expect(f"leading of {key} converged", self.summary["checkpoints"][name]["leading"]["converged"], False)
                elif self.forms_no_kernel():
                    exact = math.sqrt(np.mean((found(self.test[0]) - self.test[1]) ** 2))
                    self.expect("root of linearized." + key, math.sqrt(said[key]), exact, 1e-6,
                                self.iterate_error(at, said["regression_residual"]))
                elif found is not None:
                    # f₀ + a correction of its size: what is left of a network that explodes is its rounding.
                    size = np.mean(at.network.evaluate(self.test[0]) ** 2)
                    self.expect("linearized." + key, said[key], np.mean((found(self.test[0]) - self.test[1]) ** 2), 1e-4, 1e-10 * (1 + size))

    def linear_model(self, first, last, is_trained):
        if not is_trained:
            step = (last.theta - first.theta)[first.trained] / first.roots
            return lambda x: first.network.evaluate(x) + (first.features(x) @ step).reshape(len(x), -1)
        step = self.simulate(first)[self.summary["steps"]]
        return lambda x: first.network.evaluate(x) + (first.features(x) @ step).reshape(len(x), -1)

    def batches(self):
        """The rows that each step sees; None where they were not written down."""
        batch, steps = self.job["training"]["batch"], self.summary["steps"]
        if batch["sampling"] == "full":
            return [np.arange(len(self.x))] * steps
        path = os.path.join(self.folder, "batches.csv")
        if not os.path.exists(path):
            return None
        return [row[1:][np.isfinite(row[1:])].astype(int) for row in read_numbers(path)[1]]

    def gradient(self, jacobian, outputs, targets, d):
        return jacobian.T @ loss_gradient(
            self.loss, outputs + (jacobian @ d).reshape(outputs.shape), targets, self.smoothing)

    def is_by_modes(self):
        training = self.job["training"]
        return training["loss"] == "mean_squared_error" and training["optimizer"]["kind"] in ("sgd", "momentum") \
            and training["batch"]["sampling"] == "full" and training.get("clip_gradient_norm") is None

    def is_in_krylov_space(self):
        """Where no kernel is formed; weight decay leaves the space."""
        return self.goes_by_products() and self.is_by_modes() and self.job["training"]["optimizer"]["weight_decay"] == 0

    def goes_by_products(self):
        """Whether rates, ridge and linear model are found without the whole kernel."""
        outputs = self.checkpoints["init"].network.outputs
        return self.forms_no_kernel() or (self.job["features"].get("kernel") == "summed" and outputs > 1)

    def forms_no_kernel(self):
        return self.job["features"]["method"] == "lanczos"

    def noise_draws(self):
        """Draws of each sample's noise that the mean over it is taken over: as many as give 1,600 rows. None: it is exact, the network being
        linear in its inputs."""
        rows, depth = self.y.size, self.checkpoints["init"].network.depth
        return None if depth == 1 and 2 * self.x.shape[1] * rows <= 1600 else min(max(1600 // rows, 2), 64)

    def noisy_gradient(self, first, d, t, rows):
        """Under instance noise: of the batch with the noise of step t, or, where steps are trained in the mean, of the mean."""
        network, sigma, seed = first.network, self.noise(), self.job["seed"]
        if not self.is_by_modes():
            x = self.x + sigma * draws.normals(seed, f"training/instance_noise/{t}", self.x.shape)
            return self.gradient(first.features(x[rows]), network.evaluate(x[rows]), self.y[rows], d)
        count = self.noise_draws()
        if count is None:
            # E (s wᵀx̌ + b − y)² = (s wᵀx + b − y)² + σ²s²‖w‖².
            g, weights = self.gradient(first.jacobian, first.train_outputs, self.y, d), network.weights[0].size
            g[:weights] += 2 * len(self.x) / self.y.size * (sigma * network.scales[0]) ** 2 * (first.theta + d)[:weights]
            return g
        if self.drawn is None:
            x = self.drawn_inputs(count)
            self.drawn = first.features(x), network.evaluate(x), np.repeat(self.y, count, axis=0)
        return self.gradient(*self.drawn, d)

    def drawn_inputs(self, count):
        x = np.repeat(self.x, count, axis=0)
        return x + self.noise() * draws.normals(self.job["seed"], "features/instance_noise", x.shape)

    def simulate(self, first):
        """(θ − θ₀)/√m of the linear model after 0, 1, … steps, of the trained layers: the job's optimizer on f₀ + J(θ − θ₀)."""
        training, d = self.job["training"], np.zeros(first.jacobian.shape[1])
        rule, outputs = training["optimizer"], first.train_outputs.shape[1]
        kind, velocity, square, path = rule["kind"], np.zeros_like(d), np.zeros_like(d), [d.copy()]
        for t, rows in enumerate(self.batches()):
            rate = self.rate(t)
            g = self.noisy_gradient(first, d, t, rows) if self.noise() > 0 else self.gradient(
                first.jacobian[(rows[:, None] * outputs + np.arange(outputs)).ravel()], first.train_outputs[rows], self.y[rows], d)
            # Rules see the gradient in θ, with a decay over m, and move θ by m.
            g, decay = self.clipped(g / first.roots), rule["weight_decay"] * (first.theta[first.trained] / first.roots + d)
            if rule["decoupled"]:
                d = d - rate * decay
            else:
                g = g + decay / first.roots
            if kind == "adam":
                velocity = rule["beta1"] * velocity + (1 - rule["beta1"]) * g
                square = rule["beta2"] * square + (1 - rule["beta2"]) * g * g
                g = velocity / (1 - rule["beta1"] ** (t + 1)) / (np.sqrt(square / (1 - rule["beta2"] ** (t + 1))) + float(rule["epsilon"]))
            elif kind == "rmsprop":
                square = rule["alpha"] * square + (1 - rule["alpha"]) * g * g
                g = g / (np.sqrt(square) + float(rule["epsilon"]))
            elif kind == "momentum":
                velocity = rule["coefficient"] * velocity + (1 if t == 0 else 1 - rule["dampening"]) * g
                g = g + rule["coefficient"] * velocity if rule["nesterov"] else velocity
            d = d - rate * first.roots * g
            path.append(d.copy())
        return path

    def check_along_training(self):
        """The residuals by mode of features/along_training.csv: those of the network at its checkpoints, those predicted at all steps."""
        path = os.path.join(self.folder, "features", "along_training.csv")
        if not os.path.exists(path) or "init" not in self.checkpoints:
            return
        header, values = read_numbers(path)
        first, count = self.checkpoints["init"], sum(c.startswith("residual_") for c in header)
        eigenvalues, modes = np.linalg.eigh(first.kernel)
        eigenvalues, modes = eigenvalues[::-1], modes[:, ::-1]
        model = self.simulate(first) if self.is_trained_alone() else None
        ends = {at["step"]: self.checkpoints[name] for name, at in self.summary["checkpoints"].items()}
        for row in values:
            step = int(row[0])
            for kind, f in (("residual", ends[step].train_outputs if step in ends else None),
                            ("predicted_residual", None if model is None
                             else first.train_outputs + (first.jacobian @ model[step]).reshape(first.train_outputs.shape))):
                if f is None:
                    continue
                residual = f - self.y if self.loss == "mean_squared_error" else softmax(f) - smoothed(f, self.y, self.smoothing)
                for k in range(count):
                    # Modes close together are one another's, and signs are conventions.
                    gaps = [abs(eigenvalues[k] - eigenvalues[j]) for j in (k - 1, k + 1) if 0 <= j < len(eigenvalues)]
                    if gaps and min(gaps) < 1e-4 * eigenvalues[0]:
                        continue
                    said = row[header.index(f"{kind}_{k + 1}")]
                    self.expect(f"|{kind}_{k + 1}| at step {step}", abs(said), abs(modes[:, k] @ residual.ravel()), 1e-5,
                                1e-6 * np.linalg.norm(residual))

    def is_trained_alone(self):
        """Whether the linear model was trained as can be repeated here: all batches known."""
        said = self.summary["linearized"]
        return said is not None and said["is_trained"] and self.batches() is not None

    def noise(self):
        return self.job["data"].get("train", {}).get("instance_noise", 0) if self.job["data"]["kind"] == "function" else 0

    def iterate_error(self, at, residual):
        """By how much, in the root mean square on the test samples, regression may be off by the residual of its equations: of n·o
        unknowns, or of p where these are fewer."""
        ridge, jacobian, error = 1e-6 * np.linalg.norm(at.jacobian, 2) ** 2, at.features(self.test[0]), (self.y - at.train_outputs).ravel()
        if at.jacobian.shape[1] < at.jacobian.shape[0]:
            to_outputs, given = jacobian, at.jacobian.T @ error
            inverse = np.linalg.inv(at.jacobian.T @ at.jacobian + ridge * np.eye(at.jacobian.shape[1]))
        else:
            to_outputs, given, inverse = jacobian @ at.jacobian.T, error, np.linalg.inv(at.kernel + ridge * np.eye(len(at.kernel)))
        return np.linalg.norm(to_outputs @ inverse, 2) * residual * np.linalg.norm(given) / math.sqrt(len(jacobian))

    def regression(self, at):
        if self.forms_no_kernel():
            ridge = 1e-6 * np.linalg.norm(at.jacobian, 2) ** 2
            weights = np.linalg.solve(at.kernel + ridge * np.eye(len(at.kernel)), (self.y - at.train_outputs).ravel())
            return lambda x: at.network.evaluate(x) + (at.features(x) @ (at.jacobian.T @ weights)).reshape(len(x), -1)
        eigenvalues, modes = np.linalg.eigh(at.kernel)
        share = eigenvalues / eigenvalues[-1]
        # At the cut-off a mode is in by one computation and out by another.
        if np.any((share > 0.999e-6) & (share < 1.001e-6)):
            return None
        kept = share > 1e-6
        residual = modes[:, kept].T @ (self.y - at.train_outputs).ravel()
        weights = modes[:, kept] @ (residual / eigenvalues[kept])
        return lambda x: at.network.evaluate(x) + (at.features(x) @ (at.jacobian.T @ weights)).reshape(len(x), -1)
