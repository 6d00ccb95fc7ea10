"""Training as notebooks write it: draw a batch, forward, loss, backward, step."""
import torch

from problem import Problem


class Training:
    def __init__(self, folder):
        self.problem = Problem(folder)
        self.inputs, self.targets = self.problem.data(torch.float32)
        self.reset()

    def reset(self):
        self.network = self.problem.network(torch.float32)
        self.loss = torch.nn.MSELoss()
        self.optimizer = self.make_optimizer(self.network.parameters(), self.problem.learning_rate)

    def step(self, rows):
        self.optimizer.zero_grad()
        self.loss(self.network(self.inputs[rows]), self.targets[rows]).backward()
        self.optimizer.step()

    def check(self, count):
        """The outputs at all inputs after the first steps on the given batches."""
        self.reset()
        for rows in self.problem.batches()[:count]:
            self.step(rows)
        return self.network(self.inputs)

    def run(self, count):
        samples, size = len(self.inputs), (self.problem.batch_size,)
        for _ in range(count):
            self.step(torch.randint(samples, size))
