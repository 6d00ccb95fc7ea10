namespace NtkWorkbench.JobFiles;

/// <summary>How pictures are drawn.</summary>
[RetiredKey("renderer", "auto", "ScottPlot draws all pictures")]
public sealed record FigureOptions
{
    /// <summary>File formats; empty: no pictures.</summary>
    [Description("File formats of the pictures; [] draws none.")]
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [FigureFormat.Png];

    /// <summary>Dots per inch of PNG pictures.</summary>
    [Description("Dots per inch of PNG pictures.")]
    [Range(30, 1200)]
    public int Dpi { get; init; } = 200;
}
