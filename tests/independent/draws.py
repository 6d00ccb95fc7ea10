"""The random streams of a job, written from docs of src/NtkWorkbench/Randomness: SplitMix64 over the name, xoshiro256**, normals by the
polar method of Marsaglia and Bray."""
import math

import numpy as np

MASK = (1 << 64) - 1


def _split_mix(state):
    """The next state and output."""
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)


def _rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def _uniform(seed, name):
    """Multiples of 2⁻⁵³ in [0, 1)."""
    state = _split_mix(seed & MASK)[1]
    for part in name.encode("utf-8"):
        state = _split_mix(state ^ part)[1]
    s = []
    for _ in range(4):
        state, word = _split_mix(state)
        s.append(word)
    while True:
        yield ((_rotate((s[1] * 5) & MASK, 7) * 9 & MASK) >> 11) / (1 << 53)
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = _rotate(s[3], 45)


def normals(seed, name, shape):
    """Standard normal numbers of the stream `name`, row by row."""
    numbers, found = _uniform(seed, name), []
    while len(found) < math.prod(shape):
        x, y = 2 * next(numbers) - 1, 2 * next(numbers) - 1
        square = x * x + y * y
        if 0 < square < 1:
            found.append(x * math.sqrt(-2 * math.log(square) / square))
    return np.array(found).reshape(shape)
