namespace NtkWorkbench;

/// <summary>What some draws of w_t add up to; every matrix has shape (T + 1, d).</summary>
/// <param name="Draws">How many.</param>
/// <param name="Mean">Over them; changed by the next.</param>
/// <param name="Squares">The sum of the squared deviations from the mean; changed by the next.</param>
/// <param name="First">The first draw.</param>
internal sealed record DrawsSoFar(int Draws, Matrix Mean, Matrix Squares, Matrix First)
{
    /// <summary>With one more.</summary>
    // Welford's update keeps the variance from cancelling.
    public DrawsSoFar With(Matrix path)
    {
        DrawsSoFar next = this with { Draws = Draws + 1, First = Draws == 0 ? path : First };
        for (int i = 0; i < path.Values.Length; i++)
        {
            double difference = path.Values[i] - Mean.Values[i];
            Mean.Values[i] += difference / next.Draws;
            Squares.Values[i] += difference * (path.Values[i] - Mean.Values[i]);
        }
        return next;
    }
}
