using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>How far rounding moves what a <see cref="LazinessMap"/> measures.</summary>
internal static class LazinessRounding
{
    private const int Draws = 8;

    // Entries of Θ are sums of products of factors, each of which was rounded some times.
    private const double OfKernel = 8 * MachineEpsilon.Float64;

    /// <summary>‖J(θ ∘ s)‖ at some points, s random signs, the root mean square over eight draws: times ε it is how far f is rounded there, since
    /// what arithmetic rounds on the way is as if parameters had been.</summary>
    /// <remarks>The signs are those of a stream named "laziness/rounding", the same for all seeds. O(g·p).</remarks>
    public static double Size(ITangentProducts features, TrainedParameters trained, ReadOnlySpan<double> parameters)
    {
        RandomStream signs = new RandomStreams(0).Named("laziness/rounding");
        double squares = 0;
        double[] signed = new double[parameters.Length], change = new double[features.Rows];
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int i = 0; i < signed.Length; i++)
                signed[i] = signs.NextDouble() < 0.5 ? -parameters[i] : parameters[i];
            features.Multiply(trained.InUnits(signed), change);
            squares += TensorPrimitives.SumOfSquares<double>(change);
        }
        return Math.Sqrt(squares / Draws);
    }

    /// <summary>The share of θ − θ₀ that is rounding: √t ε‖θ₀‖/‖θ − θ₀‖ after t steps, each of which rounds every parameter.</summary>
    public static double OfMotion(ReadOnlySpan<double> start, ReadOnlySpan<double> end, int steps, Precision precision) =>
        Math.Sqrt(steps) * MachineEpsilon.Of(precision) * Math.Sqrt(TensorPrimitives.SumOfSquares(start)) / TensorPrimitives.Distance(start, end);

    /// <summary>Of ‖f − f_lin‖/‖f − f₀‖ on the grid. size: <see cref="Size"/> there; moved: ‖f_θ − f_θ₀‖; motion:
    /// <see cref="OfMotion"/>.</summary>
    public static double OfGap(double gap, double size, double moved, double motion) =>
        (MachineEpsilon.Float64 * size / moved) + (gap * motion);

    /// <summary>Of ‖Θ − Θ₀‖/‖Θ₀‖.</summary>
    public static double OfKernelChange(double change, double motion) => OfKernel + (change * motion);

    /// <summary>Whether most of a step is rounded away: of what it lowers the loss by, Σ m_i g_i², more than half is of parameters whose
    /// change is less than half the distance to the next number.</summary>
    /// <param name="features">J√M at the parameters.</param>
    /// <param name="trained">What the columns of J are.</param>
    /// <param name="parameters">θ of all layers.</param>
    /// <param name="residual">f − y.</param>
    /// <param name="rate">η, times what the optimizer adds up of a gradient that stays the same.</param>
    /// <param name="precision">Of training.</param>
    public static bool SwallowsSteps(ITangentProducts features, TrainedParameters trained, ReadOnlySpan<double> parameters,
        double[] residual, double rate, Precision precision)
    {
        double[] slope = new double[features.Columns];
        features.MultiplyTransposed([.. residual.Select(one => 2 * one / residual.Length)], slope);
        double[] change = [.. slope];
        trained.OutOfUnits(change);
        ReadOnlySpan<double> own = parameters[^change.Length..];
        double lost = 0, epsilon = MachineEpsilon.Of(precision);
        for (int i = 0; i < change.Length; i++)
        {
            if (own[i] != 0 && rate * Math.Abs(change[i]) < Math.ScaleB(epsilon, Math.ILogB(own[i])) / 2)
                lost += slope[i] * slope[i];
        }
        return lost > TensorPrimitives.SumOfSquares<double>(slope) / 2;
    }
}
