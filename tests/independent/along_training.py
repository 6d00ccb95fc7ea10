"""Recomputes features/along_training/ from the parameters it holds: what the network was at each followed step."""
import csv
import math
import os

import numpy as np

from network import Network, loss

EPSILON = np.finfo(float).eps


def network_at(run, like, theta):
    """The network of a flat vector, shaped as another."""
    tensors = {}
    for layer, kind, part in like.network.parameter_slices():
        shape = (like.network.weights if kind == "weight" else like.network.biases)[layer].shape
        tensors[f"layers.{layer}.{kind}"] = theta[part].reshape(shape)
    job = run.job["network"]
    return Network(tensors, job["activation"], job["parameterization"])


def check(run):
    folder = os.path.join(run.folder, "features", "along_training")
    is_followed = os.path.exists(os.path.join(run.folder, "features", "along_training.csv"))
    if not is_followed or not run.checkpoints:
        if os.path.exists(folder) and not is_followed:
            run.problems.append("features/along_training/ without features/along_training.csv")
        return
    arrays = {name[:-4]: np.load(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}
    name, like = next(iter(run.checkpoints.items()))
    grid = run.grid(name)
    is_float32 = run.job["precision"] == "float32"
    run.expect("dtype of parameters.npy", arrays["parameters"].itemsize, 4 if is_float32 else 8)
    ends = {at["step"]: run.checkpoints[key] for key, at in run.summary["checkpoints"].items()}
    path = run.simulate(run.checkpoints["init"]) if "linear_model" in arrays and "init" in run.checkpoints and run.is_trained_alone() \
        else None
    before, columns = None, read_columns(folder + ".csv")
    for t, step in enumerate(arrays["steps"]):
        theta = arrays["parameters"][t].astype(float)
        network = network_at(run, like, theta)
        if step in ends:
            run.expect(f"parameters.npy at step {step}: distance", np.abs(theta - ends[step].theta).max(), 0)
        if not np.all(np.isfinite(theta)):
            continue
        jacobian = network.jacobian(run.x)[:, like.trained] * like.roots
        check_outputs(run, arrays, t, step, network)
        check_losses(run, columns, t, step, network)
        floor = check_spectrum(run, arrays, t, step, jacobian)
        check_kernel(run, arrays, t, step, jacobian, network.outputs)
        before = check_principal(run, arrays, t, step, jacobian, network.jacobian(grid)[:, like.trained] * like.roots, floor, before)
        if path is not None:
            first = run.checkpoints["init"]
            expected = first.network.evaluate(grid).ravel() + first.features(grid) @ path[step]
            run.expect(f"linear_model.npy at step {step}: distance", np.linalg.norm(arrays["linear_model"][t].ravel() - expected), 0, 0,
                       1e-6 * (np.linalg.norm(expected) + np.linalg.norm(first.network.evaluate(grid))))


def read_columns(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name]) if row[name] else math.nan for row in rows] for name in rows[0]}


def check_losses(run, columns, t, step, network):
    """Of all training samples."""
    outputs = network.evaluate(run.x)
    run.expect(f"train_loss of along_training.csv at step {step}", columns["train_loss"][t],
               loss(run.loss, outputs, run.y, run.smoothing), 1e-9, 1e-13)
    share = float(np.mean(outputs.argmax(axis=1) == run.y.ravel())) if run.loss == "cross_entropy" else math.nan
    run.expect(f"train_accuracy of along_training.csv at step {step}", columns["train_accuracy"][t], share)


def check_outputs(run, arrays, t, step, network):
    expected = network.evaluate(run.x)
    # Weights that cancel round to what they are.
    scale = 1 + np.abs(expected).max() + sum(np.abs(weight).sum() for weight in network.weights)
    run.expect(f"train_outputs.npy at step {step}: distance", np.abs(arrays["train_outputs"][t] - expected).max(), 0, 0, 1e-10 * scale)


def check_spectrum(run, arrays, t, step, jacobian):
    """The floor, which is that of the kernel."""
    sigma, said, floors = np.linalg.svd(jacobian, compute_uv=False), arrays["singular_values"][t], arrays["floors"][t]
    run.expect(f"singular values at step {step}", len(said), min(len(sigma), 500))
    if len(said) == len(sigma):
        run.expect(f"numerical_rank.npy at step {step}", arrays["numerical_rank"][t], np.count_nonzero(said > floors))
    least = sigma[0] * math.sqrt(len(jacobian) * EPSILON)
    if floors[0] < least * (1 - 1e-6) or np.any(floors != floors[0]):
        run.problems.append(f"floors.npy at step {step}: {floors[0]} lies below {least}, or differs along the row")
    for k, (one, other) in enumerate(zip(said, sigma)):
        run.expect(f"singular_values.npy, σ_{k + 1} at step {step}", one, other, 1e-12, floors[0])
    return floors[0]


def check_kernel(run, arrays, t, step, jacobian, outputs):
    shown = run.job.get("figures", {}).get("output")
    if isinstance(shown, str):
        return
    index = (shown if run.loss == "cross_entropy" else shown - 1) if shown is not None else 0
    rows = jacobian[arrays["kernel_samples"] * outputs + index]
    kernel, (low, high) = rows @ rows.T, arrays["kernel_range"][t]
    scale = np.abs(kernel).max()
    run.expect(f"kernel_range.npy at step {step}: low", low, kernel.min(), 1e-9, 1e-10 * scale)
    run.expect(f"kernel_range.npy at step {step}: high", high, kernel.max(), 1e-9, 1e-10 * scale)
    found = low + arrays["kernel"][t] / 255 * (high - low)
    run.expect(f"kernel.npy at step {step}: distance", np.abs(found - kernel).max(), 0, 0, (high - low) / 510 * (1 + 1e-6) + 1e-10 * scale)


def check_principal(run, arrays, t, step, jacobian, grid, floor, before):
    phi = arrays["principal_features"][t].astype(float)
    _, sigma, vt = np.linalg.svd(jacobian, full_matrices=False)
    scale = max(1.0, np.linalg.norm(grid, 2) / max(np.linalg.norm(jacobian, 2), 1e-300))
    for k, found in enumerate(phi):
        if before is not None and found @ before[k] < -1e-5 * np.linalg.norm(found) * np.linalg.norm(before[k]):
            run.problems.append(f"principal_features.npy: φ_{k + 1} turns round at step {step}")
        # The kernel's modes turn by about floor²/|σ_k² − σ_j²|.
        gap = min((abs(sigma[k] ** 2 - other ** 2) for j, other in enumerate(sigma) if j != k), default=sigma[k] ** 2)
        turn = 10 * (floor * floor + sigma[0] * EPSILON * floor) / gap if gap > 0 else 1
        if turn > 0.01 or sigma[k] <= 10 * floor:
            continue
        expected = grid @ vt[k]
        if np.abs(expected).max() > np.finfo(np.float32).max:
            continue
        error = min(np.linalg.norm(found - expected), np.linalg.norm(found + expected))
        run.expect(f"principal_features.npy, φ_{k + 1} at step {step}: distance", error, 0, 0,
                   scale * (sigma[0] * turn + 1e-6 * sigma[k] + 10 * floor) + 1e-6 * np.linalg.norm(expected))
    return phi
