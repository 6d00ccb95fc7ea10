"""What an optimizer that divides its step by P makes of a run: P itself, the spectrum of J P^(−½), λ₁(P⁻¹H) and its edge, and the kernels of
signs. Written from docs/theory.md; used by check_run.py."""
import math
import os

import numpy as np

from network import Network, loss_gradient


def divides(run):
    return run.job["training"]["optimizer"]["kind"] in ("adam", "rmsprop")


def edge_from(run):
    """The first t with β₁ᵗ or αᵗ below 0.01."""
    rule = run.job["training"]["optimizer"]
    decay, t = rule["beta1" if rule["kind"] == "adam" else "alpha"], 1
    while decay ** t >= 0.01:
        t += 1
    return t


def edge(run, step):
    """Adam: (2 + 2β₁)/((1 − β₁)η), RMSprop: 2/η, 2/η − w for 2/η under decoupled weight decay; None for others and before it is one."""
    if not divides(run) or step < edge_from(run):
        return None
    training = run.job["training"]
    rule, rate = training["optimizer"], run.rate(min(step, run.summary["steps"] - 1))
    bound = 2 / rate - (rule["weight_decay"] if rule["decoupled"] else 0)
    return bound * (1 + rule["beta1"]) / (1 - rule["beta1"]) if rule["kind"] == "adam" else bound


def batches(run, read_numbers):
    """The rows of each step; None where they were not written down."""
    if run.job["training"]["batch"]["sampling"] == "full":
        return [np.arange(len(run.x))] * run.summary["steps"]
    path = os.path.join(run.folder, "batches.csv")
    if not os.path.exists(path):
        return None
    return [row[1:][np.isfinite(row[1:])].astype(int) for row in read_numbers(path)[1]]


def network_at(at, theta):
    """The network of a checkpoint at other parameters."""
    other = Network.__new__(Network)
    other.__dict__.update(at.network.__dict__)
    other.weights, other.biases = [w.copy() for w in at.network.weights], [b.copy() for b in at.network.biases]
    for layer, kind, part in at.network.parameter_slices():
        values = other.weights if kind == "weight" else other.biases
        values[layer] = theta[part].reshape(values[layer].shape)
    return other


def gradient(run, network, rows):
    f = network.evaluate(run.x[rows])
    return network.jacobian(run.x[rows]).T @ loss_gradient(run.loss, f, run.y[rows], run.smoothing)


def train(run, first, rows_of_steps):
    """θ and P of the trained layers after 1, 2, … steps of Adam or RMSprop from the first checkpoint."""
    rule, theta, m = run.job["training"]["optimizer"], first.theta.copy(), first.roots ** 2
    mean, square = np.zeros_like(theta[first.trained]), np.zeros_like(theta[first.trained])
    for t, rows in enumerate(rows_of_steps):
        g = run.clipped(gradient(run, network_at(first, theta), rows)[first.trained])
        decay = rule["weight_decay"] * theta[first.trained]
        if rule["decoupled"]:
            theta[first.trained] -= run.rate(t) * decay
        else:
            g = g + decay / m
        if rule["kind"] == "adam":
            mean = rule["beta1"] * mean + (1 - rule["beta1"]) * g
            square = rule["beta2"] * square + (1 - rule["beta2"]) * g * g
            p = np.sqrt(square / (1 - rule["beta2"] ** (t + 1))) + float(rule["epsilon"])
            g = mean / (1 - rule["beta1"] ** (t + 1))
        else:
            square = rule["alpha"] * square + (1 - rule["alpha"]) * g * g
            p = np.sqrt(square) + float(rule["epsilon"])
        theta[first.trained] -= run.rate(t) * m * g / p
        yield t + 1, theta.copy(), p


def sharpness(run, at, p):
    """λ₁(√M P^(−½) H P^(−½)√M), H differenced parameter by parameter, and the largest |λ|."""
    rows, trained, columns = np.arange(len(run.x)), np.arange(len(at.theta))[at.trained], []
    for j in trained:
        width = 1e-6 * (1 + abs(at.theta[j]))
        shift = np.zeros_like(at.theta)
        shift[j] = width
        sides = [gradient(run, network_at(at, at.theta + sign * shift), rows)[at.trained] for sign in (1, -1)]
        columns.append((sides[0] - sides[1]) / (2 * width))
    rule = run.job["training"]["optimizer"]
    m = at.roots ** 2
    hessian = np.array(columns) + np.diag((0 if rule["decoupled"] else rule["weight_decay"]) / m)
    hessian = hessian / np.sqrt(np.outer(p / m, p / m))
    values = np.linalg.eigvalsh((hessian + hessian.T) / 2)
    return values[-1], np.abs(values).max()


def has_kinks(at):
    return at.network.depth > 1 and at.network.slope(np.array([-1e-9]))[0] != at.network.slope(np.array([1e-9]))[0] \
        and abs(at.network.slope(np.array([-1e-9]))[0] - at.network.slope(np.array([1e-9]))[0]) > 1e-3


