"""The limit of infinite width of a run: kernels, spectrum, principal features, regression and its bands, recomputed from the job alone.
Written from docs/theory.md; used by check_run.py and check_report.py."""
import math
import os

import numpy as np

from network import ACTIVATIONS

EPSILON = np.finfo(float).eps

# Nodes of the radius and of each sector between the lines where an activation has its kink or is steep.
RADIUS, SECTOR, FAR = np.polynomial.legendre.leggauss(90), np.polynomial.legendre.leggauss(70), 11.0

# The largest input at which this quadrature is trusted.
STEEP = 8.0

SLOPES = {"relu": (0.0, 1.0), "leaky_relu": (0.01, 1.0), "identity": (1.0, 1.0)}


def asked(run):
    return run.job["features"].get("infinite_width", False)


def variances(run):
    """(σ_w², σ_b², factor of K in Θ) of each layer."""
    init, found = run.job["initialization"], []
    shapes = [w.shape for w in run.checkpoints["init"].network.weights]
    is_ntk = run.job["network"]["parameterization"]["kind"] == "ntk"

    def variance(scheme, fan_in, fan_out):
        kind = scheme["scheme"]
        if kind == "normal":
            return scheme["std"] ** 2
        if kind == "uniform":
            return (scheme["high"] - scheme["low"]) ** 2 / 12
        return {"he": 2 / fan_in, "xavier": 2 / (fan_in + fan_out), "lecun": 1 / fan_in, "pytorch": 1 / (3 * fan_in), "zeros": 0.0,
                "constant": 0.0}[kind.split("_")[0]]

    for fan_out, fan_in in shapes:
        found.append((fan_in * variance(init["weights"], fan_in, fan_out), variance(init["biases"], fan_in, fan_out),
                      1.0 if is_ntk else float(fan_in)))
    return found


def by_polar_quadrature(phi, slope, a, b, c):
    """E[φ(u)φ(v)] and E[φ′(u)φ′(v)]: over the angle sector by sector between the lines u = 0 and v = 0, and over the radius."""
    rho = min(1.0, max(-1.0, c / math.sqrt(a * b))) if a > 0 and b > 0 else 0.0
    rest = math.sqrt(max(0.0, 1 - rho * rho))
    line = math.atan2(-rho, rest)
    ends = sorted({t % (2 * math.pi) for t in (math.pi / 2, -math.pi / 2, line, line + math.pi)})
    r, r_weights = (RADIUS[0] + 1) * FAR / 2, RADIUS[1] * FAR / 2
    value = derivative = 0.0
    for low, high in zip(ends, ends[1:] + [ends[0] + 2 * math.pi]):
        if high - low < 1e-15:
            continue
        t, t_weights = low + (SECTOR[0] + 1) * (high - low) / 2, SECTOR[1] * (high - low) / 2
        u = math.sqrt(a) * np.outer(r, np.cos(t))
        v = math.sqrt(b) * np.outer(r, rho * np.cos(t) + rest * np.sin(t))
        weights = np.outer(r_weights * r * np.exp(-r * r / 2), t_weights) / (2 * math.pi)
        value += np.sum(weights * phi(u) * phi(v))
        derivative += np.sum(weights * slope(u) * slope(v))
    return value, derivative


def dual(activation, a, b, c):
    """k and k̇ of arrays of one shape."""
    if activation in SLOPES:
        low, high = SLOPES[activation]
        square = a * b - c * c
        s = np.sqrt(np.where(square > 8 * EPSILON * a * b, square, 0))
        f = (high - low) ** 2 / (2 * math.pi)
        derivative = (low * low + high * high) / 2 - f * np.arctan2(s, c)
        return f * s + derivative * c, derivative
    pairs = [by_polar_quadrature(*ACTIVATIONS[activation], *one) for one in zip(a.ravel(), b.ravel(), c.ravel())]
    return tuple(np.array(part).reshape(c.shape) for part in zip(*pairs))


