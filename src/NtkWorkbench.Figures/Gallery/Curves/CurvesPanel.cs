namespace NtkWorkbench.Figures;

/// <summary>A panel of curves, the first at the back, over straight lines.</summary>
internal sealed record CurvesPanel
{
    public string? Title { get; init; }

    public required Axis X { get; init; }

    public required Axis Y { get; init; }

    public required IReadOnlyList<Curve> Curves { get; init; }

    public IReadOnlyList<ReferenceLine> Lines { get; init; } = [];
}