def check(run, read_numbers):
    known = None
    for name, at in run.checkpoints.items():
        check_signs(run, name, at)
        said = run.summary["checkpoints"][name]
        path = os.path.join(run.folder, "features", name, "preconditioner.npy")
        if not divides(run) or said["step"] == 0:
            for key in ("sigma_max", "effective_rank", "sharpness", "edge"):
                run.expect(f"preconditioned_{key} at {name}", said.get(f"preconditioned_{key}"), None)
            run.expect(f"preconditioner.npy at {name} is there", os.path.exists(path), False)
            continue
        run.expect(f"preconditioned_edge at {name}", said["preconditioned_edge"], edge(run, said["step"]))
        p = np.load(path).ravel()
        run.expect(f"entries of P at {name}", len(p), at.jacobian.shape[1])
        if known is None:
            known = simulated(run, read_numbers)
        theta, own = known.get(said["step"], (None, None))
        # Where a gradient is rounding alone Adam's steps are its signs: such paths part, and P with them.
        if theta is not None and np.linalg.norm(theta - at.theta) <= 1e-9 * (1 + np.linalg.norm(at.theta)):
            run.expect(f"P at {name}: largest relative distance", np.max(np.abs(own - p) / (p + np.max(p) * 1e-9)), 0, 0, 1e-4)
        if said["method"] == "lanczos" or at.summed:
            run.expect(f"preconditioned_sigma_max at {name}", said["preconditioned_sigma_max"], None)
        else:
            check_spectrum(run, read_numbers, name, at, said, p)
        found, scale = sharpness(run, at, p)
        if not has_kinks(at):
            run.expect(f"preconditioned_sharpness at {name}", said["preconditioned_sharpness"], found, 1e-4, 1e-4 * scale)
    check_along_training(run, read_numbers)


def simulated(run, read_numbers):
    rows = batches(run, read_numbers)
    data = run.job["data"]
    noise = data["train"].get("instance_noise", 0) if data["kind"] == "function" else 0
    if rows is None or noise > 0 or "init" not in run.checkpoints or run.job["precision"] != "float64":
        return {}
    return {step: (theta, p) for step, theta, p in train(run, run.checkpoints["init"], rows)}


def check_spectrum(run, read_numbers, name, at, said, p):
    header, values = read_numbers(os.path.join(run.folder, "features", name, "preconditioned_values.csv"))
    sigma, floor = values[:, header.index("singular_value")], values[0, header.index("floor")]
    found = np.linalg.svd(at.jacobian / np.sqrt(p), compute_uv=False)
    run.expect(f"number of preconditioned values at {name}", len(sigma), len(found))
    for k, (one, other) in enumerate(zip(sigma, found)):
        run.expect(f"preconditioned σ_{k + 1} at {name}", one, other, 1e-12, floor)
    run.expect(f"preconditioned_sigma_max at {name}", said["preconditioned_sigma_max"], sigma[0])
    q = found ** 2 / np.sum(found ** 2) if found[0] > 0 else np.zeros(0)
    run.expect(f"preconditioned_effective_rank at {name}", said["preconditioned_effective_rank"],
               math.exp(-np.sum(q[q > 0] * np.log(q[q > 0]))) if len(q) else 0, 1e-6)


def check_signs(run, name, at):
    signs, tiny = np.sign(at.jacobian), np.abs(at.jacobian) < 1e-14 * max(np.abs(at.jacobian).max(), 1e-300)
    # What is rounding has a sign by chance.
    loose = 2 * np.sum(tiny & (at.jacobian != 0)) + np.sum(tiny & (at.jacobian == 0))
    for file, found, scale in (("sign_kernel.npy", signs @ signs.T, 1.0),
                               ("asymmetric_sign_kernel.npy", at.jacobian @ signs.T, np.abs(at.jacobian).max())):
        path = os.path.join(run.folder, "features", name, file)
        asked = "sign_kernel" in run.job["features"].get("save", [])
        run.expect(f"{file} at {name} is there", os.path.exists(path), asked)
        if asked:
            run.expect(f"{file} at {name}: distance", np.abs(np.load(path) - found).max(), 0, 0, scale * (loose + 1e-10))


def check_along_training(run, read_numbers):
    path = os.path.join(run.folder, "features", "along_training.csv")
    if not os.path.exists(path):
        return
    header, values = read_numbers(path)
    at_steps = {at["step"]: at for at in run.summary["checkpoints"].values()}
    for row in values:
        step = int(row[0])
        said, bound = (row[header.index(f"preconditioned_{key}")] for key in ("sharpness", "edge"))
        expected, is_there = edge(run, step), divides(run) and step > 0
        run.expect(f"preconditioned_edge at step {step}", bound, math.nan if expected is None else expected)
        run.expect(f"preconditioned_sharpness at step {step} is there", math.isfinite(said), is_there)
        if step in at_steps and is_there:
            run.expect(f"preconditioned_sharpness at step {step}", said, at_steps[step]["preconditioned_sharpness"])
