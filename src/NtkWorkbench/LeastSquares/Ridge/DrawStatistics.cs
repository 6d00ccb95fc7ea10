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

    /// <summary>Runs the draws one after another, each from a stream of its own ("noise/1", "noise/2", …). drawn: is told the number of
    /// draws done, after each; null: nobody.</summary>
    /// <remarks>O(draws·Tmd) time, O(Td) memory.</remarks>
    internal static DrawStatistics Collect(
        NoisyLeastSquares problem, ReadOnlySpan<double> start, double learningRate, int steps, int draws,
        RandomStreams streams, Action<int>? drawn, CancellationToken token)
    {
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
