namespace NtkWorkbench.Figures;

/// <summary>Functions of x at one checkpoint, on points that the builder is given too.</summary>
internal sealed record FunctionSnapshot
{
    public required string Checkpoint { get; init; }

    /// <summary>Rows: the points, with o outputs sample-major and output-minor where the builder says so. Columns: the functions.</summary>
    public required Matrix Values { get; init; }

    /// <summary>How far a value of each function may be off, one a column; null where that is not known.</summary>
    public IReadOnlyList<double>? Floors { get; init; }

    /// <summary>Where the units of the first hidden layer switch, −b/w, one a unit; null where they are not known or x is not one
    /// number.</summary>
    public IReadOnlyList<double>? Elbows { get; init; }

    /// <summary>The same with two inputs: (w₁, w₂, b), a row a unit, whose elbow is w₁x₁ + w₂x₂ + b = 0; null where they are not
    /// known.</summary>
    public Matrix? ElbowLines { get; init; }

    public void RequireRows(string what, long rows) =>
        ShapeException.ThrowIfLengthDiffers($"a column of {what} at {Checkpoint}", rows, Values.Rows);
}
