namespace NtkWorkbench;

/// <summary>Mean and spread of w_t over many draws of the noise; every matrix has shape (T + 1, d).</summary>
public sealed record DrawStatistics
{
    /// <summary>Number of draws.</summary>
    public required int Draws { get; init; }

    /// <summary>Mean over the draws.</summary>
    public required Matrix Mean { get; init; }

    /// <summary>Standard deviation over the draws (divisor: draws − 1; 0 for one draw).</summary>
    public required Matrix StandardDeviation { get; init; }

    /// <summary>w_t of the first draw.</summary>
    public required Matrix FirstDraw { get; init; }

    /// <summary>Runs the draws one after another, each from a stream of its own ("noise/1", "noise/2", …).</summary>
    /// <param name="problem">What is descended.</param>
    /// <param name="start">w_0, d entries.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="steps">T.</param>
    /// <param name="draws">How many, at least 1.</param>
    /// <param name="streams">The job's streams.</param>
    /// <param name="drawn">Is told the number of draws done, after each; null: nobody.</param>
    /// <param name="token">Looked at before each step; the draws that were done are kept.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the first draw was done.</exception>
    /// <remarks>O(draws·Tmd) time, O(Td) memory.</remarks>
    public static DrawStatistics Collect(
        NoisyLeastSquares problem, ReadOnlySpan<double> start, double learningRate, int steps, int draws,
        RandomStreams streams, Action<int>? drawn, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(streams);
        var mean = new Matrix(checked(steps + 1), start.Length);
        var deviation = new Matrix(steps + 1, start.Length);
        Matrix? first = null;
        int done = 0;
        try
        {
            while (done < draws)
            {
                Matrix path =
                    problem.Run(start, learningRate, steps, streams.Named(FormattableString.Invariant($"noise/{done + 1}")), token);
                first ??= path;
                Add(path, ++done, mean, deviation);
                drawn?.Invoke(done);
            }
        }
        catch (OperationCanceledException) when (done > 0)
        {
            // What was drawn so far is a smaller sample of the same.
        }
        for (int i = 0; i < deviation.Values.Length; i++)
            deviation.Values[i] = done > 1 ? Math.Sqrt(deviation.Values[i] / (done - 1)) : 0;
        return new DrawStatistics { Draws = done, Mean = mean, StandardDeviation = deviation, FirstDraw = first ?? mean };
    }

    // Welford's update keeps the variance from cancelling.
    private static void Add(Matrix path, int draw, Matrix mean, Matrix deviation)
    {
        for (int i = 0; i < path.Values.Length; i++)
        {
            double difference = path.Values[i] - mean.Values[i];
            mean.Values[i] += difference / draw;
            deviation.Values[i] += difference * (path.Values[i] - mean.Values[i]);
        }
    }
}
