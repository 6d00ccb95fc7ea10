namespace NtkWorkbench;

/// <summary>A network's training beside that of the linear model at its initialization; functions on the grid, (g, o).</summary>
public sealed record LinearizedTraining
{
    // Modes with σ_k below a thousandth of σ₁ would answer noise and rounding with spikes between the training points.
    private const double RegressionCutoff = 1e-6;

    // Where conjugate gradients end: a residual of 10⁻⁴ left errors of 5 % in predictions.
    private const double RegressionTolerance = 1e-7;
    private const int RegressionProducts = 2000;

    /// <summary>f₀.</summary>
    public required Matrix Initial { get; init; }

    /// <summary>f, the trained network.</summary>
    public required Matrix Network { get; init; }

    /// <summary>f_lin.</summary>
    public required Matrix Linear { get; init; }

    /// <summary>Kernel regression f₀(x) + Θ(x, X) Θ⁺ (y − f₀(X)) with f and Θ at initialization, of the trained layers; modes with λ_k at
    /// most 10⁻⁶ of λ₁ are left out of Θ⁺; where Θ is not formed, (Θ + 10⁻⁶λ₁I)⁻¹ stands in its place, by conjugate gradients: <see
    /// cref="RegressionResidual"/>. Null with cross-entropy.</summary>
    public required Matrix? Regression { get; init; }

    /// <summary>The same with f and Θ at the end.</summary>
    public required Matrix? TrainedRegression { get; init; }

    /// <summary>The larger relative residual of the systems that conjugate gradients solved for the two; null where none was.</summary>
    public double? RegressionResidual { get; init; }

    /// <summary>How f_lin came to its last parameters.</summary>
    public required LinearModelMethod Method { get; init; }

    /// <summary>Where the Krylov space ended in which f_lin was trained; null for other methods.</summary>
    public KrylovEnd? Krylov { get; init; }

    /// <summary>Whether f_lin was trained as the network was. Otherwise, where that takes too long or diverges, it is f₀ + J(θ − θ₀) at the
    /// network's last parameters. Diverged is what has no finite loss on training or test samples, or no finite ‖f_lin − f₀‖ on the
    /// grid.</summary>
    public bool IsTrained => Method is LinearModelMethod.Modes or LinearModelMethod.Parameters or LinearModelMethod.Krylov;

    /// <summary>Loss of f_lin on the test samples; null without them.</summary>
    public required double? TestLoss { get; init; }

    /// <summary>Accuracy of f_lin on them; null without them, and where targets are no classes.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>That of <see cref="Regression"/>.</summary>
    public required double? RegressionTestLoss { get; init; }

    /// <summary>That of <see cref="TrainedRegression"/>.</summary>
    public required double? TrainedRegressionTestLoss { get; init; }

    /// <summary>‖f − f_lin‖/‖f − f₀‖ on the grid: near 0 for lazy training, of order 1 where the linear model says nothing of the
    /// network.</summary>
    public double Gap => Distance(Network, Initial) == 0 ? 0 : Distance(Network, Linear) / Distance(Network, Initial);

