namespace NtkWorkbench.Formats;

/// <summary>One thing that is wrong with what the user gave, and where.</summary>
public sealed record InputError
{
    /// <summary>The file as the user named it, or "command line".</summary>
    public required string Source { get; init; }

    /// <summary>Line, from 1; null where the source has no lines (a binary file) or the error no place.</summary>
    public int? Line { get; init; }

    /// <summary>Column in UTF-16 units, from 1; null without a line.</summary>
    public int? Column { get; init; }

    /// <summary>What is wrong, and what was expected.</summary>
    public required string Message { get; init; }

    /// <summary>The offending line; null where there is none to show.</summary>
    public string? LineText { get; init; }

    /// <summary>Number of carets under the line, from <see cref="Column"/> on.</summary>
    public int CaretLength { get; init; } = 1;

    /// <summary>The nearest valid name; null where none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>`file:line:column: message`, the line with carets, and the suggestion, each on its own line.</summary>
    public override string ToString() => InputErrorText.Format(this);
}
