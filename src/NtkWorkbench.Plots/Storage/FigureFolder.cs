using NtkWorkbench.Plots.Rendering;

namespace NtkWorkbench.Plots.Storage;

/// <summary>Where a run's figures lie: pictures in the folder, numbers in data/, structure and scripts in source/.</summary>
/// <param name="root">The folder, usually figures/ of a run; made when something is written.</param>
public sealed class FigureFolder(string root)
{
    /// <summary>The folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folder of the numbers.</summary>
    public string DataFolder => Path.Combine(Root, "data");

    /// <summary>The folder of structure and scripts.</summary>
    public string SourceFolder => Path.Combine(Root, "source");

    /// <summary>The columns of a figure: data/NAME.csv.</summary>
    public string DataFile(string figure) => Path.Combine(DataFolder, $"{figure}.csv");

    /// <summary>One matrix of a figure: data/NAME.MATRIX.csv.</summary>
    public string MatrixFile(string figure, string matrix) => Path.Combine(DataFolder, $"{figure}.{matrix}.csv");

    /// <summary>The structure of a figure: source/NAME.json.</summary>
    public string StructureFile(string figure) => Path.Combine(SourceFolder, $"{figure}.json");

    /// <summary>A renderer's script: source/NAME.EXTENSION.</summary>
    public string ScriptFile(string figure, string extension) => Path.Combine(SourceFolder, $"{figure}.{extension}");

    /// <summary>A picture: NAME.png, NAME.svg or NAME.pdf.</summary>
    public string PictureFile(string figure, FigureFormat format) => Path.Combine(Root, $"{figure}.{Extension(format)}");

    internal static string Extension(FigureFormat format) => format switch
    {
        FigureFormat.Png => "png",
        FigureFormat.Svg => "svg",
        FigureFormat.Pdf => "pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a figure format"),
    };
}
