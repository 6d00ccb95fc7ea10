namespace NtkWorkbench;

/// <summary>The kernels that a network of infinite width has on n training inputs, and the modes of the tangent kernel of an
/// output.</summary>
/// <remarks>Not thread-safe; each part is made when first asked for, and once.</remarks>
public sealed class InfiniteWidthFeatures
{
    private SymmetricEigendecomposition? _modes, _nngpModes;
    private Matrix? _leftVectors;

    /// <summary>The kernels on X.</summary>
    /// <param name="network">The network of infinite width.</param>
    /// <param name="inputs">X, (n, d).</param>
    /// <param name="progress">Told the share of the kernels' entries done, from 0 to 1. May be null.</param>
    /// <param name="cancellation">Looked at while kernels are made.</param>
    /// <remarks>O(n²·depth).</remarks>
    public InfiniteWidthFeatures(InfiniteWidthNetwork network, Matrix inputs, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        (Network, Inputs) = (network, inputs);
        Kernels = network.Kernels(inputs, inputs, progress, cancellation);
    }

    /// <summary>The network of infinite width.</summary>
    public InfiniteWidthNetwork Network { get; }

    /// <summary>X, (n, d).</summary>
    public Matrix Inputs { get; }

    /// <summary>K and Θ on X, (n, n), of one output; of o outputs K ⊗ I and Θ ⊗ I.</summary>
    public InfiniteWidthKernels Kernels { get; }

    private ILinearAlgebra LinearAlgebra => Network.LinearAlgebra;

    /// <summary>Θ = U Λ Uᵀ of one output.</summary>
    /// <exception cref="NumericalException">Θ is not finite, or the iteration did not converge.</exception>
    /// <remarks>O(n³).</remarks>
    public SymmetricEigendecomposition Modes => _modes ??= LinearAlgebra.Eigenvalues(Kernels.Tangent);

    internal SymmetricEigendecomposition NngpModes => _nngpModes ??= LinearAlgebra.Eigenvalues(Kernels.Nngp);

    /// <summary>The spectrum that tangent features of so many outputs have: σ_k = √λ_k of Θ ⊗ I, each value o times.</summary>
    /// <param name="outputs">o.</param>
    /// <remarks>Its floor is √(σ₁²·n·ε + δ²), δ² = n·max|Θ| times the error of Θ's entries; with 2|λ_n| for σ₁²·n·ε where that is more:
    /// a λ_n below 0 shows how far rounding goes.</remarks>
    public Spectrum Spectrum(int outputs = 1)
    {
        double[] sigma = [.. Modes.Eigenvalues.Select(value => Math.Sqrt(Math.Max(0, value)))];
        double rounding = Math.Sqrt(ErrorOf(Kernels.Tangent, Kernels.TangentError));
        double floor = Math.Max(SpectrumFloor.OfKernel(sigma[0], sigma.Length), Math.Sqrt(Shown(Modes)));
        return new Spectrum
        {
            Method = SpectrumMethod.Kernel,
            SingularValues = outputs == 1 ? sigma : [.. sigma.SelectMany(value => Enumerable.Repeat(value, outputs))],
            Floor = double.Hypot(floor, rounding),
            Rounding = rounding,
        };
    }

    /// <summary>u_1 … u_n as columns, (n, n); the entry of largest magnitude of each is positive.</summary>
    public Matrix LeftVectors
    {
        get
        {
            if (_leftVectors is null)
            {
                Matrix vectors = LeadingVectors.Columns(Modes.Eigenvectors, Modes.Eigenvectors.Columns, copy: true);
                SignConvention.Apply(vectors, null);
                _leftVectors = vectors;
            }
            return _leftVectors;
        }
    }

    /// <summary>K and Θ between points and X: of X itself those that are there.</summary>
    /// <param name="points">x, (g, d).</param>
    /// <param name="cancellation">Looked at while they are made.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public InfiniteWidthKernels Between(Matrix points, CancellationToken cancellation = default) =>
        ReferenceEquals(points, Inputs) ? Kernels : Network.Kernels(points, Inputs, null, cancellation);

    /// <summary>φ_1 … φ_k of one output at points: Θ(x, X)u_k/σ_k, on X itself σ_k u_k.</summary>
    /// <param name="points">x, (g, d).</param>
    /// <param name="count">k, of modes above the floor.</param>
    /// <param name="between">K and Θ between the points and X where they are at hand.</param>
    /// <returns>(g, k).</returns>
    /// <remarks>O(g·n·(depth + k)). A value is resolved to (σ₁/σ_k)²ε of its size.</remarks>
    public Matrix PrincipalFeatures(Matrix points, int count, InfiniteWidthKernels? between = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        Matrix vectors = LeadingVectors.Columns(LeftVectors, count, copy: true), features = vectors;
        bool areInputs = ReferenceEquals(points, Inputs);
        if (!areInputs)
        {
            features = new Matrix(points.Rows, count);
            Matrix kernel = (between ?? Between(points)).Tangent;
            LinearAlgebra.Multiply<double>(MatrixTranspose.None, MatrixTranspose.None, points.Rows, count, Inputs.Rows,
                1, kernel.Values, Inputs.Rows, vectors.Values, count, 0, features.Values, count);
        }
        for (int i = 0; i < features.Rows; i++)
        {
            for (int k = 0; k < count; k++)
                features[i, k] *= areInputs ? Math.Sqrt(Math.Max(0, Modes.Eigenvalues[k])) : 1 / Math.Sqrt(Modes.Eigenvalues[k]);
        }
        return features;
    }

    // An eigenvalue below 0, of a kernel that has none, is all error, which may be as large above.
    internal static double Shown(SymmetricEigendecomposition modes) => 2 * Math.Max(0, -modes.Eigenvalues[^1]);

    // How far an eigenvalue may be off by the error of the entries.
    internal static double ErrorOf(Matrix kernel, double? error) => error is not double relative ? 0
        : relative * kernel.Rows * Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<double>(kernel.Values));
}
