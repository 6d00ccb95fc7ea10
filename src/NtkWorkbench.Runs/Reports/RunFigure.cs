namespace NtkWorkbench.Runs;

/// <summary>A figure with its heading in the report, and what is drawn in it, in sentences.</summary>
internal sealed record RunFigure(Figure Figure, string Title, string Caption);
