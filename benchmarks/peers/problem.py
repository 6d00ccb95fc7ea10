"""A problem that the other side has written: layer sizes, parameters, data and batches, as little-endian binary files."""
import json

import numpy
import torch


class Problem:
    def __init__(self, folder):
        with open(f"{folder}/problem.json") as file:
            self.facts = json.load(file)
        self.folder = folder
        self.sizes = self.facts["layer_sizes"]
        self.learning_rate = self.facts["learning_rate"]
        self.batch_size = self.facts["batch_size"]

    def array(self, name, columns, dtype):
        values = numpy.fromfile(f"{self.folder}/{name}.f64")
        return torch.from_numpy(values.reshape(-1, columns)).to(dtype)

    def data(self, dtype):
        return self.array("inputs", self.sizes[0], dtype), self.array("targets", self.sizes[-1], dtype)

    def batches(self):
        rows = numpy.fromfile(f"{self.folder}/batches.i32", dtype=numpy.int32)
        return torch.from_numpy(rows.reshape(-1, self.batch_size)).to(torch.int64)

    def network(self, dtype):
        """Linear layers with ReLU between them, at the parameters of the file: weight [out, in], then bias, layer by layer."""
        modules = []
        for fan_in, fan_out in zip(self.sizes, self.sizes[1:]):
            modules += [torch.nn.Linear(fan_in, fan_out, dtype=dtype), torch.nn.ReLU()]
        network = torch.nn.Sequential(*modules[:-1])
        flat = self.array("parameters", 1, dtype).flatten()
        torch.nn.utils.vector_to_parameters(flat, network.parameters())
        return network
