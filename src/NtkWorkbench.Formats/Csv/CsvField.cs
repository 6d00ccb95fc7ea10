namespace NtkWorkbench.Formats;

/// <summary>Where a cell lies in its record's text, quotes not included.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="HasEscapes">Whether it holds doubled quotes.</param>
internal readonly record struct CsvField(int Start, int Length, bool HasEscapes);
