"""Tangent features in PyTorch, float64: by vmap of jacrev, by one backward pass a sample, and what follows from them."""
import torch

from problem import Problem

try:
    from functorch import jacrev, make_functional, vmap
except ImportError:  # said by the program that asks; the loop of backward passes needs none of them
    jacrev = make_functional = vmap = None


class TangentFeatures:
    def __init__(self, folder):
        problem = Problem(folder)
        self.network = problem.network(torch.float64)
        self.inputs, _ = problem.data(torch.float64)

    def run(self, count):
        for _ in range(count):
            self.compute()

    def check(self, _):
        return self.compute()


class VmapOfJacrev(TangentFeatures):
    def __init__(self, folder):
        super().__init__(folder)
        function, self.parameters = make_functional(self.network)
        self.jacobian = vmap(jacrev(lambda parameters, x: function(parameters, x)), (None, 0))

    def by_parameter(self):
        """One array a parameter, shape (n, o, shape of the parameter)."""
        with torch.no_grad():
            return self.jacobian(self.parameters, self.inputs)

    def matrix(self):
        """J, (n·o, p)."""
        return torch.cat([part.flatten(0, 1).flatten(1) for part in self.by_parameter()], dim=1)

    def compute(self):
        return self.by_parameter()

    def check(self, _):
        return self.matrix()


class BackwardLoop(TangentFeatures):
    """As the notebook does it: one backward pass a sample, gradients joined and stacked."""

    def compute(self):
        rows = []
        for x in self.inputs:
            self.network.zero_grad()
            self.network(x[None]).sum().backward()
            rows.append(torch.cat([parameter.grad.flatten() for parameter in self.network.parameters()]))
        return torch.stack(rows)


class KernelByContraction(VmapOfJacrev):
    """Θ = Σ J_l J_lᵀ over the parameters' arrays, J formed first."""

    def compute(self):
        kernel = 0
        for part in self.by_parameter():
            part = part.flatten(0, 1).flatten(1)
            kernel = kernel + part @ part.T
        return kernel

    def check(self, _):
        return self.compute()


class SvdOfJacobian(VmapOfJacrev):
    """torch.linalg.svd(J), thin."""

    def compute(self):
        return torch.linalg.svd(self.matrix(), full_matrices=False)

    def check(self, _):
        return self.compute().S