def kernels(run, x, y):
    """K∞ and Θ∞ between two sets of points, and K∞ of the first with themselves."""
    layers, activation, d = variances(run), run.job["network"]["activation"], x.shape[1]
    first = 0 if run.job["training"]["layers"] == "all" else len(layers) - 1
    a, b, c = np.sum(x * x, axis=1) / d, np.sum(y * y, axis=1) / d, x @ y.T / d
    if activation in SLOPES:
        # On a line through 0, as far as sums of d products can tell.
        whole = np.outer(a, b)
        c = np.where(whole - c * c <= 2 * (d + 2) * EPSILON * whole, np.copysign(np.sqrt(whole), c), c)
    theta = np.zeros_like(c)
    for i, (weights, biases, factor) in enumerate(layers):
        if i > 0:
            k, slope = dual(activation, a[:, None] + 0 * c, b[None, :] + 0 * c, c)
            a, b, c, theta = dual(activation, a, a, a)[0], dual(activation, b, b, b)[0], k, theta * slope
        theta = (factor * c + 1 if i >= first else 0) + weights * theta
        a, b, c = weights * a + biases, weights * b + biases, weights * c + biases
    return c, theta, a


def told(run, points):
    """Which points have a limit: where all pre-activations of a layer are 0, a kink's slope is whatever rounding makes it."""
    at_kink = run.job["network"]["activation"] in ("relu", "leaky_relu", "elu") and variances(run)[0][1] == 0
    return np.linalg.norm(points, axis=1) > (1e-12 if at_kink else -1)


def distance(a, b):
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    return float(np.sum((a - b) ** 2) / 2)


def check(run, read_numbers):
    if not asked(run):
        if "infinite_width" in run.summary:
            run.problems.append("infinite_width in summary.json, which the job does not ask for")
        return
    said, at = run.summary["infinite_width"], run.checkpoints["init"]
    nngp, theta, _ = kernels(run, run.x, run.x)
    # Beyond it an activation is a step to the nodes of this quadrature.
    steep = run.job["network"]["activation"] not in SLOPES and np.abs(run.x).max() > STEEP
    if steep or not told(run, run.x).all():
        return
    # What the program's quadrature says of itself, and this one's own.
    error = 1e-10 + 10 * max(said["tangent_error"] if "tangent_error" in said else 0, said["nngp_error"] if "nngp_error" in said else 0)
    folder, scale = os.path.join(run.folder, "features", "infinite_width"), np.linalg.norm(theta)
    if "kernel" in run.job["features"]["save"]:
        for name, own in (("tangent_kernel.npy", theta), ("nngp_kernel.npy", nngp)):
            run.expect(f"{name} of infinite width: distance", np.linalg.norm(np.load(os.path.join(folder, name)) - own), 0, 0,
                       error * len(own) * np.abs(own).max())
    copies = at.rows_of_sample
    whole = np.kron(theta, np.eye(copies))
    run.expect("kernel_distance of infinite width", said["kernel_distance"], distance(at.analyzed_kernel, whole), 1e-7, error)
    run.expect("kernel_difference of infinite width", said["kernel_difference"],
               np.linalg.norm(at.analyzed_kernel - whole) / np.linalg.norm(whole), 1e-8, error)
    values, vectors = np.linalg.eigh(theta)
    values, vectors = values[::-1], vectors[:, ::-1]
    check_spectrum(run, said, values, copies, error * len(theta) * np.abs(theta).max())
    check_principal(run, said, values, vectors, at, folder, read_numbers, error * scale)
    check_regression(run, said, nngp, theta, error, read_numbers)


