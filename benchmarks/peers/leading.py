"""The tangent kernel times a vector in PyTorch, J and Θ never formed: Jᵀu by vjp, J of that by jvp, all samples at once."""
import torch

from problem import Problem

try:
    from functorch import jvp, make_functional, vjp
except ImportError:  # said by the program that asks
    jvp = make_functional = vjp = None


class KernelTimesVector:
    dtype = torch.float64

    def __init__(self, folder):
        problem = Problem(folder)
        inputs, self.vector = problem.data(self.dtype)  # u lies where targets do
        function, self.parameters = make_functional(problem.network(self.dtype))
        self.outputs = lambda parameters: function(parameters, inputs)

    def transposed(self):
        """u → Jᵀu."""
        return vjp(self.outputs, self.parameters)[1]

    def compute(self, transposed):
        with torch.no_grad():
            return jvp(self.outputs, (self.parameters,), transposed(self.vector))[1]

    def check(self, _):
        return self.compute(self.transposed())

    def run(self, count):
        for _ in range(count):
            self.compute(self.transposed())


class KernelTimesVectorFloat32(KernelTimesVector):
    dtype = torch.float32


class KeptKernelTimesVector(KernelTimesVector):
    """The pass forward behind vjp is taken once and kept; jvp has none that could be."""

    def __init__(self, folder):
        super().__init__(folder)
        kept = self.transposed()
        self.transposed = lambda: kept


class KeptKernelTimesVectorFloat32(KeptKernelTimesVector):
    dtype = torch.float32
