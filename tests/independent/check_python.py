"""Runs every block of docs/python.md in the folder of a run that it is about, and ends with "N passed, N failed".

check_python.py NTK DOCUMENT: makes the runs first. A block that imports a package that is not installed is passed over where that
package is torch or safetensors."""
import os
import re
import struct
import subprocess
import sys
import tempfile

import numpy as np

NETWORK = """
name: network
seed: 1
data: {kind: function, function: piecewise_linear, train: {count: 30, noise: 0.1}, test: {count: 20}}
network: {hidden: [8]}
training: {steps: 200, optimizer: adam, learning_rate: 0.01, batch: {size: 5, sampling: shuffled}, record_batches: true}
features: {grid: {count: 25}, save: [kernel, jacobian, sign_kernel]}
figures: {formats: []}
"""

CLASSIFIER = """
name: classifier
seed: 1
data: {kind: idx, train: {images: images, labels: labels}, class_names: [across, down]}
network: {hidden: [6]}
training: {steps: 50, loss: cross_entropy, learning_rate: 0.01, batch: {size: 8, sampling: shuffled}}
features: {samples: {count: 12, selection: balanced}, track: {count: 5}}
figures: {formats: []}
"""

LAB = """
kind: quadratic
name: lab
problem: {kind: modes, singular_values: [2, 1]}
figures: {formats: []}
"""


def write_images(folder, count=40, side=6):
    labels = np.arange(count) % 2
    images = np.zeros((count, side, side), "u1")
    for i, label in enumerate(labels):
        images[i][(i % side, slice(None)) if label == 0 else (slice(None), i % side)] = 200
    with open(os.path.join(folder, "images"), "wb") as file:
        file.write(struct.pack(">4I", 0x803, *images.shape) + images.tobytes())
    with open(os.path.join(folder, "labels"), "wb") as file:
        file.write(struct.pack(">2I", 0x801, count) + labels.astype("u1").tobytes())


def make_runs(ntk, folder):
    write_images(folder)
    runs = {}
    for name, job in (("network", NETWORK), ("classifier", CLASSIFIER), ("lab", LAB)):
        path = os.path.join(folder, name + ".yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(job)
        runs[name] = os.path.join(folder, name)
        subprocess.run([ntk, "run", path, "--out", runs[name]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return runs


def blocks(document):
    """(heading, code) of each block."""
    heading = ""
    for match in re.finditer(r"^## ([^\n]*)$|^```python\n(.*?)^```$", document, re.MULTILINE | re.DOTALL):
        if match[1]:
            heading = match[1]
        else:
            yield heading, match[2]


def main(ntk, document):
    passed = failed = 0
    with open(document, encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        runs = make_runs(ntk, folder)
        for heading, code in blocks(text):
            run = next((path for name, path in runs.items() if name in heading), runs["network"])
            done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=run, capture_output=True, text=True, check=False)
            if re.search(r"No module named '(torch|safetensors)'", done.stderr):
                print(f"{heading}: passed over, {done.stderr.strip().splitlines()[-1]}")
                continue
            passed, failed = passed + (done.returncode == 0), failed + (done.returncode != 0)
            if done.returncode != 0:
                print(f"{heading}:\n{code}\n{done.stderr}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
