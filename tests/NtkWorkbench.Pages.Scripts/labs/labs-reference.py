#!/usr/bin/python3
"""Writes labs-reference.json: what the closed forms of the labs' pages must give, by iterating the recurrences themselves with 60 digits
and taking moments of noise term by term.
"""
import json
import math
import pathlib
from decimal import Decimal, getcontext

getcontext().prec = 60
exact = Decimal


def momentum(eta, beta, sigma, steps):
    """A mode's error over its first after each of some steps."""
    eta, beta, square = exact(eta), exact(beta), exact(sigma) * exact(sigma)
    error, velocity, errors = exact(1), exact(0), []
    for step in range(max(steps) + 1):
        if step in steps:
            errors.append(float(error))
        velocity = (1 - beta) * velocity + beta * 2 * square * error
        error -= eta * velocity
    return errors


def eigenvalues(eta, beta, sigma):
    """Of R, from its trace and determinant: the one of larger modulus, or of a pair the upper, first."""
    eta, beta, square = exact(eta), exact(beta), exact(sigma) * exact(sigma)
    (a, b), (c, d) = (1 - beta, 2 * beta * square), (-eta * (1 - beta), 1 - 2 * eta * beta * square)
    half, determinant = (a + d) / 2, a * d - b * c
    discriminant = half * half - determinant
    if discriminant < 0:
        root = (-discriminant).sqrt()
        return [[float(half), float(root)], [float(half), float(-root)]]
    root = discriminant.sqrt()
    pair = sorted([half + root, half - root], key=lambda value: -abs(value))
    return [[float(value), 0.0] for value in pair]


def settling(eta, beta, sigmas, first, accuracy, steps):
    """The step from which on the error of all modes is within the accuracy of its first."""
    columns = [momentum(eta, beta, sigma, range(steps + 1)) for sigma in sigmas]
    norms = [math.hypot(*(error * column[step] for column, error in zip(columns, first))) for step in range(steps + 1)]
    return max(step for step, norm in enumerate(norms) if norm > accuracy * norms[0] * (1 + 1e-9)) + 1


def noisy_mean(eta, noise, steps):
    """E[w_t] for X = diag(2, 1) Vᵀ with the rows of Vᵀ (3, 4)/5 and (−4, 3)/5, y = (3, −1), w_0 = (1, 2)."""
    rows = [[exact(6) / 5, exact(8) / 5], [exact(-4) / 5, exact(3) / 5]]
    targets, weights, means = [exact(3), exact(-1)], [exact(1), exact(2)], []
    ridge = 2 * exact(noise) * exact(noise)
    for step in range(max(steps) + 1):
        if step in steps:
            means.append([float(weight) for weight in weights])
        residuals = [sum(a * w for a, w in zip(row, weights)) - y for row, y in zip(rows, targets)]
        gradient = [2 * (sum(row[j] * r for row, r in zip(rows, residuals)) + ridge * weights[j]) for j in range(2)]
        weights = [w - exact(eta) * g for w, g in zip(weights, gradient)]
    return means


def product(*polynomials):
    """Coefficients of a product, lowest power first."""
    total = [exact(1)]
    for polynomial in polynomials:
        longer = [exact(0)] * (len(total) + len(polynomial) - 1)
        for i, one in enumerate(total):
            for j, other in enumerate(polynomial):
                longer[i + j] += one * exact(other)
        total = longer
    return total


def expected(polynomial):
    """The mean of a polynomial of a standard normal number: its odd moments are 0, its even ones 1, 1, 3, 15, 105."""
    moments = [1, 0, 1, 0, 3, 0, 15, 0, 105]
    return sum(coefficient * moment for coefficient, moment in zip(polynomial, moments))


def deviations(x, y, eta, noise, start, steps):
    """Standard deviations of w_t of one point, whose w moves by w(1 − 2ηx̌²) + 2ηx̌y, x̌ = x + σn."""
    inputs, eta, y = [exact(x), exact(noise)], exact(eta), exact(y)
    factor = [-2 * eta * coefficient for coefficient in product(inputs, inputs)]
    factor[0] += 1
    push = [2 * eta * y * coefficient for coefficient in inputs]
    mean, square, found = exact(start), exact(start) ** 2, []
    for step in range(max(steps) + 1):
        if step in steps:
            found.append(float((square - mean**2).sqrt()))
        square = expected(product(factor, factor)) * square + 2 * expected(product(factor, push)) * mean
        square += expected(product(push, push))
        mean = expected(factor) * mean + expected(push)
    return found


def limit_of_spread(x, noise):
    """The η at which E(1 − 2ηx̌²)² = 1."""
    inputs = [exact(x), exact(noise)]
    return float(expected(product(inputs, inputs)) / expected(product(inputs, inputs, inputs, inputs)))


steps = [0, 1, 2, 3, 7, 40, 200]
rules = [
    (0.2, 1, 1.5), (0.1, 1, 0.3), (1, 0.1, 5**0.5), (1, 0.1, 0.05**0.5), (0.05, 0.1, 0.05**0.5), (3.9, 0.1, 5**0.5), (0.5, 0.5, 1.2),
    (2.9, 0.3, 1), (0.001, 0.02, 0.7), (0.25, 1, 2**0.5),
]
worked = [5**0.5, 0.05**0.5]
pathlib.Path(__file__).with_name("labs-reference.json").write_text(json.dumps({
    "steps": steps,
    "modes": [
        {"eta": eta, "beta": beta, "sigma": sigma, "errors": momentum(eta, beta, sigma, steps),
         "eigenvalues": eigenvalues(eta, beta, sigma)}
        for eta, beta, sigma in rules
    ],
    "settling": [
        {"eta": eta, "beta": beta, "sigmas": worked, "first": first, "accuracy": accuracy,
         "step": settling(eta, beta, worked, first, accuracy, 1500)}
        for eta, beta, first, accuracy in [
            (1, 0.1, [1, 4], 1e-3), (0.3, 0.1, [2, 1], 1e-3), (1 / 5.05, 1, [1, 1], 1e-3),
            (0.05, 0.4, [1, 3], 0.1), (3.7, 0.1, [1, 1], 0.5),
        ]
    ],
    "noise": [{"eta": eta, "noise": noise, "means": noisy_mean(eta, noise, steps)} for eta, noise in [(0.1, 0.5), (0.02, 0), (0.15, 1.1)]],
    "points": [
        {"x": x, "y": y, "eta": eta, "noise": noise, "start": start, "limit": limit_of_spread(x, noise),
         "deviations": deviations(x, y, eta, noise, start, steps)}
        for x, y, eta, noise, start in [(2, 3, 0.0235, 0.5, 0), (-1.3, 0.7, 0.1, 0.9, 2)]
    ],
}, indent=1) + "\n")
