using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>How many samples of each class a classifier takes for each: it says the class of the largest output, of equal ones the
/// first.</summary>
public sealed record ConfusionMatrix
{
    /// <summary>Samples of class i that are said to be of class j, at (i, j); (o, o).</summary>
    public required Matrix Counts { get; init; }

    /// <summary>The share of samples whose class is said.</summary>
    public double Accuracy =>
        Enumerable.Range(0, Counts.Rows).Sum(number => Counts[number, number]) / Reductions.Sum<double>(Counts.Values);

    /// <summary>Counts of outputs.</summary>
    /// <param name="outputs">f, (n, o).</param>
    /// <param name="classes">The class of each sample, from 0 to o − 1, n of them.</param>
    /// <exception cref="ShapeException">There are not as many classes as samples, or no sample.</exception>
    /// <remarks>O(n·o).</remarks>
    public static ConfusionMatrix Of(Matrix outputs, ReadOnlySpan<int> classes)
    {
        ClassFeatures.Require(outputs, outputs?.Rows ?? 0, classes);
        var counts = new Matrix(outputs!.Columns, outputs.Columns);
        for (int i = 0; i < classes.Length; i++)
            counts[classes[i], Said(outputs.Row(i))]++;
        return new ConfusionMatrix { Counts = counts };
    }

    /// <summary>The shares of each class's samples, (o, o): rows sum to 1, or are NaN of a class without samples.</summary>
    /// <remarks>O(o²).</remarks>
    public Matrix RowShares()
    {
        var shares = new Matrix(Counts.Rows, Counts.Columns);
        for (int i = 0; i < shares.Rows; i++)
            TensorPrimitives.Divide(Counts.Row(i), Reductions.Sum<double>(Counts.Row(i)), shares.Row(i));
        return shares;
    }

    // NaN is no largest output.
    internal static int Said(ReadOnlySpan<double> outputs)
    {
        int largest = 0;
        for (int output = 1; output < outputs.Length; output++)
            largest = outputs[output] > outputs[largest] ? output : largest;
        return largest;
    }
}
