using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>What outputs, tangent kernels and principal features say of classes; n samples, o outputs, c classes.</summary>
public static class ClassFeatures
{
    /// <summary>f_y − max_{j≠y} f_j of each sample, y its class: below 0 it is misclassified.</summary>
    /// <param name="outputs">f, (n, o), at least two outputs.</param>
    /// <param name="classes">y, from 0 to o − 1, n of them.</param>
    /// <returns>n numbers in the outputs' unit.</returns>
    /// <exception cref="ShapeException">There are not as many classes as samples, or no sample.</exception>
    /// <remarks>O(n·o).</remarks>
    public static double[] Margins(Matrix outputs, ReadOnlySpan<int> classes)
    {
        Require(outputs, outputs?.Rows ?? 0, classes);
        double[] margins = new double[classes.Length];
        for (int i = 0; i < margins.Length; i++)
        {
            double other = double.NegativeInfinity;
            for (int j = 0; j < outputs!.Columns; j++)
                other = j == classes[i] ? other : Math.Max(other, outputs[i, j]);
            margins[i] = outputs![i, classes[i]] - other;
        }
        return margins;
    }

    /// <summary>The mean over pairs of different samples, one of class a, one of class b, of (1/o) Σ_j Θ[(s, j), (t, j)]: how much a step
    /// on one moves the same output of the other.</summary>
    /// <param name="kernel">Θ, (n·o, n·o), rows sample-major, output-minor.</param>
    /// <param name="classes">The class of each sample, from 0, n of them.</param>
    /// <param name="count">c.</param>
    /// <returns>(c, c), symmetric where Θ is; NaN where there is no such pair.</returns>
    /// <exception cref="ShapeException">The kernel is not one of n samples, or there is none.</exception>
    /// <remarks>O(n²·o).</remarks>
    public static Matrix BlockAverages(Matrix kernel, ReadOnlySpan<int> classes, int count)
    {
        int outputs = Require(kernel, kernel?.Columns ?? 0, classes);
        var sums = new Matrix(count, count);
        var pairs = new Matrix(count, count);
        for (int s = 0; s < classes.Length; s++)
        {
            for (int t = 0; t < classes.Length; t++)
            {
                double trace = 0;
                for (int j = 0; j < outputs && s != t; j++)
                    trace += kernel![(s * outputs) + j, (t * outputs) + j];
                sums[classes[s], classes[t]] += trace / outputs;
                pairs[classes[s], classes[t]] += s == t ? 0 : 1;
            }
        }
        TensorPrimitives.Divide(sums.Values, pairs.Values, sums.Values);
        return sums;
    }

