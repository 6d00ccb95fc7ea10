namespace NtkWorkbench.Figures;

/// <summary>A figure as a page shows it.</summary>
/// <param name="Figure">Its data.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Caption">What is drawn in it, in sentences.</param>
/// <param name="Files">Pictures of it, relative to the page, with '/'.</param>
/// <param name="IsKept">Whether figures/data/ beside the page has its numbers.</param>
internal sealed record PageFigure(Figure Figure, string Title, string Caption, IReadOnlyList<string> Files, bool IsKept = true);
