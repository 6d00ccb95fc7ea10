namespace NtkWorkbench.Runs;

/// <summary>How far modes of a network at initialization have turned from those of its limit.</summary>
public sealed record InfiniteWidthAngle
{
    /// <summary>The number of the first mode, from 1.</summary>
    public required int First { get; init; }

    /// <summary>That of the last, whose singular value is near those before.</summary>
    public required int Last { get; init; }

    /// <summary>The largest principal angle between the spaces of their vectors on the training inputs, from 0 to 90.</summary>
    public required double Degrees { get; init; }
}
