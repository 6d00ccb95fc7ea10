#!/usr/bin/python3
"""Writes network-reference.json: outputs and Jacobians of small networks by PyTorch's automatic differentiation, in double precision.

Parameters and points are sines of their places, which the test repeats, so that the file holds results alone.
"""
import json
import math
import pathlib

import torch

torch.set_default_dtype(torch.float64)
functional = torch.nn.functional
activations = {
    "relu": torch.relu,
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "identity": lambda z: z,
    "softplus": lambda z: functional.softplus(z, threshold=1e9),
    "elu": functional.elu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "sine": torch.sin,
    "erf": torch.erf,
}


def sines(count, size, phase):
    return torch.tensor([size * math.sin(phase + 1.7 * i + 0.3 * i * i) for i in range(count)])


def outputs(parameters, points, widths, activation, parameterization):
    at, a = 0, points
    for layer, (fan_in, fan_out) in enumerate(zip(widths, widths[1:])):
        weight = parameters[at:at + fan_in * fan_out].reshape(fan_out, fan_in)
        bias = parameters[at + fan_in * fan_out:at + (fan_in + 1) * fan_out]
        at += (fan_in + 1) * fan_out
        a = a @ weight.T / (math.sqrt(fan_in) if parameterization == "ntk" else 1) + bias
        if layer < len(widths) - 2:
            a = activations[activation](a)
    return a


cases = []
for widths in [[1, 1], [1, 4, 1], [2, 3, 3, 2], [1, 4, 3, 3, 1]]:
    for activation in activations if len(widths) > 2 else ["relu"]:
        for parameterization in ["standard", "ntk"]:
            count = sum((a + 1) * b for a, b in zip(widths, widths[1:]))
            theta, points = sines(count, 1.5, 0.4), sines(2 * widths[0], 1.2, 2.2).reshape(2, widths[0])

            def network(parameters):
                return outputs(parameters, points, widths, activation, parameterization)

            jacobian = torch.autograd.functional.jacobian(lambda at: network(at)[:, -1], theta)
            cases.append({
                "widths": widths, "activation": activation, "parameterization": parameterization,
                "outputs": network(theta).T.flatten().tolist(), "jacobian": jacobian.T.flatten().tolist(),
            })

places = [-30, -6.5, -3.1, -2, -1, -0.51, -0.5, -0.1, -1e-9, 0, 1e-20, 1e-5, 0.03, 0.2, 0.4999, 0.56, 0.75, 0.999, 1, 1.3, 1.9999, 2,
          2.5, 3.3, 4, 5.2, 5.99, 6, 6.1, 9, 20, 26]
reference = {"error_functions": [[x, math.erf(x), math.erfc(x)] for x in places], "cases": cases}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(reference) + "\n")
