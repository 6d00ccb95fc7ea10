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

    /// <summary>Width of every picture, in which panels and legends wrap; null: each picture's own, a column or the page.</summary>
    [Description("Width of every picture: column (85 mm), page (178 mm) or millimetres (default: each picture's own).")]
    [Range(30.0, 500.0)]
    public PictureWidth? Width { get; init; }

    /// <summary>Height of every picture in millimetres; null: each picture's own.</summary>
    [Description("Height of every picture in millimetres (default: each picture's own).")]
    [Range(30.0, 500.0)]
    public double? Height { get; init; }

    /// <summary>Size of all text in points; lines and marks grow with it.</summary>
    [Description("Size of all text in points; lines and marks grow with it.")]
    [Range(4.0, 24.0)]
    public double FontSize { get; init; } = 8;

    /// <summary>The output that figures show where they show one of several; null: the first.</summary>
    [Description("The output that figures show where they show one: its number from 1, a class number, or a target's name (default: the "
        + "first).")]
    public FigureOutput? Output { get; init; }

    /// <summary>Whether a small line in each picture names its run, the version and the commit; the file's metadata do so in any
    /// case.</summary>
    [Description("Whether a small line in each picture names its run, version and commit; the file's metadata do in any case.")]
    public bool Caption { get; init; }
}
