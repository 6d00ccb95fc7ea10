namespace NtkWorkbench.Runs;

/// <summary>Compares a network at initialization with its limit of infinite width.</summary>
internal sealed class InfiniteWidthStage(NetworkRunPlan plan)
{
    // By how much a ridge grows that Θ₀ + λI was singular with, and how often.
    private const double Growth = 10;
    private const int Attempts = 6;

    private readonly TrainingData _data = plan.FeatureData;

    // Of the finite kernel beside which Θ∞ is its own.
    private int Copies => plan.RowsOfSample;

    /// <summary>All of it. <c>at</c>: the network at initialization; <c>linear</c>: it, linearized, where regression asks for that;
    /// <c>warn</c>: told what is missing.</summary>
    public InfiniteWidthResults Compare(
        CheckpointAnalysis at, Func<Linearization> linear, Action<string> warn, CancellationToken cancellation)
    {
        var features = new InfiniteWidthFeatures(plan.Limit!, _data.Train.Inputs, null, cancellation);
        Matrix copied = Copied(features.Kernels.Tangent), kernel = at.Tangent.Kernel
            ?? throw new InvalidOperationException("a rule of job files compares no kernel that is not formed");
        Spectrum own = features.Spectrum();
        int count = Math.Min(plan.Job.Features.Principal, own.NumericalRank);
        InfiniteWidthKernels between = features.Between(plan.Grid, cancellation);
        Matrix train = features.PrincipalFeatures(_data.Train.Inputs, count),
            grid = features.PrincipalFeatures(plan.Grid, count, between);
        if (Copies == 1)
            Align(train, grid, at.Tangent.PrincipalOnTrain);
        InfiniteWidthRegression? regression = Regression(features, out string? reason);
        if (reason is not null)
            warn($"no regression of infinite width: {reason}");
        return new InfiniteWidthResults
        {
            Kernels = features.Kernels,
            Spectrum = features.Spectrum(Copies),
            KernelDistance = TangentKernels.Distance(copied, kernel),
            KernelDifference = TangentKernels.RelativeChange(copied, kernel),
            PrincipalOnTrain = train,
            PrincipalOnGrid = grid,
            Modes = InfiniteWidthModes.Compare(own.SingularValues, Copied(LeadingVectors.Columns(features.LeftVectors, count)),
                at.Tangent.LeftVectors, Copies, plan.Workbench.LinearAlgebra),
            LargestStableRate = plan.Job.Training is { Loss: LossKind.MeanSquaredError, Optimizer.WeightDecay: 0 }
                && _data.InstanceNoise == 0 ? StabilityLimit.LargestStableRate(
                    own.SingularValues[0], _data.Train.Count * plan.Architecture.OutputCount) : null,
            Fit = regression is null ? null : Fit(regression, between, at, linear, cancellation),
            NoFit = reason,
        };
    }

    // Null for another loss than squares, and with a reason where a kernel is singular.
    private InfiniteWidthRegression? Regression(InfiniteWidthFeatures features, out string? reason)
    {
        reason = null;
        try
        {
            return plan.Job.Training.Loss != LossKind.MeanSquaredError ? null
                : new(features, _data.Train.Targets, plan.Job.Features.Ridge);
        }
        catch (NumericalException exception)
        {
            reason = exception.Message;
            return null;
        }
    }

    private InfiniteWidthFit Fit(InfiniteWidthRegression regression, InfiniteWidthKernels between, CheckpointAnalysis at,
        Func<Linearization> linear, CancellationToken cancellation)
    {
        bool isGiven = plan.Job.Features.Ridge is not null;
        InfiniteWidthPosterior grid = regression.At(plan.Grid, between, cancellation),
            train = regression.At(_data.Train.Inputs, null, cancellation);
        InfiniteWidthPosterior? test = _data.Test is not Dataset tested ? null
            : ReferenceEquals(tested.Inputs, plan.Grid) ? grid : regression.At(tested.Inputs, null, cancellation);
        return new InfiniteWidthFit
        {
            Ridge = regression.Ridge,
            IsGiven = isGiven,
            Grid = grid,
            Tangent = Losses(train.Tangent, test?.Tangent),
            Nngp = Losses(train.Nngp, test?.Nngp),
            Network = isGiven ? at.Ridge : OwnFit(linear(), regression.Ridge, at.Tangent.Spectrum.SingularValues[0]),
        };
    }

    // With the limit's λ, or the smallest greater one by which Θ₀ + λI can be solved: it may be singular where Θ∞ is not.
    private TangentRidgeFit? OwnFit(Linearization linear, double ridge, double largest)
    {
        double least = 2.0 * _data.Train.Count * plan.Architecture.OutputCount * MachineEpsilon.Float64 * largest * largest;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                return TangentRidge.Fit(linear, _data, plan.Grid, ridge);
            }
            catch (NumericalException)
            {
                ridge = Math.Max(Growth * ridge, least);
            }
        }
        return null;
    }

    private InfiniteWidthLosses Losses(KernelPosterior train, KernelPosterior? test) => new(
        MeanSquaredError.Of(train.Mean, _data.Train.Targets),
        test is null ? null : MeanSquaredError.Of(test.Mean, _data.Test!.Targets));

    // A ⊗ I, o rows and columns for each.
    private Matrix Copied(Matrix matrix)
    {
        if (Copies == 1)
            return matrix;
        var copied = new Matrix(checked(matrix.Rows * Copies), checked(matrix.Columns * Copies));
        for (int i = 0; i < copied.Rows; i++)
        {
            for (int j = i % Copies; j < copied.Columns; j += Copies)
                copied[i, j] = matrix[i / Copies, j / Copies];
        }
        return copied;
    }

    private static void Align(Matrix train, Matrix grid, Matrix finite)
    {
        for (int k = 0; k < Math.Min(train.Columns, finite.Columns); k++)
        {
            if (Reductions.Dot<double>(train.Column(k), finite.Column(k)) >= 0)
                continue;
            foreach (Matrix functions in new[] { train, grid })
            {
                for (int i = 0; i < functions.Rows; i++)
                    functions[i, k] = -functions[i, k];
            }
        }
    }
}
