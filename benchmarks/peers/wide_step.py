"""A wide network's training step, and its matrix products alone."""
import torch

from problem import Problem
from training import Training


class WideSgd(Training):
    make_optimizer = staticmethod(torch.optim.SGD)


class WideAdam(Training):
    make_optimizer = staticmethod(torch.optim.Adam)


class Products:
    """Every product of one step in sgemm, results in memory that is there: Wa, δaᵀ and, but for the first layer, Wᵀδ."""

    def __init__(self, folder):
        problem = Problem(folder)
        torch.manual_seed(1)
        self.triples = []
        for layer, (fan_in, fan_out) in enumerate(zip(problem.sizes, problem.sizes[1:])):
            weight, inputs, delta = (torch.randn(shape) for shape in [(fan_out, fan_in), (problem.batch_size, fan_in), (problem.batch_size, fan_out)])
            self.triples.append((inputs, weight.t(), torch.empty_like(delta)))
            self.triples.append((delta.t(), inputs, torch.empty_like(weight)))
            if layer > 0:
                self.triples.append((delta, weight, torch.empty_like(inputs)))

    def run(self, count):
        for _ in range(count):
            for left, right, result in self.triples:
                torch.mm(left, right, out=result)
