using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Regression of squares with the kernels of infinite width, the prior's mean 0: K of the network at initialization, Θ of gradient
/// descent on the trained layers to the end. Outputs share the kernels.</summary>
public sealed class InfiniteWidthRegression
{
    /// <summary>Entries of a kernel of a block of points.</summary>
    internal const int BlockEntries = 1 << 22;

    // Of targets that contradict each other so large a part, and no more, becomes noise: an eigenvalue is known to a hundredth.
    private const double Known = 100;

    private readonly InfiniteWidthFeatures _features;

    // Of Θ and of K: 1/(λ_k + λ), and Qᵀy. QᵀKQ in Θ's modes.
    private readonly double[] _tangentInverse, _nngpInverse;
    private readonly Matrix _tangentTargets, _nngpTargets, _turned;

    /// <summary>Fits targets.</summary>
    /// <param name="features">The kernels on the training inputs X.</param>
    /// <param name="targets">y, (n, o).</param>
    /// <param name="ridge">λ, at least 0; null: <see cref="LeastRidge"/>.</param>
    /// <exception cref="ShapeException">Targets have another number of rows than X.</exception>
    /// <exception cref="NumericalException">K + λI or Θ + λI is singular to working precision.</exception>
    /// <remarks>O(n³).</remarks>
    public InfiniteWidthRegression(InfiniteWidthFeatures features, Matrix targets, double? ridge = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ShapeException.ThrowIfLengthDiffers("a column of targets", features.Inputs.Rows, targets.Rows);
        (_features, Ridge) = (features, ridge ?? LeastRidge(features));
        InfiniteWidthKernels kernels = features.Kernels;
        _tangentInverse = Inverse(features.Modes, Resolution(features.Modes, kernels.Tangent, kernels.TangentError), "tangent");
        _nngpInverse = Inverse(features.NngpModes, Resolution(features.NngpModes, kernels.Nngp, kernels.NngpError), "NNGP");
        Matrix vectors = features.Modes.Eigenvectors;
        _tangentTargets = Product(vectors, targets, MatrixTranspose.Transposed);
        _nngpTargets = Product(features.NngpModes.Eigenvectors, targets, MatrixTranspose.Transposed);
        _turned = Product(vectors, Product(kernels.Nngp, vectors), MatrixTranspose.Transposed);
    }

    /// <summary>λ.</summary>
    public double Ridge { get; }

    /// <summary>The smallest ridge by which both systems are solvable to working precision: a hundred times what entries resolve of an
    /// eigenvalue, n·ε of the largest, n times an entry's error and twice an eigenvalue below 0; 0 where all eigenvalues of K and of Θ are
    /// above that.</summary>
    /// <param name="features">The kernels on the training inputs.</param>
    public static double LeastRidge(InfiniteWidthFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Math.Max(
            Least(features.Modes, Resolution(features.Modes, features.Kernels.Tangent, features.Kernels.TangentError)),
            Least(features.NngpModes, Resolution(features.NngpModes, features.Kernels.Nngp, features.Kernels.NngpError)));
    }

    /// <summary>Both posteriors at points.</summary>
    /// <param name="points">x, (g, d).</param>
    /// <param name="between">K and Θ between the points and X where they are at hand; otherwise they are made in blocks.</param>
    /// <param name="cancellation">Looked at while they are made.</param>
    /// <returns>Of K: mean K(x,X)(K + λI)⁻¹y, variance K(x,x) − K(x,X)(K + λI)⁻¹K(X,x). Of Θ, with A = Θ(x,X)(Θ + λI)⁻¹: mean Ay,
    /// variance K(x,x) + AKAᵀ − AK(X,x) − K(x,X)Aᵀ.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>O(g·n²). Source: arXiv:1902.06720, section 2.3.1.</remarks>
    public InfiniteWidthPosterior At(
        Matrix points, InfiniteWidthKernels? between = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (ReferenceEquals(points, _features.Inputs))
            between = _features.Kernels;
        int size = Math.Clamp(BlockEntries / Math.Max(1, _features.Inputs.Rows), 1, Math.Max(1, points.Rows));
        KernelPosterior tangent = Empty(points.Rows), nngp = Empty(points.Rows);
        for (int first = 0; first < points.Rows; first += size)
        {
            int[] rows = [.. Enumerable.Range(first, Math.Min(size, points.Rows - first))];
            Matrix block = points.Take(rows);
            Add(_features.Network.Diagonals(block).Nngp, between?.Take(rows) ?? _features.Between(block, cancellation), first,
                tangent, nngp);
        }
        return new() { Tangent = tangent, Nngp = nngp };
    }

