namespace NtkWorkbench.Figures;

/// <summary>Errors of the modes of a quadratic under one rule.</summary>
public sealed record ModeErrors
{
    /// <summary>A word for columns: "job".</summary>
    public required string Name { get; init; }

    /// <summary>The panel's title.</summary>
    public required string Title { get; init; }

    /// <summary>σ of each mode, k entries.</summary>
    public required IReadOnlyList<double> SingularValues { get; init; }

    /// <summary>Simulated w − w*, (T + 1, k).</summary>
    public required Matrix Measured { get; init; }

    /// <summary>Predicted w − w*, (T + 1, k).</summary>
    public required Matrix Predicted { get; init; }

    /// <summary>The step from which on the error is within the accuracy; null: none.</summary>
    public int? Settled { get; init; }
}
