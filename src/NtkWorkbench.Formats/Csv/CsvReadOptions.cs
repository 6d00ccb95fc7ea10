namespace NtkWorkbench.Formats;

/// <summary>What a reader takes from a CSV file.</summary>
internal sealed record CsvReadOptions
{
    /// <summary>The columns wanted, in the order wanted; the others may hold anything. "a .. b" stands for those from a to b in the file.
    /// Null: all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Columns that come behind the others, and are not among them where all are wanted.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];

    public CellRule? Rule { get; init; }

    /// <summary>Whether the first line names the columns; without, they go by their numbers.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What of a file without a header is to be said where it is named: "data.header: false". Null: it must have one.</summary>
    public string? NoHeader { get; init; }

    /// <summary>Whether a cell may hold a text; it reads as NaN, and <see cref="CsvTable.Texts"/> counts it.</summary>
    public bool AllowText { get; init; }

    public int RecordLength { get; init; } = FileLimits.CsvRecordLength;

    public bool AllowNonFinite { get; init; }

    /// <summary>Whether a cell may be blank; it reads as NaN.</summary>
    public bool AllowBlank { get; init; }

    /// <summary>Whether blank lines are passed over, in a table of one column too, where one could be a blank cell.</summary>
    public bool SkipBlankLines { get; init; }

    public bool AllowNoRows { get; init; }

    public bool AllowNoColumns { get; init; }

    /// <summary>Whether two columns may have one name; then columns go by their place.</summary>
    public bool AllowSameNames { get; init; }

    /// <summary>Whether a last line without an end is passed over: another process may be writing it.</summary>
    public bool IsGrowing { get; init; }

    /// <summary>What the workbench writes itself: any number, blanks where there is nothing to say, and the user's column names beside its
    /// own.</summary>
    public static CsvReadOptions OwnFile { get; } = new()
    {
        AllowNonFinite = true,
        AllowBlank = true,
        AllowNoRows = true,
        AllowSameNames = true,
    };
}

/// <summary>What the cells of one column must hold, beyond being numbers.</summary>
internal sealed record CellRule
{
    public required string Column { get; init; }

    public required Predicate<double> Allows { get; init; }

    /// <summary>What may, as a message says it: "a class number, an integer from 0 to 9".</summary>
    public required string Expected { get; init; }
}
