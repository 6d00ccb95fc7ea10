namespace NtkWorkbench.Formats;

/// <summary>A file format of pictures.</summary>
public enum FigureFormat
{
    /// <summary>Pixels.</summary>
    Png,

    /// <summary>Vectors, for the web.</summary>
    Svg,

    /// <summary>Vectors, for LaTeX.</summary>
    Pdf,
}
