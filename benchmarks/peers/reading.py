"""Reading the training images and labels of Fashion-MNIST to float32."""
import gzip
import os

import numpy
import torch

FOLDER = os.environ.get("NTK_FASHION_MNIST", "/usr/share/datasets/fashion-mnist")


class Reading:
    def __init__(self, folder):
        pass

    def read(self):
        with gzip.open(f"{FOLDER}/train-images-idx3-ubyte.gz") as images, gzip.open(f"{FOLDER}/train-labels-idx1-ubyte.gz") as labels:
            self.labels = numpy.frombuffer(labels.read(), numpy.uint8, offset=8)
            return numpy.frombuffer(images.read(), numpy.uint8, offset=16).reshape(-1, 28 * 28).astype(numpy.float32) / numpy.float32(255)

    def check(self, count):
        return torch.from_numpy(self.read().sum(0, numpy.float64))

    def run(self, count):
        for _ in range(count):
            self.read()
