"""A multilayer perceptron in NumPy, written from docs/theory.md: outputs, losses, gradients and the Jacobian in the parameters."""
import json
import math
import struct

import numpy as np

_erf = np.vectorize(math.erf, otypes=[float])
_erfc = np.vectorize(math.erfc, otypes=[float])


def _normal_distribution(z):
    return 0.5 * _erfc(-z / math.sqrt(2))


def _sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


# name: (φ, φ′)
ACTIVATIONS = {
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "leaky_relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (_sigmoid, lambda z: _sigmoid(z) * _sigmoid(-z)),
    "identity": (lambda z: z, np.ones_like),
    "softplus": (lambda z: np.logaddexp(0, z), _sigmoid),
    # φ′ of its output, as engines have it: ε off exp(z), which shows only where weights beyond 1/ε make features of that.
    "elu": (lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))), lambda z: np.where(z > 0, 1.0, np.expm1(np.minimum(z, 0)) + 1)),
    "gelu": (lambda z: z * _normal_distribution(z),
             lambda z: _normal_distribution(z) + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)),
    "silu": (lambda z: z * _sigmoid(z), lambda z: _sigmoid(z) * (1 + z * _sigmoid(-z))),
    "sine": (np.sin, np.cos),
    "erf": (_erf, lambda z: 2 * np.exp(-z * z) / math.sqrt(math.pi)),
}


def read_safetensors(path):
    """The tensors of a file: eight bytes of header length, the header in JSON, the data."""
    with open(path, "rb") as file:
        length, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    types = {"F64": "<f8", "F32": "<f4"}
    return {name: np.frombuffer(data[slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"]).astype(float)
            for name, entry in header.items() if name != "__metadata__"}


class Network:
    """z_l = s_l W_l a_{l−1} + b_l, a_l = φ(z_l), no φ on the last; s_l = 1, or 1/√fan_in under ntk. Its parameterization is a name or, in
    newer folders, a mapping with its kind."""

    def __init__(self, tensors, activation, parameterization):
        depth = len(tensors) // 2
        self.weights = [tensors[f"layers.{i}.weight"] for i in range(depth)]
        self.biases = [tensors[f"layers.{i}.bias"] for i in range(depth)]
        self.phi, self.slope = ACTIVATIONS[activation]
        self.parameterization = {"kind": parameterization} if isinstance(parameterization, str) else parameterization
        is_ntk = self.parameterization["kind"] == "ntk"
        self.scales = [1 / math.sqrt(w.shape[1]) if is_ntk else 1.0 for w in self.weights]
        self.outputs = self.weights[-1].shape[0]

    @property
    def depth(self):
        return len(self.weights)

    def flat(self):
        """θ: layer by layer, weight row by row, then bias."""
        return np.concatenate([part.ravel() for pair in zip(self.weights, self.biases) for part in pair])

    def parameter_slices(self):
        """(layer, "weight" or "bias", slice of θ)."""
        at = 0
        for layer in range(self.depth):
            for kind, part in (("weight", self.weights[layer]), ("bias", self.biases[layer])):
                yield layer, kind, slice(at, at + part.size)
                at += part.size

    def rates(self, optimizer):
        """m: what the learning rate of each entry of θ is multiplied by. 1 but in μP, where it follows from the fans over those of a network
        whose hidden layers have the base width."""
        m = np.ones(len(self.flat()))
        if self.parameterization["kind"] != "mup":
            return m
        base, divides = self.parameterization["base_width"], optimizer in ("adam", "rmsprop")
        for layer, kind, part in self.parameter_slices():
            fan_out, fan_in = self.weights[layer].shape
            r_in = 1 if layer == 0 else fan_in / base
            r_out = 1 if layer == self.depth - 1 else fan_out / base
            m[part] = (1 if divides else r_out) / (r_in if kind == "weight" else 1)
        return m

    def forward(self, x):
        """a_0 … a_{L−1} and z_1 … z_L."""
        a, z = [x], []
        for layer in range(self.depth):
            z.append(self.scales[layer] * a[-1] @ self.weights[layer].T + self.biases[layer])
            if layer < self.depth - 1:
                a.append(self.phi(z[-1]))
        return a, z

    def evaluate(self, x):
        return self.forward(x)[1][-1]

    def jacobian(self, x):
        """∂f/∂θ, rows sample-major, output-minor."""
        a, z = self.forward(x)
        n, o = len(x), self.outputs
        columns = [None] * self.depth
        delta = np.broadcast_to(np.eye(o), (n, o, o))  # sample, output, unit
        for layer in reversed(range(self.depth)):
            weight = self.scales[layer] * delta[:, :, :, None] * a[layer][:, None, None, :]
            columns[layer] = np.concatenate([weight.reshape(n * o, -1), delta.reshape(n * o, -1)], axis=1)
            if layer > 0:
                delta = self.scales[layer] * (delta @ self.weights[layer]) * self.slope(z[layer - 1])[:, None, :]
        return np.concatenate(columns, axis=1)


def softmax(f):
    e = np.exp(f - f.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def smoothed(f, y, smoothing):
    """Targets of cross-entropy: (1 − ε)e_y + ε/o."""
    return (1 - smoothing) * np.eye(f.shape[1])[y.astype(int).ravel()] + smoothing / f.shape[1]


def loss(kind, f, y, smoothing=0.0):
    if kind == "mean_squared_error":
        return float(np.mean((f - y) ** 2))
    top = f.max(axis=1)
    return float(np.mean(np.log(np.exp(f - top[:, None]).sum(axis=1)) + np.sum(smoothed(f, y, smoothing) * (top[:, None] - f), axis=1)))


def loss_gradient(kind, f, y, smoothing=0.0):
    """∂L/∂f, flat."""
    if kind == "mean_squared_error":
        return (2 * (f - y) / f.size).ravel()
    return ((softmax(f) - smoothed(f, y, smoothing)) / len(f)).ravel()
