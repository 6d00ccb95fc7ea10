namespace NtkWorkbench.JobFiles;

/// <summary>X drawn from a normal distribution, y = Xw + noise for a drawn w.</summary>
public sealed record DrawnDesignOptions : DesignOptions
{
    /// <summary>m, rows of X.</summary>
    [Description("Rows of X.")]
    [Range(1, 10_000)]
    public required int Rows { get; init; }

    /// <summary>d, columns of X.</summary>
    [Description("Columns of X.")]
    [Range(1, 2_000)]
    public required int Columns { get; init; }

    /// <summary>Standard deviation of the noise on y.</summary>
    [Description("Standard deviation of the normal noise on y.")]
    [Range(0, double.MaxValue)]
    public double Noise { get; init; }
}
