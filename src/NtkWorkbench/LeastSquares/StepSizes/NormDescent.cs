using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Gradient descent on ‖x − b‖₂, whose gradient (x − b)/‖x − b‖ has length 1 however near the minimum is: a step is as long as its
/// step size.</summary>
public static class NormDescent
{
    /// <summary>The path x_{t+1} = x_t − s_t (x_t − b)/‖x_t − b‖; on b itself it stays.</summary>
    /// <param name="target">b, d entries.</param>
    /// <param name="start">x_0, d entries.</param>
    /// <param name="stepSize">s_t for t = 0, 1, …</param>
    /// <param name="steps">T.</param>
    /// <exception cref="ShapeException">b and x_0 differ in length.</exception>
    public static NormDescentPath Run(ReadOnlySpan<double> target, ReadOnlySpan<double> start, Func<int, double> stepSize, int steps)
    {
        ArgumentNullException.ThrowIfNull(stepSize);
        ShapeException.ThrowIfLengthDiffers($"start of a path to a target of {target.Length} entries", target.Length, start.Length);
        var points = new Matrix(checked(steps + 1), target.Length);
        double[] distances = new double[steps + 1], sizes = new double[steps], offset = new double[target.Length];
        start.CopyTo(points.Row(0));
        for (int t = 0; ; t++)
        {
            TensorPrimitives.Subtract(points.Row(t), target, offset);
            distances[t] = Reductions.Norm<double>(offset);
            if (t == steps)
                break;
            sizes[t] = stepSize(t);
            double fraction = distances[t] == 0 ? 0 : -sizes[t] / distances[t];
            TensorPrimitives.MultiplyAdd(offset, fraction, points.Row(t), points.Row(t + 1));
        }
        return new NormDescentPath { Points = points, Distances = distances, StepSizes = sizes };
    }

    /// <summary>The distances that theory predicts: x_t stays on the line through x_0 and b, so r_{t+1} = |r_t − s_t|.</summary>
    /// <param name="distance">r_0 = ‖x_0 − b‖.</param>
    /// <param name="stepSize">s_t for t = 0, 1, …</param>
    /// <param name="steps">T.</param>
    /// <returns>r_0 … r_T.</returns>
    public static double[] PredictDistances(double distance, Func<int, double> stepSize, int steps)
    {
        ArgumentNullException.ThrowIfNull(stepSize);
        double[] distances = new double[checked(steps + 1)];
        distances[0] = distance;
        for (int t = 0; t < steps; t++)
            distances[t + 1] = distances[t] == 0 ? 0 : Math.Abs(distances[t] - stepSize(t));
        return distances;
    }
}
