namespace NtkWorkbench.Formats;

/// <summary>Where a cell lies in its record's text, quotes not included.</summary>
internal readonly record struct CsvField(int Start, int Length, bool HasEscapes);
