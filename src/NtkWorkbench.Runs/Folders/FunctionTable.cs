namespace NtkWorkbench.Runs;

/// <summary>Functions of x at points, read back: principal features or predictions.</summary>
internal sealed record FunctionTable
{
    /// <summary>Names of the x columns.</summary>
    public required IReadOnlyList<string> InputNames { get; init; }

    /// <summary>x, shape (n, d).</summary>
    public required Matrix Inputs { get; init; }

    /// <summary>f(x), shape (n, o); or φ_k(x), shape (n·o, k), rows sample-major, output-minor.</summary>
    public required Matrix Values { get; init; }
}