    /// <summary>The same by products with J, Θ not formed: of the features summed over the samples of a class, for each class and
    /// output.</summary>
    internal static Matrix BlockAverages(ITangentProducts features, ILinearAlgebra algebra, ReadOnlySpan<int> classes, int count)
    {
        int outputs = features.Rows / classes.Length;
        var averages = new Matrix(count, count);
        var weights = new Matrix(count, features.Rows);
        var sums = new Matrix(count, features.Columns);
        for (int j = 0; j < outputs; j++)
        {
            weights.Values.AsSpan().Clear();
            for (int s = 0; s < classes.Length; s++)
                weights[classes[s], (s * outputs) + j] = 1;
            features.MultiplyTransposed(weights.Values, sums.Values);
            PanelProduct.Multiply<double>(
                algebra, MatrixTranspose.None, MatrixTranspose.Transposed, count, count, sums.Columns,
                1.0 / outputs, sums.Values, sums.Columns, sums.Values, sums.Columns, 1, averages.Values, count);
        }
        // Of samples with themselves.
        double[] own = new double[classes.Length];
        features.SquaredNorms(own);
        for (int s = 0; s < own.Length; s++)
            averages[classes[s], classes[s]] -= own[s] / outputs;
        int[] sizes = Sizes(classes, count);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
                averages[a, b] /= (double)sizes[a] * (a == b ? sizes[a] - 1 : sizes[b]);
        }
        return averages;
    }

    /// <summary>Where each function is large: the mean of φ_k² over the samples of a class and all outputs, over the sum of these means of
    /// all classes.</summary>
    /// <param name="features">φ_k, (n·o, k), rows sample-major, output-minor.</param>
    /// <param name="classes">The class of each sample, from 0, n of them.</param>
    /// <param name="count">c.</param>
    /// <returns>(k, c); rows sum to 1, or are NaN of a function that is 0. 0 of a class without samples.</returns>
    /// <exception cref="ShapeException">The features are not those of n samples, or there is none.</exception>
    /// <remarks>O(n·o·k).</remarks>
    public static Matrix Shares(Matrix features, ReadOnlySpan<int> classes, int count)
    {
        int outputs = Require(features, features?.Rows ?? 0, classes);
        int[] sizes = Sizes(classes, count);
        var shares = new Matrix(features!.Columns, count);
        for (int k = 0; k < shares.Rows; k++)
        {
            for (int row = 0; row < features.Rows; row++)
            {
                int number = classes[row / outputs];
                shares[k, number] += features[row, k] * features[row, k] / sizes[number];
            }
            TensorPrimitives.Divide(shares.Row(k), Reductions.Sum<double>(shares.Row(k)), shares.Row(k));
        }
        return shares;
    }

    /// <summary>How much of each function a class's indicator z, 1 on the class and 0 elsewhere, tells: ‖Φᵀz‖²/(‖Φ‖²‖z‖²), Φ = φ_k as a
    /// matrix (n, o), both centered over samples. The share of φ_k's variance that is linear in z.</summary>
    /// <param name="features">φ_k, (n·o, k), rows sample-major, output-minor.</param>
    /// <param name="classes">The class of each sample, from 0, n of them.</param>
    /// <param name="count">c.</param>
    /// <returns>(k, c), from 0 to 1; NaN of a function that is constant, and of a class that has all samples or none.</returns>
    /// <exception cref="ShapeException">The features are not those of n samples, or there is none.</exception>
    /// <remarks>O(n·o·k). Outputs may be mixed by a rotation: it stays.</remarks>
    public static Matrix Alignments(Matrix features, ReadOnlySpan<int> classes, int count)
    {
        int outputs = Require(features, features?.Rows ?? 0, classes), samples = classes.Length;
        int[] sizes = Sizes(classes, count);
        var alignments = new Matrix(features!.Columns, count);
        double[] sums = new double[count];
        for (int k = 0; k < alignments.Rows; k++)
        {
            double square = 0;
            for (int j = 0; j < outputs; j++)
            {
                double mean = 0;
                for (int s = 0; s < samples; s++)
                    mean += features[(s * outputs) + j, k] / samples;
                Array.Clear(sums);
                for (int s = 0; s < samples; s++)
                {
                    double centered = features[(s * outputs) + j, k] - mean;
                    sums[classes[s]] += centered;
                    square += centered * centered;
                }
                TensorPrimitives.MultiplyAdd(sums, sums, alignments.Row(k), alignments.Row(k));
            }
            for (int number = 0; number < count; number++)
            {
                double indicator = sizes[number] * (1 - ((double)sizes[number] / samples));
                alignments[k, number] /= square * indicator;
            }
        }
        return alignments;
    }

    /// <summary>o, of rows that are samples times outputs; refuses others.</summary>
    internal static int Require(Matrix? values, int rows, ReadOnlySpan<int> classes)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (classes.Length == 0 || rows == 0 || rows % classes.Length != 0)
            throw new ShapeException($"the classes of {classes.Length} samples need rows that are as many or a multiple, got {rows}");
        return rows / classes.Length;
    }

    /// <summary>Samples of each class.</summary>
    internal static int[] Sizes(ReadOnlySpan<int> classes, int count)
    {
        int[] sizes = new int[count];
        foreach (int number in classes)
            sizes[number]++;
        return sizes;
    }
}
