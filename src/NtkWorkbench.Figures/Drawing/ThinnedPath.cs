namespace NtkWorkbench.Figures;

/// <summary>A line without the points that print could not tell.</summary>
internal sealed class ThinnedPath : SP.IPathStrategy
{
    /// <summary>How far a point may lie from the line, in points: 0.03 mm, two thirds of a dot of a printer with 600 to the inch.</summary>
    public const double Tolerance = 0.08;

    // Places to the point. Numbers with few digits make small files.
    private const float Grid = 32;

    // What is left of the tolerance when both coordinates are rounded to the grid.
    private const double Kept = Tolerance - (0.7072 / Grid);

    private static readonly SP.PathStrategies.Straight Straight = new();

    public SKPath GetPath(IEnumerable<SP.Pixel> pixels) => Straight.GetPath(Thin(pixels));

    /// <summary>The nearest place on the grid, at most 0.023 points away.</summary>
    public static SP.Pixel Snap(SP.Pixel pixel) => new(MathF.Round(pixel.X * Grid) / Grid, MathF.Round(pixel.Y * Grid) / Grid);

    /// <summary>
    /// The points of a line on the grid, in their order, without those that the line through the others passes within
    /// <see cref="Tolerance"/>. One pass: the directions from the last point kept that pass all points since near enough are a cone,
    /// which each point narrows.
    /// </summary>
    /// <param name="pixels">The points; where one is not finite the line is broken, and it is kept.</param>
    public static IEnumerable<SP.Pixel> Thin(IEnumerable<SP.Pixel> pixels)
    {
        SP.Pixel? last = null;
        Cone cone = default;
        foreach (SP.Pixel pixel in pixels.Select(Snap))
        {
            bool finite = float.IsFinite(pixel.X) && float.IsFinite(pixel.Y);
            if (last is not SP.Pixel before)
            {
                yield return pixel;
                cone = new(pixel);
            }
            else if (!finite)
            {
                yield return before;
                yield return pixel;
            }
            else if (!cone.Narrow(pixel))
            {
                yield return before;
                cone = new(before);
                cone.Narrow(pixel);
            }
            last = finite ? pixel : null;
        }
        if (last is SP.Pixel end)
            yield return end;
    }

    private struct Cone(SP.Pixel apex)
    {
        private double _reached;
        private double _middle = double.NaN;
        private double _low = double.NegativeInfinity;
        private double _high = double.PositiveInfinity;

        /// <summary>Takes a point in; false where it lies outside, or nearer to the apex than one before: the line turns back.</summary>
        public bool Narrow(SP.Pixel point)
        {
            double x = point.X - apex.X, y = point.Y - apex.Y, distance = double.Hypot(x, y);
            if (distance < _reached)
                return false;
            if (distance <= Kept)
                return true;
            double direction = Math.Atan2(y, x), spread = Math.Asin(Kept / distance);
            if (double.IsNaN(_middle))
                _middle = direction;
            double turned = Math.IEEERemainder(direction - _middle, Math.Tau);
            if (turned < _low || turned > _high)
                return false;
            (_reached, _low, _high) = (distance, Math.Max(_low, turned - spread), Math.Min(_high, turned + spread));
            return true;
        }
    }
}
