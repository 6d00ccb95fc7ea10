using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>The linear model f₀ + J(θ − θ₀) on the training samples with J written out, where it is so small that it stays in the
/// second-level cache: a step takes two products with each entry of its batch's rows, and no pass through the network.</summary>
internal sealed class WrittenTangents<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A mebibyte in float64. A pass through the network takes five products with each weight, J two with as many entries for an output.
    private const int MostEntries = 1 << 17, MostOutputs = 4;

    private readonly TrainingLoss _loss;
    private readonly int _outputs, _columns, _length;
    private readonly T[] _rows, _start, _origin, _step, _values, _delta, _targets;

    /// <summary>J and f₀ at θ₀, on the samples of a problem that <see cref="AreSmall"/>. origin: θ₀, of all layers.</summary>
    public WrittenTangents(NetworkArchitecture architecture, T[] origin, TrainingProblem problem, ILinearAlgebra linearAlgebra)
    {
        int first = architecture.TrainedLayers(problem.Layers)[0].WeightOffset, samples = problem.Data.Count;
        (_loss, _outputs, _origin) = (problem.Loss, architecture.OutputCount, origin[first..]);
        (_columns, _length) = (LossFunction.TargetColumns(_loss.Kind, _outputs), Lanes.Pad<T>(_origin.Length));
        int stride = Lanes.Pad<T>(problem.LargestBatch);
        (_values, _delta, _targets) = (new T[_outputs * stride], new T[_outputs * stride], new T[_columns * stride]);
        (_step, _rows) = (new T[_length], new T[samples * _outputs * _length]);
        double[] theta = new double[origin.Length], start = new double[samples * _outputs], column = new double[start.Length];
        Rounding.Convert<T, double>(origin, theta);
        using var network = new BuiltinEngine<double>(architecture, Precision.Float64, theta, linearAlgebra);
        network.Evaluate(problem.Data.Inputs.Values, start);
        _start = Rounding.To<T>(start);
        using ITangentFeatures features = network.Linearize(problem.Data.Inputs.Values);
        for (int j = 0; j < _origin.Length; j++)
        {
            features.Copy(first + j, 1, column);
            for (int i = 0; i < column.Length; i++)
                _rows[(i * _length) + j] = T.CreateTruncating(column[i]);
        }
    }

    /// <summary>Whether J is so small that writing it out pays.</summary>
    public static bool AreSmall(TrainingProblem problem, NetworkArchitecture architecture) => architecture.OutputCount <= MostOutputs
        && (double)problem.Data.Count * architecture.OutputCount * architecture.TrainedParameterCount(problem.Layers) <= MostEntries;

    /// <summary>The sum of a batch's loss terms, and their gradient Jᵀ∂L/∂f. trained: θ of the trained layers, padded; gradient: as
    /// long; overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Step(
        ReadOnlySpan<T> trained, ReadOnlySpan<T> targets, ReadOnlySpan<int> batch, double terms, Span<T> gradient)
    {
        TensorPrimitives.Subtract(trained[.._origin.Length], _origin, _step);
        var layout = new OutputLayout(_outputs, batch.Length, Lanes.Pad<T>(batch.Length));
        for (int c = 0; c < _outputs; c++)
        {
            Span<T> values = _values.AsSpan(c * layout.Stride, layout.Stride);
            for (int b = 0; b < batch.Length; b++)
            {
                values[b] = _start[(batch[b] * _outputs) + c] + Dot(Row(batch[b], c), Lanes.Of<T>(_step));
            }
            values[batch.Length..].Fill(values[batch.Length - 1]);
        }
        Span<T> block = _targets.AsSpan(0, _columns * layout.Stride);
        SampleBlock.CopyByColumn(targets, _columns, batch, layout.Stride, block);
        double sum = LossFunction.Evaluate(
            _loss, layout, _values.AsSpan(0, layout.Length), block, terms, _delta.AsSpan(0, layout.Length));
        SumRows(batch, layout.Stride, Lanes.Of(gradient));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumRows(ReadOnlySpan<int> batch, int stride, Span<Vector<T>> sums)
    {
        sums.Clear();
        for (int c = 0; c < _outputs; c++)
        {
            ReadOnlySpan<T> delta = _delta.AsSpan(c * stride, stride);
            int b = 0;
            for (; b <= batch.Length - 4; b += 4)
                AddFour(sums, Row(batch[b], c), Row(batch[b + 1], c), Row(batch[b + 2], c), Row(batch[b + 3], c), delta[b..]);
            for (; b < batch.Length; b++)
            {
                ReadOnlySpan<Vector<T>> row = Row(batch[b], c)[..sums.Length];
                var by = new Vector<T>(delta[b]);
                for (int i = 0; i < sums.Length; i++)
                    sums[i] = Lanes.MultiplyAdd(row[i], by, sums[i]);
            }
        }
    }

    private ReadOnlySpan<Vector<T>> Row(int sample, int output) =>
        Lanes.Of<T>(_rows.AsSpan(((sample * _outputs) + output) * _length, _length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(Span<Vector<T>> sums, ReadOnlySpan<Vector<T>> first, ReadOnlySpan<Vector<T>> second,
        ReadOnlySpan<Vector<T>> third, ReadOnlySpan<Vector<T>> fourth, ReadOnlySpan<T> by)
    {
        first = first[..sums.Length];
        second = second[..sums.Length];
        third = third[..sums.Length];
        fourth = fourth[..sums.Length];
        Vector<T> a = new(by[0]), b = new(by[1]), c = new(by[2]), d = new(by[3]);
        for (int i = 0; i < sums.Length; i++)
        {
            Vector<T> one = Lanes.MultiplyAdd(second[i], b, Lanes.MultiplyAdd(first[i], a, sums[i]));
            sums[i] = Lanes.MultiplyAdd(fourth[i], d, Lanes.MultiplyAdd(third[i], c, one));
        }
    }

    // Four sums, so that none waits for another.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Dot(ReadOnlySpan<Vector<T>> x, ReadOnlySpan<Vector<T>> y)
    {
        y = y[..x.Length];
        Vector<T> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            a = Lanes.MultiplyAdd(x[i], y[i], a);
            b = Lanes.MultiplyAdd(x[i + 1], y[i + 1], b);
            c = Lanes.MultiplyAdd(x[i + 2], y[i + 2], c);
            d = Lanes.MultiplyAdd(x[i + 3], y[i + 3], d);
        }
        for (; i < x.Length; i++)
            a = Lanes.MultiplyAdd(x[i], y[i], a);
        return Vector.Sum((a + b) + (c + d));
    }
}
