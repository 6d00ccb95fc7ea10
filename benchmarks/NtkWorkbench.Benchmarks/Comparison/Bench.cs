namespace NtkWorkbench.Benchmarks;

/// <summary>What every compared work is made from.</summary>
internal sealed record Bench
{
    /// <summary>PyTorch.</summary>
    public required IPeer Torch { get; init; }

    /// <summary>The loop in C++; null where there is no compiler.</summary>
    public required IPeer? Loop { get; init; }

    /// <summary>The torch engine on the processor.</summary>
    public required IEngineProvider TorchEngine { get; init; }

    /// <summary>Fewer steps and pairs, and nothing that takes a minute.</summary>
    public required bool Quick { get; init; }

    /// <summary>Where problems are handed over.</summary>
    public required string Folder { get; init; }

    /// <summary>Hears what was checked and what is being measured.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>Pairs of a work that takes about this long on the slower side.</summary>
    public int Pairs(double seconds) => Math.Clamp((int)((Quick ? 2 : 20) / seconds), Quick ? 1 : 3, Quick ? 5 : 15);

    /// <summary>Hands a problem over.</summary>
    public ProblemFolder Write(string name, BenchmarkProblem problem, int steps = 0) => new(Path.Combine(Folder, name), problem, steps);

    /// <summary>Both sides' numbers, compared.</summary>
    public void RequireAgreement(string what, ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs, double tolerance) =>
        Agreement.Require(what, ours, theirs, tolerance, Log);
}
