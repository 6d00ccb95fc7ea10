namespace NtkWorkbench;

/// <summary>The trainings at one width, rate and output scale, which differ in their seed. Gap and kernel change are geometric means over
/// those that reached the loss; null where none did.</summary>
public sealed record LazinessCell
{
    /// <summary>Units of every hidden layer.</summary>
    public required int Width { get; init; }

    /// <summary>η over the largest stable rate.</summary>
    public required double Fraction { get; init; }

    /// <summary>α.</summary>
    public required double OutputScale { get; init; }

    /// <summary>Trainings.</summary>
    public required int Trainings { get; init; }

    /// <summary>Those that reached the loss.</summary>
    public required int Reached { get; init; }

    /// <summary>Those that diverged.</summary>
    public required int Diverged { get; init; }

    /// <summary>Steps to the loss, the mean; null where none reached it.</summary>
    public required double? Steps { get; init; }

    /// <summary>The loss where they are compared over their first, the mean: at most the share that was asked for, and less where the last
    /// step went beyond; null where none reached it.</summary>
    public required double? LossShare { get; init; }

    /// <summary>‖f − f_lin‖/‖f − f₀‖.</summary>
    public required double? Gap { get; init; }

    /// <summary>The standard error of ln Gap; null of fewer than two.</summary>
    public required double? GapError { get; init; }

    /// <summary>What rounding may make of the gap: the most of its trainings.</summary>
    public required double GapRounding { get; init; }

    /// <summary>How far outputs were rounded in training, over ‖y‖: the most of its trainings.</summary>
    public required double OutputRounding { get; init; }

    /// <summary>Whether the gap is more than rounding may make of it.</summary>
    public bool IsGapKnown => Gap > GapRounding;

    /// <summary>Whether the kernel's change is more than rounding makes of it, <see cref="LazinessResults.KernelRounding"/>.</summary>
    public bool IsKernelChangeKnown => KernelChange > LazinessResults.KernelRounding;

    /// <summary>Whether the gap is below a value, however outputs were rounded.</summary>
    /// <param name="gap">The value.</param>
    public bool IsBelow(double gap) => Gap < gap && GapRounding < gap;

    /// <summary>‖Θ − Θ₀‖/‖Θ₀‖.</summary>
    public required double? KernelChange { get; init; }

    /// <summary>The standard error of its logarithm; null of fewer than two.</summary>
    public required double? KernelChangeError { get; init; }

    internal static LazinessCell Of(IReadOnlyList<LazinessPoint> points)
    {
        LazinessPoint[] reached = [.. points.Where(point => point.End == LazinessEnd.Reached)];
        (double? gap, double? gapError) = Mean(reached, point => point.Gap);
        (double? change, double? changeError) = Mean(reached, point => point.KernelChange);
        LazinessPlace place = points[0].Place;
        return new LazinessCell
        {
            Width = place.Width,
            Fraction = place.Fraction,
            OutputScale = place.OutputScale,
            Trainings = points.Count,
            Reached = reached.Length,
            Diverged = points.Count(point => point.End == LazinessEnd.Diverged),
            Steps = reached.Length == 0 ? null : reached.Average(point => (double)point.Steps),
            LossShare = reached.Length == 0 ? null : reached.Average(point => point.Loss / point.FirstLoss),
            Gap = gap,
            GapError = gapError,
            GapRounding = reached.Length == 0 ? 0 : reached.Max(point => point.GapRounding),
            OutputRounding = points.Max(point => point.OutputRounding),
            KernelChange = change,
            KernelChangeError = changeError,
        };
    }

    // A number that is 0, as the gap of a linear network may be, has no logarithm: beside others it is taken for ε.
    private static (double? Value, double? Error) Mean(LazinessPoint[] points, Func<LazinessPoint, double?> number)
    {
        double[] values = [.. points.Select(number).OfType<double>()];
        if (values.All(value => value == 0))
            return (values.Length == 0 ? null : 0, null);
        values = [.. values.Select(value => value == 0 ? MachineEpsilon.Float64 : value)];
        double mean = values.Average(value => Math.Log(value)), squares = values.Sum(value => Math.Pow(Math.Log(value) - mean, 2));
        return (Math.Exp(mean), values.Length < 2 ? null : Math.Sqrt(squares / (values.Length - 1) / values.Length));
    }
}
