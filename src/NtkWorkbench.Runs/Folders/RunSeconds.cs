namespace NtkWorkbench.Runs;

/// <summary>Where the time of a run went, in seconds.</summary>
public sealed record RunSeconds
{
    /// <summary>Training, metrics included.</summary>
    public required double Training { get; init; }

    /// <summary>Tangent features, spectra, principal features.</summary>
    public required double Features { get; init; }

    /// <summary>Pictures.</summary>
    public required double Figures { get; init; }

    /// <summary>The whole run.</summary>
    public required double Total { get; init; }
}