    // Of K(x,X) and Θ(x,X); p = K(x,X)Q or Θ(x,X)Q; s = p/(λ_k + λ).
    private void Add(double[] prior, InfiniteWidthKernels kernels, int first, KernelPosterior tangent, KernelPosterior nngp)
    {
        Matrix p = Product(kernels.Nngp, _features.NngpModes.Eigenvectors), s = Scaled(p, _nngpInverse);
        Copy(Product(s, _nngpTargets), nngp.Mean, first);
        for (int i = 0; i < prior.Length; i++)
            nngp.Deviation[first + i] = Deviation(prior[i] - Reductions.Dot<double>(s.Row(i), p.Row(i)));
        s = Scaled(Product(kernels.Tangent, _features.Modes.Eigenvectors), _tangentInverse);
        Copy(Product(s, _tangentTargets), tangent.Mean, first);
        Matrix turned = Product(s, _turned), beside = Product(kernels.Nngp, _features.Modes.Eigenvectors);
        for (int i = 0; i < prior.Length; i++)
        {
            tangent.Deviation[first + i] = Deviation(prior[i] + Reductions.Dot<double>(s.Row(i), turned.Row(i))
                - (2 * Reductions.Dot<double>(s.Row(i), beside.Row(i))));
        }
    }

    private KernelPosterior Empty(int points) => new() { Mean = new(points, _tangentTargets.Columns), Deviation = new double[points] };

    private static void Copy(Matrix block, Matrix all, int first) =>
        block.Values.CopyTo(all.Values.AsSpan(checked(first * all.Columns)));

    private static double Deviation(double variance) => Math.Sqrt(Math.Max(0, variance));

    private static Matrix Scaled(Matrix rows, double[] factors)
    {
        var scaled = new Matrix(rows.Rows, rows.Columns);
        for (int i = 0; i < rows.Rows; i++)
            TensorPrimitives.Multiply(rows.Row(i), factors, scaled.Row(i));
        return scaled;
    }

    private Matrix Product(Matrix left, Matrix right, MatrixTranspose transpose = MatrixTranspose.None)
    {
        int rows = transpose == MatrixTranspose.None ? left.Rows : left.Columns;
        var product = new Matrix(rows, right.Columns);
        _features.Network.LinearAlgebra.Multiply<double>(transpose, MatrixTranspose.None, rows, right.Columns, right.Rows,
            1, left.Values, left.Columns, right.Values, right.Columns, 0, product.Values, right.Columns);
        return product;
    }

    // What an eigenvalue is known to.
    private static double Resolution(SymmetricEigendecomposition modes, Matrix kernel, double? error) => Math.Max(
        Math.Max(kernel.Rows * MachineEpsilon.Float64 * modes.Eigenvalues[0], InfiniteWidthFeatures.Shown(modes)),
        InfiniteWidthFeatures.ErrorOf(kernel, error));

    private static double Least(SymmetricEigendecomposition modes, double resolution) =>
        modes.Eigenvalues[^1] > Known * resolution ? 0 : Known * resolution;

    private double[] Inverse(SymmetricEigendecomposition modes, double resolution, string name) =>
        modes.Eigenvalues[^1] + Ridge > resolution ? [.. modes.Eigenvalues.Select(value => 1 / (value + Ridge))]
            : throw new NumericalException(FormattableString.Invariant($"the {name} kernel of infinite width with ridge λ = {Ridge} is ")
                + "not positive definite to working precision: a larger λ (features.ridge) is needed");
}
