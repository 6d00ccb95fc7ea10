"""Both kernels of a ReLU network of infinite width in NumPy: whole matrices, layer after layer, written in place where they can be.

Products are BLAS's, on as many threads as it takes; everything else NumPy does on one.
"""
import numpy
import torch

from problem import Problem

WEIGHTS, BIASES = 2.0, 0.09  # σ_w², σ_b²


class InfiniteWidth:
    def __init__(self, folder):
        problem = Problem(folder)
        self.points = problem.data(torch.float64)[0].numpy()
        self.hidden = len(problem.sizes) - 2

    def kernels(self):
        """K and Θ."""
        nngp = self.points @ self.points.T
        nngp /= self.points.shape[1]
        tangent = nngp + 1
        nngp *= WEIGHTS
        nngp += BIASES
        for _ in range(self.hidden):
            variance = nngp.diagonal().copy()
            sine = numpy.multiply.outer(variance, variance)
            sine -= nngp * nngp
            numpy.sqrt(numpy.maximum(sine, 0, out=sine), out=sine)
            slope = numpy.arctan2(sine, nngp)
            slope *= -1 / (2 * numpy.pi)
            slope += 0.5
            sine /= 2 * numpy.pi
            nngp *= slope
            nngp += sine
            tangent *= slope
            tangent *= WEIGHTS
            tangent += nngp
            tangent += 1
            nngp *= WEIGHTS
            nngp += BIASES
        return nngp, tangent

    def check(self, count):
        return torch.from_numpy(numpy.stack([kernel[:20] for kernel in self.kernels()]))

    def run(self, count):
        for _ in range(count):
            self.kernels()
