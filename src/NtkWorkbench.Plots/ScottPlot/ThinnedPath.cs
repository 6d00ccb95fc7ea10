using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>A line without the points that print could not tell.</summary>
internal sealed class ThinnedPath : SP.IPathStrategy
{
    /// <summary>In points, 1/72 inch: half a dot of a printer with 1200 of them to the inch.</summary>
    public const double Tolerance = 0.03;

    private static readonly SP.PathStrategies.Straight Straight = new();

    /// <inheritdoc/>
    public SKPath GetPath(IEnumerable<SP.Pixel> pixels) => Straight.GetPath(Thin(pixels));

    /// <summary>
    /// The points of a line, in their order, without those within <see cref="Tolerance"/> of the line through the others. One pass:
    /// the directions from the last point kept that pass all points since near enough are a cone, which each point narrows.
    /// </summary>
    /// <param name="pixels">The points; where one is not finite the line is broken, and it is kept.</param>
    public static IEnumerable<SP.Pixel> Thin(IEnumerable<SP.Pixel> pixels)
    {
        SP.Pixel? last = null;
        Cone cone = default;
        foreach (SP.Pixel pixel in pixels)
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
            if (distance <= Tolerance)
                return true;
            double direction = Math.Atan2(y, x), spread = Math.Asin(Tolerance / distance);
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
