namespace NtkWorkbench.Core;

/// <summary>A numerical method did not arrive: a factorization that failed to converge, say.</summary>
public sealed class NumericalException(string message) : NtkException(message);
