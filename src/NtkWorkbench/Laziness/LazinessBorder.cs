namespace NtkWorkbench;

/// <summary>Where the gap of one width and rate falls to a value.</summary>
/// <param name="Low">The largest output scale with a greater gap.</param>
/// <param name="High">The next one, whose gap is smaller.</param>
/// <param name="Scale">The place between them, by a straight line in logarithms; null where the two lie more than
/// <see cref="LazinessResults.MostApart"/> apart or the second gap is rounding: then the bracket is all that is known.</param>
public readonly record struct LazinessBorder(double Low, double High, double? Scale);
