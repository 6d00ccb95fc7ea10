namespace NtkWorkbench;

/// <summary>The loss ‖Xw − y‖² and what it is in the basis of X's singular vectors, X = U Σ Vᵀ.</summary>
/// <remarks>With v = Vᵀw it is Σ_i (u_iᵀy − σ_i v_i)² + the part of y that no w reaches; directions without a singular value never
/// move.</remarks>
public sealed class LeastSquaresProblem
{
    // Errors stop near ε of float64, 2·10⁻¹⁶, so that losses stop near its square; four digits are left for sums.
    private const double Rounding = 1e-28;

    private readonly double[] _targets;
    private readonly Matrix _rightVectorsTransposed;

    private LeastSquaresProblem(Matrix design, double[] targets, QuadraticModel modes, Matrix rightVectorsTransposed,
        double unreachableLoss)
    {
        Design = design;
        _targets = targets;
        Modes = modes;
        UnreachableLoss = unreachableLoss;
        _rightVectorsTransposed = rightVectorsTransposed;
    }

    /// <summary>X, shape (m, d).</summary>
    public Matrix Design { get; }

    /// <summary>y, m entries.</summary>
    public IReadOnlyList<double> Targets => _targets;

    /// <summary>The modes with σ_i above σ₁·max(m, d)·ε, and u_iᵀy as their targets.</summary>
    public QuadraticModel Modes { get; }

    /// <summary>The loss that stays at every minimizer, ‖y‖² − Σ_i (u_iᵀy)².</summary>
    public double UnreachableLoss { get; }

    /// <summary>Directions of w that the loss does not see: d less the number of modes.</summary>
    public int NullDirections => Design.Columns - Modes.Count;

    /// <summary>Decomposes X.</summary>
    /// <param name="design">X, shape (m, d).</param>
    /// <param name="targets">y, m entries.</param>
    /// <param name="algebra">What computes the singular value decomposition.</param>
    /// <exception cref="ShapeException"><paramref name="targets"/> does not have m entries.</exception>
    /// <exception cref="NumericalException">X is zero or not finite.</exception>
    /// <remarks>O(md·min(m, d)).</remarks>
    public static LeastSquaresProblem Create(Matrix design, ReadOnlySpan<double> targets, ILinearAlgebra algebra)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(algebra);
        ShapeException.ThrowIfLengthDiffers($"targets of a design of {design.Rows} rows", design.Rows, targets.Length);
        SingularValueDecomposition svd = algebra.SingularValues(design, rightVectors: true);
        double floor = SpectrumFloor.OfFeatures(svd.SingularValues[0], design.Rows, design.Columns);
        int rank = svd.SingularValues.Count(sigma => sigma > floor);
        if (rank == 0)
            throw new NumericalException($"the design of shape ({design.Rows}, {design.Columns}) is zero: no direction of w changes the "
                + "loss");
        double[] projections = new double[rank];
        double unreachable = Reductions.SumOfSquares(targets);
        for (int k = 0; k < rank; k++)
        {
            projections[k] = Reductions.Dot<double>(svd.LeftVectors.Column(k), targets);
            unreachable -= projections[k] * projections[k];
        }
        var modes = new QuadraticModel(svd.SingularValues[..rank], projections);
        return new LeastSquaresProblem(design, targets.ToArray(), modes, svd.RightVectorsTransposed!, Math.Max(0, unreachable));
    }

    /// <summary>Runs an update rule on w itself and reads each w_t in the basis of the modes.</summary>
    /// <returns>v_iᵀw_t, shape (T + 1, number of modes).</returns>
    /// <remarks>O(Tmd).</remarks>
    internal Matrix Run(ReadOnlySpan<double> start, UpdateRule rule, int steps, CancellationToken token = default)
    {
        ShapeException.ThrowIfLengthDiffers("start of the least-squares problem", Design.Columns, start.Length);
        var path = new Matrix(checked(steps + 1), Modes.Count);
        double[] parameters = start.ToArray(), velocity = new double[start.Length], gradient = new double[start.Length];
        Project(parameters, path.Row(0));
        for (int t = 1; t <= steps; t++)
        {
            token.ThrowIfCancellationRequested();
            LeastSquaresGradient.Evaluate(Design, _targets, parameters, gradient);
            for (int j = 0; j < parameters.Length; j++)
            {
                velocity[j] = ((1 - rule.Beta) * velocity[j]) + (rule.Beta * gradient[j]);
                parameters[j] -= rule.LearningRate * velocity[j];
            }
            Project(parameters, path.Row(t));
        }
        return path;
    }

    /// <summary>The loss ‖Xw − y‖² = Σ_i σ_i²e_i² + the unreachable part, for each row of errors.</summary>
    /// <returns>T + 1 losses, fewer where the loss falls to what rounding leaves of the first: below that only rounding is seen.</returns>
    internal double[] Losses(Matrix errors)
    {
        ShapeException.ThrowIfLengthDiffers("errors of the modes", Modes.Count, errors.Columns);
        var losses = new List<double>(errors.Rows);
        for (int t = 0; t < errors.Rows; t++)
        {
            double loss = UnreachableLoss;
            for (int k = 0; k < errors.Columns; k++)
                loss += Math.Pow(Modes.SingularValues[k] * errors[t, k], 2);
            if (t > 1 && loss <= Rounding * losses[0])
                break;
            losses.Add(loss);
        }
        return [.. losses];
    }

    /// <summary>v_iᵀw for each mode.</summary>
    internal void Project(ReadOnlySpan<double> parameters, Span<double> coordinates)
    {
        for (int k = 0; k < coordinates.Length; k++)
            coordinates[k] = Reductions.Dot<double>(_rightVectorsTransposed.Row(k), parameters);
    }
}
