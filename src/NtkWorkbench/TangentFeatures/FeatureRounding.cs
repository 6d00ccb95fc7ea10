namespace NtkWorkbench;

/// <summary>How far rounding moves J itself: about ‖J(θ(1 + εs), X(1 + εs′)) − J(θ, X)‖, s and s′ random signs, since what arithmetic
/// rounds on the way to J is as if parameters and inputs had been rounded. Where z = wx is large and φ curved, that is far more than
/// ε‖J‖.</summary>
internal static class FeatureRounding
{
    // Steps of this many ε: small enough that only the units switch that rounding may switch, large enough to be more than rounding.
    private const double Step = 16;

    // Of more entries of J than this, those of evenly spread samples stand for all.
    private const double MostEntries = 1 << 24;

    private const int BlockEntries = 1 << 20;

    /// <summary>The number of samples that are looked at. rows: o, the rows of one sample; columns: p.</summary>
    public static int Samples(int samples, double rows, double columns) => (int)Math.Clamp(MostEntries / (rows * columns), 1, samples);

    /// <summary>The Frobenius norm of the difference at a step of ε. take: the features at parameters and inputs, disposed here; columns:
    /// p of them.</summary>
    /// <remarks>Two linearizations and O(n·o·p), of at most 2²⁴ entries of J or one sample's. The signs are those of a stream named
    /// "features/rounding", the same for all seeds.</remarks>
    public static double Measure(
        Func<ReadOnlyMemory<double>, Matrix, ITangentFeatures> take, ReadOnlyMemory<double> parameters, Matrix inputs, int outputs,
        int columns)
    {
        int count = Samples(inputs.Rows, outputs, columns);
        var some = new Matrix(count, inputs.Columns);
        for (int i = 0; i < count; i++)
            inputs.Row((int)((long)i * inputs.Rows / count)).CopyTo(some.Row(i));
        RandomStream signs = new RandomStreams(0).Named("features/rounding");
        double[] moved = Moved(parameters.Span, signs);
        using ITangentFeatures here = take(parameters, some), there = take(moved, new(count, inputs.Columns, Moved(some.Values, signs)));
        return Distance(here, there) / Step * Math.Sqrt((double)inputs.Rows / count);
    }

    private static double[] Moved(ReadOnlySpan<double> values, RandomStream signs)
    {
        double[] moved = new double[values.Length];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = values[i] * (1 + (signs.NextDouble() < 0.5 ? -Step * MachineEpsilon.Float64 : Step * MachineEpsilon.Float64));
        return moved;
    }

    private static double Distance(ITangentFeatures here, ITangentFeatures there)
    {
        int width = Math.Clamp(BlockEntries / here.Rows, 1, here.Columns);
        double distance = 0;
        double[] a = new double[here.Rows * width], b = new double[here.Rows * width];
        for (int first = 0; first < here.Columns; first += width)
        {
            int count = Math.Min(width, here.Columns - first), length = here.Rows * count;
            here.Copy(first, count, a.AsSpan(0, length));
            there.Copy(first, count, b.AsSpan(0, length));
            distance = double.Hypot(distance, Reductions.Distance<double>(a.AsSpan(0, length), b.AsSpan(0, length)));
        }
        return distance;
    }
}
