"""Random small jobs: depth 0 to 4, every activation, loss, optimizer, scheme, schedule and method, 1 to 3 inputs and outputs."""
import os
import random

import yaml

import random_samples

ACTIVATIONS = ["relu", "leaky_relu", "tanh", "sigmoid", "identity", "softplus", "elu", "gelu", "silu", "sine", "erf"]
SCHEMES = ["he_normal", "he_uniform", "xavier_normal", "xavier_uniform", "lecun_normal", "pytorch_default",
           {"scheme": "normal", "std": 0.5}, {"scheme": "uniform", "low": -0.8, "high": 0.8}]
FUNCTIONS = ["piecewise_linear", {"kind": "sine", "frequency": 5}, "step", "absolute_value",
             {"kind": "sine_mixture", "components": [{"amplitude": 1, "frequency": 3, "phase": 0.2}, {"amplitude": 0.5, "frequency": 7}]}]
SCHEDULES = ["constant", {"kind": "step", "factor": 0.5, "every": 10}, {"kind": "exponential", "rate": 0.01},
             {"kind": "inverse_time", "rate": 0.05},
             {"kind": "reduce_on_plateau", "factor": 0.5, "patience": 1, "threshold": 0.05, "cooldown": 1, "minimum": 0.001},
             {"kind": "reduce_on_plateau", "patience": 0, "threshold": 0.01}]


def write_csv(path, rng, rows, inputs, outputs, classes):
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join([f"x{i}" for i in range(inputs)] + [f"y{i}" for i in range(outputs)]) + "\n")
        for row in range(rows):
            x = [rng.uniform(-1, 1) for _ in range(inputs)]
            y = [row % classes] if classes else [rng.gauss(x[0], 0.5) for _ in range(outputs)]
            file.write(",".join(map(repr, x + y)) + "\n")


def data(rng, folder, name, loss):
    if rng.random() < 0.35:
        return random_samples.files(rng, folder, name, loss)
    if loss == "mean_squared_error" and rng.random() < 0.2:
        return random_samples.expression(rng, folder, name)
    if loss == "mean_squared_error" and rng.random() < 0.5:
        train = {"count": rng.randint(4, 24), "range": [-1, 1], "noise": rng.choice([0, 0.1])}
        return 1, {"kind": "function", "function": rng.choice(FUNCTIONS), "train": train, "test": {"count": 15}}
    inputs, outputs = rng.randint(1, 3), 1 if loss == "cross_entropy" else rng.randint(1, 3)
    classes = rng.randint(2, 3) if loss == "cross_entropy" else 0
    for part in ("train", "test"):
        write_csv(os.path.join(folder, f"{name}-{part}.csv"), rng, rng.randint(6, 20), inputs, outputs, classes)
    write_csv(os.path.join(folder, f"{name}-grid.csv"), rng, 11, inputs, 0, 0)
    return inputs, {"kind": "csv", "train": f"{name}-train.csv", "test": f"{name}-test.csv",
                    "inputs": [f"x{i}" for i in range(inputs)], "targets": [f"y{i}" for i in range(outputs)]}


def grid(rng, name, inputs):
    if inputs == 1:
        return {"count": 9, "range": [-1.2, 1.2]}
    if inputs == 2 and rng.random() < 0.7:
        return rng.choice([{"count": [4, 3], "range": [[-1.2, 1.2], [0, 0.5]]}, {"count": 3}, {"count": [2, 5], "range": [-1, 2]}])
    return {"file": f"{name}-grid.csv"}


def optimizer(rng):
    rule = rng.choice([
        "sgd", "sgd", {"kind": "momentum", "coefficient": 0.8}, {"kind": "momentum", "coefficient": 0.8, "nesterov": True},
        {"kind": "momentum", "coefficient": 0.5, "dampening": 0.3}, "adam", "rmsprop",
        {"kind": "adam", "beta1": 0.3, "beta2": 0.9}, {"kind": "rmsprop", "alpha": 0.5}])
    if rng.random() < 0.6:
        return rule
    decay = {"weight_decay": rng.choice([0.01, 0.3])} | ({"decoupled": True} if rng.random() < 0.5 else {})
    return ({"kind": rule} if isinstance(rule, str) else rule) | decay


def measures(loss, source):
    """What a training may go by."""
    validated = ["validation_loss"] + (["validation_accuracy"] if loss == "cross_entropy" else [])
    return ["train_loss"] + (validated if "validation" in source else [])


def by_rows(rng, monitors):
    """What makes a training go by its rows: early stopping, and the checkpoint of its best."""
    if rng.random() < (0.8 if len(monitors) == 1 else 0.5):
        return {}, ["init", "final"]
    stopping = {"monitor": rng.choice(monitors), "patience": rng.randint(1, 4), "min_improvement": rng.choice([0, 0.01, 0.1])}
    return {"early_stopping": stopping}, rng.choice([["init", "best", "final"], ["init", "final"]])


def schedule(rng, monitors):
    rule = rng.choice(SCHEDULES)
    is_plateau = isinstance(rule, dict) and rule["kind"] == "reduce_on_plateau"
    return rule | {"monitor": rng.choice(monitors)} if is_plateau else rule


