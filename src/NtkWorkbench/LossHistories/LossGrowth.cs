namespace NtkWorkbench;

/// <summary>Tells a loss that is on its way to infinity from one that rose and came back, while all of it is finite.</summary>
public static class LossGrowth
{
    // A catapult, or the noise of batches, may end above its start, but by less than a power of ten.
    private const double Factor = 10;

    /// <summary>Whether a loss grew and did not come back: all of it is finite, and the last value is above 10 times the size of the first
    /// and above every value before it.</summary>
    /// <param name="losses">The recorded training losses, in the order of training; without two there is no growth.</param>
    /// <remarks>O(values). An exploding training is so; a catapult that came back is not, nor is a negative loss that falls.</remarks>
    public static bool IsDiverging(IReadOnlyList<double> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return losses.Count > 1 && losses.All(double.IsFinite) && losses[^1] > Factor * Math.Abs(losses[0])
            && losses.Take(losses.Count - 1).All(loss => loss < losses[^1]);
    }
}
