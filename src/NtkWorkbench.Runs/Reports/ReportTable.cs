namespace NtkWorkbench.Runs;

/// <summary>A table of a report: one value, written as Markdown and as LaTeX.</summary>
/// <param name="Name">Snake case: tables/NAME.tex.</param>
/// <param name="Header">The columns.</param>
/// <param name="Rows">As many cells each.</param>
internal sealed record ReportTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);