def check_spectrum(run, said, values, copies, off):
    sigma, floors = run.singular_values("infinite_width")
    run.expect("number of singular values of infinite width", len(sigma), copies * len(values))
    run.expect("floor of infinite width", said["floor"], floors[0])
    least = math.sqrt(len(values) * EPSILON * values[0])
    if floors[0] < least * (1 - 1e-6):
        run.problems.append(f"floor of infinite width: {floors[0]} lies below {least}")
    for k, one in enumerate(sigma):
        run.expect(f"σ_{k + 1}² of infinite width", one ** 2, max(0, values[k // copies]), 1e-10, floors[0] ** 2 + off)
    run.expect("sigma_max of infinite width", said["sigma_max"], sigma[0])
    run.expect("numerical_rank of infinite width", said["numerical_rank"], int(np.sum(sigma > floors[0])))
    q = sigma ** 2 / np.sum(sigma ** 2)
    run.expect("effective_rank of infinite width", said["effective_rank"], math.exp(-np.sum(q[q > 0] * np.log(q[q > 0]))), 1e-6)
    training = run.job["training"]
    plain = training["loss"] == "mean_squared_error" and training["optimizer"]["weight_decay"] == 0 and run.noise() == 0
    run.expect("max_stable_learning_rate of infinite width", said["max_stable_learning_rate"], run.y.size / sigma[0] ** 2 if plain else None)


def check_principal(run, said, values, vectors, at, folder, read_numbers, off):
    header, train = read_numbers(os.path.join(folder, "principal_features_train.csv"))
    first, sigma = header.index("phi_1") if "phi_1" in header else len(header), np.sqrt(np.maximum(values, 0))
    train = train[:, first:]
    grid = read_numbers(os.path.join(folder, "principal_features.csv"))[1][:, first:]
    kept = told(run, run.grid("init"))
    cross, grid = kernels(run, run.grid("init"), run.x)[1][kept], grid[kept]
    for k in range(train.shape[1]):
        gap = min((abs(values[k] - other) for j, other in enumerate(values) if j != k), default=values[k])
        turn = (off + len(values) * EPSILON * values[0]) / gap if gap > 0 else 1
        if turn > 1e-4:
            continue
        sign = math.copysign(1, train[:, k] @ vectors[:, k])
        if at.rows_of_sample == 1 and gap > 0.05 * values[k]:
            own = run.columns("init", "principal_features_train.csv", "phi_")
            if k < own.shape[1] and own[:, k] @ train[:, k] < -1e-9 * sigma[0] ** 2:
                run.problems.append(f"the sign of φ_{k + 1} of infinite width is not that of the network's")
        run.expect(f"φ_{k + 1} of infinite width on the training inputs: distance",
                   np.linalg.norm(sign * train[:, k] - sigma[k] * vectors[:, k]), 0, 0, sigma[k] * (10 * turn + 1e-9))
        size = np.linalg.norm(cross, 2) / sigma[k]
        run.expect(f"φ_{k + 1} of infinite width on the grid: distance",
                   np.linalg.norm(sign * grid[:, k] - cross @ vectors[:, k] / sigma[k]), 0, 0,
                   size * (10 * turn + 1e-9) + off / sigma[k])
    check_angles(run, said, vectors, at, train.shape[1], values, off)


def check_angles(run, said, vectors, at, count, values, off):
    copies = at.rows_of_sample
    sigma = run.singular_values("infinite_width")[0][::copies]
    own, own_values, _ = np.linalg.svd(at.analyzed_jacobian, full_matrices=False)
    known = min(count * copies, min(run.job["features"]["principal"], own.shape[1])) // copies
    groups, first = [], 0
    while first < known:
        last = first
        while last + 1 < len(sigma) and sigma[last + 1] >= 0.95 * sigma[last]:
            last += 1
        if last < known:
            groups.append((first + 1, last + 1))
        first = last + 1
    run.expect("groups of modes of infinite width", len(said["angles"]), len(groups))
    if [(one["first"], one["last"]) for one in said["angles"]] != groups:
        run.problems.append(f"modes of infinite width: {said['angles']} are said, {groups} were found")
        return
    for one, (first, last) in zip(said["angles"], groups):
        part = slice((first - 1) * copies, last * copies)
        # Where the network's own space is no one's there is no angle.
        outside = np.delete(own_values, np.arange(part.start, min(part.stop, len(own_values))))
        gaps = [np.abs(np.subtract.outer(own_values[part], outside)).min() if len(outside) else 1,
                np.abs(np.subtract.outer(values[first - 1:last], np.delete(values, np.arange(first - 1, last)))).min()
                if len(values) > last - first + 1 else 1]
        if gaps[0] < 1e-4 * own_values[0] or gaps[1] < 1e-4 * values[0] + 1e4 * off:
            continue
        limit = np.kron(vectors[:, first - 1:last], np.eye(copies))
        mine = own[:, part]
        sine = np.linalg.norm(mine - limit @ (limit.T @ mine), 2)
        cosine = min(1.0, np.linalg.svd(limit.T @ mine, compute_uv=False).min())
        angle = math.degrees(math.asin(min(1, sine)) if sine < 0.8 else math.acos(cosine))
        run.expect(f"angle of modes {first} to {last} of infinite width", one["degrees"], angle, 1e-4, 1e-4)


def check_regression(run, said, nngp, theta, error, read_numbers):
    fit = said["regression"]
    if run.loss != "mean_squared_error":
        run.expect("regression of infinite width with classes", fit, None)
        return
    if fit is None:
        return
    ridge = fit["ridge"]
    if run.job["features"].get("ridge") is not None:
        run.expect("ridge of infinite width", ridge, float(run.job["features"].get("ridge")))
    path = os.path.join(run.folder, "predictions", "infinite_width.csv")
    header, table = read_numbers(path)
    grid, outputs = run.grid("init"), run.y.shape[1]
    condition = max(np.linalg.cond(matrix + ridge * np.eye(len(matrix))) for matrix in (nngp, theta))
    slack = condition * (1e-13 + error)
    if slack < 1e-3:
        size = np.abs(run.y).max()
        for name, points, file in (("grid", grid, True), ("train", run.x, False), ("test", run.test and run.test[0], False)):
            if points is None:
                continue
            means, kept = posterior(run, nngp, theta, ridge, points), told(run, points)
            if not file and not kept.all():
                continue
            for kind, (mean, variance) in means.items():
                if file:
                    start = header.index(f"{kind}_mean" if outputs == 1 else f"{kind}_mean_1")
                    run.expect(f"{kind} mean on the grid: distance", np.abs(table[:, start:start + outputs] - mean)[kept].max(), 0, 0,
                               1e-8 + slack * size)
                    run.expect(f"{kind} variance on the grid: distance",
                               np.abs(table[:, header.index(f"{kind}_deviation")] ** 2 - np.maximum(variance, 0))[kept].max(), 0, 0,
                               1e-8 + slack * np.abs(nngp).max())
                else:
                    targets = run.y if name == "train" else run.test[1]
                    run.expect(f"{kind}_{name}_loss", fit[f"{kind}_{name}_loss"], float(np.mean((mean - targets) ** 2)), 1e-6,
                               slack * size ** 2 + 1e-9)
    check_within(run, fit, header, table, grid, outputs)


def posterior(run, nngp, theta, ridge, points):
    """Means and variances with Θ∞ and with K∞."""
    k, t, prior = kernels(run, points, run.x)
    identity = np.eye(len(nngp))
    a, b = np.linalg.solve(theta + ridge * identity, t.T).T, np.linalg.solve(nngp + ridge * identity, k.T).T
    return {"tangent": (a @ run.y, prior + np.sum((a @ nngp) * a, axis=1) - 2 * np.sum(a * k, axis=1)),
            "nngp": (b @ run.y, prior - np.sum(b * k, axis=1))}


def check_within(run, fit, header, table, grid, outputs):
    trained = run.summary["status"] == "completed" and "final" in run.checkpoints and run.summary["checkpoints"]["final"]["step"] > 0
    if not trained:
        run.expect("values with a band of infinite width", fit["band_values"], None)
        run.expect("within the band of infinite width", fit["within"], None)
        return
    start = header.index("tangent_mean" if outputs == 1 else "tangent_mean_1")
    f, band = run.checkpoints["final"].network.evaluate(grid), 2 * table[:, header.index("tangent_deviation")][:, None]
    off = np.abs(f - table[:, start:start + outputs])
    is_open = band[:, 0] > 1e-3 * math.sqrt(np.mean(run.y ** 2))
    run.expect("values with a band of infinite width", fit["band_values"], int(is_open.sum()) * outputs)
    if not is_open.any():
        run.expect("within the band of infinite width", fit["within"], None)
        return
    f, off, band = f[is_open], off[is_open], band[is_open]
    blurred = np.mean(np.abs(off - band) < 1e-9 * (1 + np.abs(f)))
    run.expect("within the band of infinite width", fit["within"], float(np.mean(off <= band)), 1e-9, blurred)
