"""The course notebook: a shallow network, plain SGD."""
import torch

from training import Training


class Notebook(Training):
    make_optimizer = staticmethod(torch.optim.SGD)