    /// <summary>What the network at initialization tells; <see cref="Complete"/> adds the end.</summary>
    /// <param name="initial">The network at its first parameters, linearized on the training inputs.</param>
    /// <param name="final">Its last parameters.</param>
    /// <param name="steps">Steps between the two.</param>
    /// <param name="data">The samples.</param>
    /// <param name="grid">Where functions are wanted, (g, d).</param>
    /// <param name="training">How it was trained; the same layers.</param>
    /// <param name="model">The trained linear model; null: it is trained here.</param>
    /// <exception cref="ArgumentException">Other layers were trained.</exception>
    /// <remarks>O((n·o)³ + (g + t)·o·(n·o)²) beside the kernels and the model's training, t the test samples; with
    /// cross-entropy O((g + t)·o·p) beside the latter.</remarks>
    public static LinearizedTraining Begin(
        Linearization initial, ReadOnlySpan<double> final, int steps, TrainingData data, Matrix grid, TrainingOptions training,
        TrainedLinearModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(data);
        initial.RequireLayers(training);
        model ??= TrainedLinearModel.Train(initial, data, training, steps);
        double[] last = final.ToArray();
        Matrix start = initial.At(grid).Outputs;
        (Matrix OnGrid, double? TestLoss, double? Accuracy) linear = Linear(model);
        if (!double.IsFinite(Distance(linear.OnGrid, start)) || linear.TestLoss is double loss && !double.IsFinite(loss))
        {
            model = model with { Method = LinearModelMethod.Diverged, Parameters = null, Krylov = null };
            linear = Linear(model);
        }
        (Matrix? regression, double? regressionLoss, double? residual) = Regress(initial, data, grid, training.Loss);
        return new LinearizedTraining
        {
            Initial = start,
            Network = start,
            Linear = linear.OnGrid,
            Regression = regression,
            TrainedRegression = regression,
            RegressionResidual = residual,
            Method = model.Method,
            Krylov = model.Krylov,
            TestLoss = linear.TestLoss,
            TestAccuracy = linear.Accuracy,
            RegressionTestLoss = regressionLoss,
            TrainedRegressionTestLoss = regressionLoss,
        };

        (Matrix, double?, double?) Linear(TrainedLinearModel of)
        {
            (Matrix onGrid, Matrix? onTest) = OnGridAndTest(grid, data, of.Function(initial, data, training, last));
            return onTest is null ? (onGrid, null, null) : (onGrid, LossFunction.Of(training.Objective, onTest, data.Test!.Targets),
                data.Test.Classes(training.Loss) is int[] classes ? ConfusionMatrix.Of(onTest, classes).Accuracy : null);
        }
    }

    /// <summary>The same with the network at its last parameters.</summary>
    /// <param name="final">It, linearized on the training inputs.</param>
    /// <param name="data">The samples.</param>
    /// <param name="grid">The same points.</param>
    public LinearizedTraining Complete(Linearization final, TrainingData data, Matrix grid)
    {
        ArgumentNullException.ThrowIfNull(final);
        ArgumentNullException.ThrowIfNull(data);
        (Matrix? regression, double? loss, double? residual) =
            Regress(final, data, grid, Regression is null ? LossKind.CrossEntropy : LossKind.MeanSquaredError);
        return this with
        {
            Network = final.At(grid).Outputs,
            TrainedRegression = regression,
            TrainedRegressionTestLoss = loss,
            RegressionResidual = residual is null ? null : Math.Max(residual.Value, RegressionResidual ?? 0),
        };
    }

    // The grid is often the test inputs themselves.
    private static (Matrix OnGrid, Matrix? OnTest) OnGridAndTest(Matrix grid, TrainingData data, Func<Matrix, Matrix> function)
    {
        Matrix onGrid = function(grid);
        return (onGrid, data.Test is not Dataset test ? null : ReferenceEquals(test.Inputs, grid) ? onGrid : function(test.Inputs));
    }

    private static (Matrix? OnGrid, double? TestLoss, double? Residual) Regress(
        Linearization linear, TrainingData data, Matrix grid, LossKind loss)
    {
        // A ridge needs a λ₁ that was found.
        if (loss != LossKind.MeanSquaredError || linear is { HasKernel: false, Spectrum.Leading.Converged: false })
            return (null, null, null);
        (Func<Matrix, Matrix> function, double? residual) = linear.HasWholeKernel ? Decomposed() : Iterated();
        (Matrix onGrid, Matrix? onTest) = OnGridAndTest(grid, data, function);
        return (onGrid, onTest is null ? null : MeanSquaredError.Of(onTest, data.Test!.Targets), residual);

        (Func<Matrix, Matrix>, double?) Decomposed()
        {
            LinearizedModel model = linear.Model(data.Train.Targets);
            return (points => model.At(linear.At(points)).Limit(RegressionCutoff), null);
        }

        (Func<Matrix, Matrix>, double?) Iterated()
        {
            double first = linear.LargestSingularValue;
            var regression = new TangentRidge(
                linear, data.Train.Targets, RegressionCutoff * first * first, RegressionTolerance, RegressionProducts);
            return (regression.Predict, regression.Residual);
        }
    }

    private static double Distance(Matrix left, Matrix right) => Reductions.Distance<double>(left.Values, right.Values);
}
