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

    /// <summary>Whether a small line in each picture names its run, the version and the commit; the file's metadata do so in any
    /// case.</summary>
    [Description("Whether a small line in each picture names its run, version and commit; the file's metadata do in any case.")]
    public bool Caption { get; init; }
}
