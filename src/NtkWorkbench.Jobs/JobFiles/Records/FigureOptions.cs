using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NtkWorkbench.Plots.Rendering;

namespace NtkWorkbench.Jobs.JobFiles.Records;

/// <summary>How pictures are drawn.</summary>
public sealed record FigureOptions
{
    /// <summary>File formats; empty: no pictures.</summary>
    [Description("File formats of the pictures; [] draws none.")]
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [FigureFormat.Png];

    /// <summary>Dots per inch of PNG pictures.</summary>
    [Description("Dots per inch of PNG pictures.")]
    [Range(30, 1200)]
    public int Dpi { get; init; } = 200;

    /// <summary>What draws them.</summary>
    [Description("What draws the pictures.")]
    public RendererKind Renderer { get; init; } = RendererKind.Auto;
}
