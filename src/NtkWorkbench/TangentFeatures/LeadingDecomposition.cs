namespace NtkWorkbench;

/// <summary>The leading part of J = U Σ Vᵀ, from products with J and Jᵀ alone: eigenvectors of Θ = J Jᵀ, or of Jᵀ J where J has fewer
/// columns than rows.</summary>
internal sealed class LeadingDecomposition
{
    // What float32 products let residuals be, as a share of σ₁².
    private const double FastTolerance = 1e-6;

    private readonly ITangentProducts _products;
    private readonly LeadingModesOptions _options;
    private readonly ILinearAlgebra _algebra;
    private readonly CancellationToken _cancellation;
    private readonly bool _fromColumns;
    private readonly int _samples;

    private LeadingDecomposition(
        ITangentProducts products, int samples, LeadingModesOptions options, ILinearAlgebra algebra, CancellationToken cancellation)
    {
        (_products, _samples, _options, _algebra, _cancellation) = (products, samples, options, algebra, cancellation);
        _fromColumns = products.Columns < products.Rows;
    }

    /// <summary>The decomposition, with signs by <see cref="SignConvention"/>. products: of J in float64; fast: in float32, where the
    /// search is to use them; samples: n; principal: how many directions are kept; rounding: by how much rounding moves J.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    /// <remarks>Two products with J a step and vector, and O(m²) with the smaller side of J for a basis of m.</remarks>
    public static FeatureDecomposition Compute(
        ITangentProducts products, ITangentProducts? fast, int samples, LeadingModesOptions options, int principal, double rounding,
        ILinearAlgebra algebra, LeadingSearch? search, CancellationToken cancellation) =>
        new LeadingDecomposition(products, samples, options, algebra, cancellation).Run(fast, principal, rounding, search);

    private FeatureDecomposition Run(ITangentProducts? fast, int principal, double rounding, LeadingSearch? search)
    {
        if (_products.Rows == 0)
            throw new ShapeException("a feature spectrum needs at least one point, got none");
        SymmetricOperator exact = KernelCurvature.OfSquares(_products);
        IProgress<KrylovProgress>? progress = search?.Progress is { } told ? new OfAsked(told, _options.Modes) : null;
        KrylovOptions rough = fast is null ? Options : Options with { Tolerance = Math.Max(_options.Tolerance, FastTolerance) };
        LeadingEigenpairs found = ThickRestartLanczos.Largest(
            fast is null ? exact : KernelCurvature.OfSquares(fast), rough, Random(), _algebra, search?.From, search?.Reached, progress,
            _cancellation);
        if (fast is not null)
            found = ThickRestartLanczos.Refine(exact, Options, found, Random(), _algebra, progress, _cancellation);
        double[] all = [.. found.Values.Select(value => Math.Sqrt(Math.Max(value, 0)))];
        double floor = double.Hypot(SpectrumFloor.OfKernel(all[0], _products.Rows), rounding), squared = floor * floor;
        // What is not above the floor is rounding.
        int count = Math.Clamp(all.Count(value => value > floor), 1, Math.Min(_options.Modes, all.Length));
        double[] sigma = all[..count], residuals = found.Residuals[..count];
        (Matrix left, Matrix directions) = Vectors(LeadingVectors.Rows(found.Vectors, count), Math.Min(principal, count));
        SignConvention.Apply(left, directions);
        return new FeatureDecomposition
        {
            Spectrum = new()
            {
                Method = SpectrumMethod.Lanczos,
                SingularValues = sigma,
                Floor = floor,
                Rounding = rounding,
                Leading = new()
                {
                    Asked = Math.Min(_options.Modes, Math.Min(_products.Rows, _products.Columns)),
                    Next = all.Length > count ? all[count] : 0,
                    Residuals = residuals,
                    Bounds = [.. sigma.Select((value, k) => Bound(value, residuals[k] + squared))],
                    SquaredNorm = SquaredNorm(),
                    Products = found.Products,
                    Tolerance = _options.Tolerance,
                    Largest = sigma[0] == 0 ? 0 : residuals.Max() / (sigma[0] * sigma[0]),
                    End = found.End,
                },
            },
            LeftVectors = left,
            PrincipalDirections = directions,
        };
    }

    // One more than is asked for, whose gap to the last the last's function depends on.
    private KrylovOptions Options => new()
    {
        Count = _options.Modes + 1,
        Tolerance = _options.Tolerance,
        MostProducts = _options.Products,
        BasisBytes = (long)_options.Memory << 20,
    };

    // Of |σ² − σ_k²| at most so much.
    private static double Bound(double sigma, double squares) =>
        Math.Min(Math.Sqrt(squares), sigma > 0 ? squares / sigma : double.PositiveInfinity);

    // The same for all seeds.
    private static RandomStream Random() => new RandomStreams(0).Named("features/leading_modes");

    private double SquaredNorm()
    {
        double[] norms = new double[_samples];
        _products.SquaredNorms(norms);
        return norms.Sum();
    }

    // U as columns and the principal directions as rows. Images J v_k lean on earlier ones by rounding where σ_k is small beside σ₁.
    private (Matrix Left, Matrix Directions) Vectors(Matrix found, int principal)
    {
        if (!_fromColumns)
        {
            Matrix columns = found.Transposed();
            return (columns, PrincipalDirections.Of(_products, columns, principal));
        }
        var images = new Matrix(found.Rows, _products.Rows);
        int block = Options.Block;
        for (int first = 0; first < found.Rows; first += block)
        {
            int count = Math.Min(block, found.Rows - first);
            _products.Multiply(
                found.Values.AsSpan(first * found.Columns, count * found.Columns),
                images.Values.AsSpan(first * images.Columns, count * images.Columns));
        }
        for (int k = 0; k < images.Rows; k++)
            UnitVector.Orthonormalize(images, k);
        return (images.Transposed(), LeadingVectors.Rows(found, principal));
    }

    // Of the modes that are asked for.
    private sealed class OfAsked(IProgress<KrylovProgress> told, int modes) : IProgress<KrylovProgress>
    {
        public void Report(KrylovProgress value) =>
            told.Report(value with { Count = Math.Min(value.Count, modes), Converged = Math.Min(value.Converged, modes) });
    }
}
