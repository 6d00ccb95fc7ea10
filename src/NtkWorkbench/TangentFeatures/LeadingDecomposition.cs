using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The leading part of J = U Σ Vᵀ, from products with J and Jᵀ alone: eigenvectors of Θ = J Jᵀ, or of Jᵀ J where J has fewer
/// columns than rows.</summary>
internal sealed class LeadingDecomposition
{
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
        SymmetricOperator exact = Square(_products);
        LeadingEigenpairs found = Search(fast is null ? exact : Square(fast), search);
        int products = found.Products;
        if (fast is not null)
        {
            found = LeadingEigenpairs.Measure(exact, found.Vectors, found.Vectors.Rows, _options.Tolerance, _cancellation);
            products += found.Products;
            if (!found.Converged)
            {
                found = Search(exact, new LeadingSearch(Start(found.Vectors), Progress: search?.Progress));
                products += found.Products;
            }
        }
        double[] sigma = [.. found.Values.Select(value => Math.Sqrt(Math.Max(value, 0)))];
        (Matrix left, Matrix directions) = Vectors(found.Vectors, sigma, Math.Min(principal, sigma.Length));
        SignConvention.Apply(left, directions);
        double floor = double.Hypot(SpectrumFloor.OfKernel(sigma[0], _products.Rows), rounding), squared = floor * floor;
        double[] residuals = found.Residuals;
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
                    Residuals = residuals,
                    Bounds = [.. sigma.Select((value, k) =>
                        Math.Min(Math.Sqrt(residuals[k] + squared), (residuals[k] + squared) / value))],
                    SquaredNorm = SquaredNorm(),
                    Products = products,
                    Tolerance = _options.Tolerance,
                    Largest = sigma[0] == 0 ? 0 : residuals.Max() / (sigma[0] * sigma[0]),
                },
            },
            LeftVectors = left,
            PrincipalDirections = directions,
        };
    }

    private double SquaredNorm()
    {
        double[] norms = new double[_samples];
        _products.SquaredNorms(norms);
        return norms.Sum();
    }

    private LeadingEigenpairs Search(SymmetricOperator matrix, LeadingSearch? search) => ThickRestartLanczos.Largest(
        matrix,
        new()
        {
            Count = _options.Modes,
            Tolerance = _options.Tolerance,
            MostProducts = _options.Products,
            BasisBytes = (long)_options.Memory << 20,
        },
        Random(), _algebra, search?.From, search?.Reached, search?.Progress, _cancellation);

    // The same for all seeds.
    private static RandomStream Random() => new RandomStreams(0).Named("features/leading_modes");

    // A search that begins with vectors that are nearly right.
    private static KrylovState Start(Matrix vectors) => new()
    {
        Basis = new Matrix(0, vectors.Columns),
        Values = [],
        Next = vectors,
        Products = 0,
        Cycles = 0,
        Random = Random().State,
        Found = null,
        Steps = 0,
    };

    /// <summary>Θ = J Jᵀ, or JᵀJ where J has fewer columns than rows.</summary>
    public static SymmetricOperator Square(ITangentProducts of)
    {
        bool fromColumns = of.Columns < of.Rows;
        return new(Math.Min(of.Rows, of.Columns), (vectors, products) =>
        {
            int count = vectors.Length / Math.Min(of.Rows, of.Columns);
            using Rented<double> between = Rented<double>.Zeros(count * Math.Max(of.Rows, of.Columns));
            if (fromColumns)
            {
                of.Multiply(vectors, between.Span);
                of.MultiplyTransposed(between.Span, products);
            }
            else
            {
                of.MultiplyTransposed(vectors, between.Span);
                of.Multiply(between.Span, products);
            }
        });
    }

    // U as columns and the principal directions as rows.
    private (Matrix Left, Matrix Directions) Vectors(Matrix found, double[] sigma, int principal)
    {
        if (!_fromColumns)
        {
            Matrix columns = found.Transposed();
            return (columns, PrincipalDirections.Of(_products, columns, principal));
        }
        var images = new Matrix(found.Rows, _products.Rows);
        _products.Multiply(found.Values, images.Values);
        for (int k = 0; k < images.Rows; k++)
        {
            sigma[k] = TensorPrimitives.Norm<double>(images.Row(k));
            if (sigma[k] > 0)
                TensorPrimitives.Divide(images.Row(k), sigma[k], images.Row(k));
        }
        return (images.Transposed(), LeadingVectors.Rows(found, principal));
    }
}
