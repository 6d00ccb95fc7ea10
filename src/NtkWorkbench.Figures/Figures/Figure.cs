namespace NtkWorkbench.Figures;

/// <summary>A figure as data: panels on a grid, independent of what draws it.</summary>
public sealed record Figure
{
    /// <summary>Names its files: letters, digits, '.', '_' and '-'.</summary>
    public required string Name { get; init; }

    /// <summary>A line above all panels; null: none.</summary>
    public string? Title { get; init; }

    /// <summary>Width in inches; see <see cref="FigureWidth"/>.</summary>
    public double Width { get; init; } = FigureWidth.DoubleColumn;

    /// <summary>Height in inches.</summary>
    public required double Height { get; init; }

    /// <summary>Size of all text in points; lines and marks grow with it.</summary>
    public double FontSize { get; init; } = 8;

    /// <summary>Whether rows and columns of the panel grid mean something: in a narrower picture it is broken between columns, not from
    /// panel to panel.</summary>
    public bool IsTable { get; init; }

    /// <summary>Rows of the panel grid.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Columns of the panel grid.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Where one legend for all panels stands; entries with the same label and look appear once.</summary>
    public LegendPlacement Legend { get; init; }

    /// <summary>The panels, row by row; at most Rows·Columns.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }
}
