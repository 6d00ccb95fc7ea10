using System.Numerics;
using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>The recursion of the kernels through all layers, for the pairs of a set of points.</summary>
internal sealed class KernelRecursion
{
    private readonly IReadOnlyList<LayerVariances> _layers;
    private readonly int _firstTrained;
    private readonly double? _rounding;
    private readonly double[] _inputs;
    private readonly int[] _equals;
    private readonly DualTable[] _tables;

    /// <summary>Takes all points through all layers by themselves: what pairs need of them.</summary>
    /// <param name="dual">The activation.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="firstTrained">The first layer whose parameters tangent features are of.</param>
    /// <param name="sets">The points, (n_i, d): sets after each other, each of which begins with a vector of its own.</param>
    /// <param name="algebra">Products.</param>
    public KernelRecursion(
        DualActivation dual, IReadOnlyList<LayerVariances> layers, int firstTrained, Matrix[] sets, ILinearAlgebra algebra)
    {
        (_layers, _firstTrained) = (layers, firstTrained);
        // What sums of d products leave of ab − c² where it is 0.
        _rounding = dual.HasCorner ? 2 * (sets[0].Columns + 2) * MachineEpsilon.Float64 : null;
        int count = sets.Sum(points => Lanes.Pad<double>(points.Rows));
        (_inputs, _equals, Tangent) = (new double[count], new int[count], new double[count]);
        TakeInputs(sets);
        Nngp = [.. _inputs];
        _tables = new DualTable[layers.Count];
        double[] derivatives = new double[count];
        for (int layer = 0; layer < layers.Count; layer++)
        {
            if (layer > 0)
            {
                _tables[layer] = dual.Table([.. Nngp], algebra);
                FixedPartition.Run(count, point => Diagonal(layer, point, derivatives));
            }
            Dense(layer, Nngp, derivatives, Tangent);
        }
    }

    /// <summary>K(x, x) of each point, followed by other values.</summary>
    public double[] Nngp { get; }

    /// <summary>Θ(x, x) of each point, followed by other values.</summary>
    public double[] Tangent { get; }

    /// <summary>K and Θ of the pairs of one point with those from another one on.</summary>
    /// <param name="row">The one.</param>
    /// <param name="column">The first of the others, at the start of a vector.</param>
    /// <param name="c">x·x′/d, overwritten by K; whole vectors.</param>
    /// <param name="tangent">Destination of Θ, as long.</param>
    /// <param name="derivative">Work, as long.</param>
    public void Apply(int row, int column, Span<double> c, Span<double> tangent, Span<double> derivative)
    {
        // The product of a point with its equal is its square, whatever the order in which a library sums.
        for (int j = 0; j < c.Length; j++)
        {
            if (_equals[column + j] == _equals[row])
                c[j] = _inputs[row];
        }
        if (_rounding is double rounding)
            Collinear(_inputs[row], Lanes.Of<double>(_inputs.AsSpan(column, c.Length)), Lanes.Of(c), rounding);
        tangent.Clear();
        derivative.Clear();
        for (int layer = 0; layer < _layers.Count; layer++)
        {
            if (layer > 0)
                _tables[layer].Apply(row, column, c, derivative);
            Dense(layer, c, derivative, tangent);
        }
    }

    /// <summary>c ← ±√(ab) of inputs that cannot be told from collinear ones.</summary>
    private static void Collinear(double a, ReadOnlySpan<Vector<double>> b, Span<Vector<double>> c, double rounding)
    {
        for (int j = 0; j < c.Length; j++)
        {
            Vector<double> product = a * b[j];
            c[j] = Vector.ConditionalSelect(Vector.LessThanOrEqual(product - (c[j] * c[j]), rounding * product),
                Vector.CopySign(Vector.SquareRoot(product), c[j]), c[j]);
        }
    }

    private void Diagonal(int layer, int point, double[] derivatives)
    {
        Span<double> c = stackalloc double[Vector<double>.Count], derivative = stackalloc double[Vector<double>.Count];
        c.Fill(Nngp[point]);
        int lane = point % Vector<double>.Count;
        _tables[layer].Apply(point, point - lane, c, derivative);
        Nngp[point] = c[lane];
        derivatives[point] = derivative[lane];
    }

    /// <summary>What the activation before leaves of Θ, and the layer.</summary>
    private void Dense(int layer, Span<double> c, ReadOnlySpan<double> derivative, Span<double> tangent)
    {
        LayerVariances variances = _layers[layer];
        bool isTrained = layer >= _firstTrained;
        Vector<double> weights = new(variances.Weights), biases = new(variances.Biases);
        Vector<double> own = new(isTrained ? variances.FeatureScale : 0), one = new(isTrained ? 1.0 : 0);
        Span<Vector<double>> covariances = Lanes.Of(c), tangents = Lanes.Of(tangent);
        ReadOnlySpan<Vector<double>> derivatives = Lanes.Of(derivative);
        for (int j = 0; j < covariances.Length; j++)
        {
            Vector<double> k = covariances[j];
            tangents[j] = (own * k) + one + (weights * derivatives[j] * tangents[j]);
            covariances[j] = (weights * k) + biases;
        }
    }

    /// <summary>x·x/d of each point, and for each the first that has the same bits.</summary>
    private void TakeInputs(Matrix[] sets)
    {
        var firsts = new Dictionary<ReadOnlyMemory<double>, int>(new BitwiseComparer());
        int start = 0;
        foreach (Matrix points in sets)
        {
            for (int i = 0; i < Lanes.Pad<double>(points.Rows); i++)
            {
                if (i >= points.Rows)
                {
                    _equals[start + i] = -1;
                    continue;
                }
                var point = points.Values.AsMemory(i * points.Columns, points.Columns);
                int first = firsts.TryAdd(point, start + i) ? start + i : firsts[point];
                _equals[start + i] = first;
                _inputs[start + i] = first == start + i ? Reductions.SumOfSquares(point.Span) / points.Columns : _inputs[first];
            }
            start += Lanes.Pad<double>(points.Rows);
        }
    }

    private sealed class BitwiseComparer : IEqualityComparer<ReadOnlyMemory<double>>
    {
        public bool Equals(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y) => Bytes(x).SequenceEqual(Bytes(y));

        public int GetHashCode(ReadOnlyMemory<double> point)
        {
            var hash = default(HashCode);
            hash.AddBytes(Bytes(point));
            return hash.ToHashCode();
        }

        private static ReadOnlySpan<byte> Bytes(ReadOnlyMemory<double> point) => MemoryMarshal.AsBytes(point.Span);
    }
}
