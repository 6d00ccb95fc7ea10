using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Ridge regression on tangent features by conjugate gradients on products with J, neither J nor Θ formed: the step Δ = Jᵀ(JJᵀ +
/// λI)⁻¹r = (JᵀJ + λI)⁻¹Jᵀr of the parameters, r = y − f₀, by the smaller of the two systems.</summary>
/// <param name="Step">Δ, of the trained parameters.</param>
/// <param name="Residual">Of the system that was solved: ‖b − (A + λI)x‖/‖b‖.</param>
/// <param name="Products">Products Θv that it took.</param>
internal sealed record TangentSystem(double[] Step, double Residual, int Products)
{
    /// <summary>Solves it. ridge: λ; tolerance: of the residual; mostProducts: after which it ends whatever its residual. The leading modes
    /// of the linearization, where they are J's, are taken out of the condition number.</summary>
    public static TangentSystem Solve(Linearization linear, Matrix targets, double ridge, double tolerance, int mostProducts)
    {
        ITangentProducts products = linear.Products;
        var residual = new Matrix(1, products.Rows);
        TensorPrimitives.Subtract(targets.Values, linear.Outputs.Values, residual.Values);
        bool fromColumns = products.Columns < products.Rows;
        Matrix given = fromColumns ? Transposed(products, residual) : residual;
        LinearSolutions found = ConjugateGradients.Solve(
            KernelCurvature.OfSquares(products), given, ridge, tolerance, mostProducts, linear.LinearAlgebra,
            linear.KernelKind == KernelKind.Whole ? Known(products, linear.Decomposition, fromColumns) : null, null, linear.Cancellation);
        return new TangentSystem(
            (fromColumns ? found.Solutions : Transposed(products, found.Solutions)).Values, found.Residuals[0], found.Products);
    }

    // Jᵀu.
    private static Matrix Transposed(ITangentProducts products, Matrix weights)
    {
        var sum = new Matrix(1, products.Columns);
        products.MultiplyTransposed(weights.Values, sum.Values);
        return sum;
    }

    private static LeadingEigenpairs Known(ITangentProducts products, FeatureDecomposition modes, bool fromColumns)
    {
        Matrix vectors = fromColumns ? PrincipalDirections.Of(products, modes.LeftVectors, modes.LeftVectors.Columns)
            : modes.LeftVectors.Transposed();
        return new LeadingEigenpairs
        {
            Values = [.. modes.SingularValues.Take(vectors.Rows).Select(value => value * value)],
            Vectors = vectors,
            Residuals = [],
            Products = 0,
            Cycles = 0,
            End = SearchEnd.Found,
        };
    }
}
