namespace NtkWorkbench.JobFiles;

/// <summary>The width of a picture on paper: column, page or a number of millimetres.</summary>
/// <param name="Millimetres">The width in millimetres.</param>
public readonly record struct PictureWidth(double Millimetres)
{
    internal const string ColumnName = "column";

    internal const string PageName = "page";

    /// <summary>One column of a two-column page: 85 mm.</summary>
    public static PictureWidth Column => new(85);

    /// <summary>The whole page: 178 mm.</summary>
    public static PictureWidth Page => new(178);
}
