namespace NtkWorkbench;

/// <summary>Where over output scales training becomes lazy.</summary>
/// <param name="Low">The scale before.</param>
/// <param name="High">The next, where it is lazy.</param>
/// <param name="Scale">The scale of the border by a straight line in logarithms; null where the two lie more than a factor of ten apart,
/// between which anything may happen, or the gap at the second is of the size of rounding.</param>
public readonly record struct LazinessBorder(double Low, double High, double? Scale)
{
    // Scales that lie further apart may have anything between them; a little more, as decimal ones are rounded.
    private const double Neighbours = 10 * (1 + 1e-9);

    /// <summary>Whether the two are at most a factor of ten apart.</summary>
    public bool IsNarrow => High / Low <= Neighbours;
}
