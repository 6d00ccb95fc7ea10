namespace NtkWorkbench.Runs;

/// <summary>How the residuals u_kᵀ(f − y) in the leading modes of the first kernel shrank along training, and how those of the linear model
/// trained as the network is did.</summary>
internal sealed record ModeLearning
{
    /// <summary>Half-lives within this factor count as predicted.</summary>
    public const double Apart = 1.5;

    /// <summary>The linear model predicts until its residuals are off by this share of the first ones' norm.</summary>
    public const double Off = 0.1;

    // A residual smaller than this share of the largest is soon what the draw of batches makes of it.
    private const double Smallest = 0.1;

    /// <summary>For each mode that is asked, its number from 1, and the step by which |residual| first was half of its first value, in the
    /// network and as predicted: on a line between tracked steps, +∞ where it never was. Of modes whose first residual is a tenth of
    /// the largest or more.</summary>
    public required IReadOnlyList<(int Mode, double Measured, double Predicted)> HalfLives { get; init; }

    /// <summary>The first tracked step at which ‖predicted − measured‖ over all followed modes exceeds 0.1 × ‖first‖; +∞ where none
    /// does.</summary>
    public required double Departure { get; init; }

    /// <summary>The modes that were halved.</summary>
    public int Halved => HalfLives.Count(one => double.IsFinite(one.Measured));

    /// <summary>The modes with a predicted half-life within the factor of the measured one.</summary>
    public int Agreeing => HalfLives.Count(one => one.Measured <= one.Predicted * Apart && one.Predicted <= one.Measured * Apart
        && double.IsFinite(one.Measured));

    /// <summary>The share of the pairs of modes with different measured half-lives that are predicted in the same order; NaN where there is
    /// no such pair.</summary>
    public double SameOrder
    {
        get
        {
            bool[] pairs = [.. from one in HalfLives from other in HalfLives where one.Measured < other.Measured
                select one.Predicted < other.Predicted];
            return pairs.Count(same => same) / (double)pairs.Length;
        }
    }

    /// <summary>Null where the residuals were not followed, or no linear model was trained beside the network.</summary>
    public static ModeLearning? Of(ComparedRun run)
    {
        if (run.AlongTraining is not { } columns)
            return null;
        double[] steps = columns["step"];
        (int Mode, double[] Measured, double[] Predicted)[] modes = [.. Enumerable.Range(1, columns.Count)
            .Select(mode => (mode, columns.GetValueOrDefault(TrajectoryWriter.Residual(mode)),
                columns.GetValueOrDefault(TrajectoryWriter.Predicted(mode))))
            .TakeWhile(one => one.Item2 is not null && one.Item3 is not null).Select(one => (one.mode, one.Item2!, one.Item3!))];
        if (modes.Length == 0 || modes.Any(one => !one.Measured.Append(one.Predicted[0]).All(double.IsFinite)))
            return null;
        double largest = modes.Max(one => Math.Abs(one.Measured[0])), first = modes.Sum(one => Square(one.Measured[0]));
        // A linear model that diverged has no numbers from there on.
        int departure = Enumerable.Range(0, steps.Length).FirstOrDefault(
            row => !(modes.Sum(one => Square(one.Predicted[row] - one.Measured[row])) <= Off * Off * first), -1);
        return new ModeLearning
        {
            HalfLives = [.. modes.Where(one => Math.Abs(one.Measured[0]) >= Smallest * largest)
                .Select(one => (one.Mode, HalfLife(steps, one.Measured), HalfLife(steps, one.Predicted)))],
            Departure = departure < 0 ? double.PositiveInfinity : steps[departure],
        };
    }

    private static double HalfLife(double[] steps, double[] residuals)
    {
        double half = Math.Abs(residuals[0]) / 2;
        if (half == 0)
            return 0;
        // Where it changes its sign between two tracked steps, the line between them passes the half too.
        double Toward(int at) => residuals[at - 1] < 0 ? -residuals[at] : residuals[at];
        int row = Enumerable.Range(1, residuals.Length - 1).FirstOrDefault(at => Toward(at) <= half, -1);
        if (row < 0)
            return double.PositiveInfinity;
        double before = Math.Abs(residuals[row - 1]), share = (before - half) / (before - Toward(row));
        return steps[row - 1] + (share * (steps[row] - steps[row - 1]));
    }

    private static double Square(double value) => value * value;
}
