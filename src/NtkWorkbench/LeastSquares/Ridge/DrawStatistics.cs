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

    /// <summary>Runs the draws one after another, each from a stream of its own ("noise/1", "noise/2", …). begun: what some of them gave
    /// before, which is added to; null: nothing. drawn: is told what there is after each, and where cancellation ends them; null:
    /// nobody.</summary>
    /// <remarks>O(draws·Tmd) time, O(Td) memory. No number depends on where the draws were begun anew.</remarks>
    internal static DrawStatistics Collect(
        NoisyLeastSquares problem, ReadOnlySpan<double> start, double learningRate, int steps, int draws,
        RandomStreams streams, DrawsSoFar? begun, Action<DrawsSoFar>? drawn, CancellationToken token)
    {
        DrawsSoFar sums = begun ?? new DrawsSoFar(0, new(checked(steps + 1), start.Length), new(steps + 1, start.Length), new(0, 0));
        try
        {
            while (sums.Draws < draws)
            {
                RandomStream noise = streams.Named(FormattableString.Invariant($"noise/{sums.Draws + 1}"));
                sums = sums.With(problem.Run(start, learningRate, steps, noise, token));
                drawn?.Invoke(sums);
            }
        }
        catch (OperationCanceledException) when (sums.Draws > 0)
        {
            // What was drawn so far is a smaller sample of the same.
            drawn?.Invoke(sums);
        }
        var deviation = new Matrix(steps + 1, start.Length);
        for (int i = 0; i < deviation.Values.Length; i++)
            deviation.Values[i] = sums.Draws > 1 ? Math.Sqrt(sums.Squares.Values[i] / (sums.Draws - 1)) : 0;
        return new DrawStatistics { Draws = sums.Draws, Mean = sums.Mean, StandardDeviation = deviation, FirstDraw = sums.First };
    }
}