def job(rng, folder, name):
    loss = rng.choice(["mean_squared_error", "mean_squared_error", "cross_entropy"])
    inputs, source = data(rng, folder, name, loss)
    depth = rng.randint(0, 4)
    if source["kind"] == "function" and rng.random() < (0.5 if depth == 0 else 0.3):
        source["train"]["instance_noise"] = 0.3
    plain = rng.random() < 0.35
    batch = {"sampling": "full"} if plain or rng.random() < 0.3 else {"size": 4, "sampling": rng.choice(["with_replacement", "shuffled"])}
    monitors = measures(loss, source)
    stopping, checkpoints = by_rows(rng, monitors)
    length = {"epochs": rng.choice([2, 15])} if rng.random() < 0.2 else {"steps": rng.choice([0, 5, 60])}
    if rng.random() < 0.2:
        length["clip_gradient_norm"] = rng.choice([0.05, 1.0])
    if loss == "cross_entropy" and rng.random() < 0.4:
        length["label_smoothing"] = 0.2
    return {
        "name": name,
        "seed": rng.randint(0, 10 ** 6),
        "data": source,
        "network": {"hidden": [rng.randint(1, 12) for _ in range(depth)], "activation": rng.choice(ACTIVATIONS),
                    "parameterization": rng.choice(["standard", "ntk", {"kind": "mup", "base_width": rng.choice([2, 4])}])},
        "initialization": {"weights": rng.choice(SCHEMES), "biases": rng.choice(SCHEMES + ["zeros"])},
        "training": {
            "loss": loss,
            "optimizer": "sgd" if plain else optimizer(rng),
            "learning_rate": rng.choice([0.003, 0.02, 0.1]),
            "schedule": "constant" if plain else schedule(rng, monitors),
            "batch": batch,
            "record_batches": "size" in batch,
            **length,
            **stopping,
            "record_every": "2 epochs" if "epochs" in length and rng.random() < 0.5 else 5,
            "layers": rng.choice(["all", "all", "output"]),
        },
        "features": {"checkpoints": checkpoints, "grid": grid(rng, name, inputs),
                     "track": rng.choice(["auto", {"count": 4, "leading": 3}]),
                     "linear_model": rng.choice(["auto", "auto", "always", "off"]),
                     "principal": rng.randint(1, 5), "method": rng.choice(["auto", "svd", "lq", "kernel"]),
                     "save": rng.choice([[], ["kernel"], ["kernel", "jacobian"], ["sign_kernel"]]),
                     "ridge": 0.1 if loss == "mean_squared_error" and rng.random() < 0.3 else None,
                     "infinite_width": rng.random() < 0.3},
        "figures": {"formats": []},
    }


# Of so many jobs one finds the leading modes alone, and two sum the kernel over outputs.
EVERY = 8


def leading(drawn, i):
    """The same job by lanczos, which forms no kernel."""
    features = drawn["features"] | {"method": "lanczos", "infinite_width": False, "save": [], "track": "auto", "linear_model": "off" if i // EVERY % 2 else "auto",
                                    "leading": {"modes": 5 + i // EVERY % 12, "products": 2000 if i // EVERY % 3 else 6}}
    if drawn["data"]["kind"] == "function":
        drawn["data"]["train"].pop("instance_noise", None)
    return drawn | {"features": features}


def of_one_rate(drawn):
    """The same job; signs of features, and leading modes, are not known of parameters whose rates differ, and decay in a gradient that
    is divided by its size, and a limit of infinite width, are refused in such a parameterization."""
    network, features, optimizer = drawn["network"], drawn["features"], drawn["training"]["optimizer"]
    if isinstance(network["parameterization"], dict):
        features["infinite_width"] = False
    if isinstance(network["parameterization"], dict) and isinstance(optimizer, dict) and optimizer["kind"] in ("adam", "rmsprop") \
            and "weight_decay" in optimizer:
        optimizer["decoupled"] = True
    is_rated = isinstance(network["parameterization"], dict) and any(w != network["parameterization"]["base_width"] for w in network["hidden"])
    if is_rated and (features["method"] == "lanczos" or "sign_kernel" in features["save"]):
        return drawn | {"network": network | {"parameterization": "standard"}}
    return drawn


def summed(drawn):
    """The same job with the kernel summed over outputs."""
    return drawn | {"features": drawn["features"] | {"kernel": "summed", "track": "auto"}}


def altered(drawn, i):
    turn, place = divmod(i, EVERY)
    if place == EVERY - 1:
        return of_one_rate(leading(summed(drawn) if turn % 2 else drawn, i))
    return of_one_rate(summed(drawn) if place in (2, 5) else drawn)


def write(folder, count, seed):
    """job-0.yaml … in a folder; their names."""
    rng = random.Random(seed)
    names = [f"job-{i}" for i in range(count)]
    for i, name in enumerate(names):
        drawn = job(rng, folder, name)
        with open(os.path.join(folder, name + ".yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump(altered(drawn, i), file, sort_keys=False)
    return names
