using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Follows the tangent kernel along training, from the first parameters it is given.</summary>
public sealed class TrajectoryAnalyzer
{
    private readonly Dataset _data;
    private readonly TrainingOptions _training;
    private readonly int _leading;
    private Start? _start;
    private (int Step, Matrix Kernel)? _before;

    /// <summary>An analyzer that has seen nothing.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="training">How it is trained; says whether a rate is predicted.</param>
    /// <param name="leading">k, the number of singular values and modes that are kept; fewer where there are fewer.</param>
    public TrajectoryAnalyzer(Dataset data, TrainingOptions training, int leading)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(training);
        (_data, _training, _leading) = (data, training, leading);
    }

    private bool HasTargets => _training.Loss == LossKind.MeanSquaredError;

    private bool IsPredicted => HasTargets
        && _training is { Optimizer: SgdOptions, Schedule: ConstantSchedule, Batch.Sampling: BatchSampling.Full };

    /// <summary>The point of one step; the first call sets what later ones are compared with.</summary>
    /// <param name="step">Steps taken; larger than at the call before.</param>
    /// <param name="linear">The network there, linearized on the training inputs.</param>
    /// <exception cref="NumericalException">The kernel is not finite.</exception>
    /// <exception cref="ArgumentException">It was linearized in other layers' parameters than are trained.</exception>
    /// <remarks>O((n·o)²Σ widths + (n·o)³).</remarks>
    public TrajectoryPoint Analyze(int step, Linearization linear)
    {
        ArgumentNullException.ThrowIfNull(linear);
        linear.RequireLayers(_training);
        Matrix kernel = linear.Kernel;
        double[] sigma = [.. linear.Modes.Eigenvalues.Select(value => Math.Sqrt(Math.Max(value, 0)))];
        double[]? residual = HasTargets ? Residual(linear) : null;
        ActivationPattern? pattern = linear.Architecture.Activation is Activation.Relu ? ActivationPattern.Of(linear) : null;
        Start start = _start ??= Begin(linear, residual, pattern);
        double velocity = _before is (int before, Matrix old) ? TangentKernels.Distance(old, kernel) / (step - before) : double.NaN;
        _before = (step, kernel);
        return new TrajectoryPoint
        {
            Step = step,
            SingularValues = [.. sigma.Take(_leading)],
            EffectiveRank = EffectiveRank.Of(sigma),
            KernelDistance = TangentKernels.Distance(start.Kernel, kernel),
            KernelVelocity = velocity,
            TargetAlignment = TangentKernels.TargetAlignment(kernel, _data.Targets, _training.Loss),
            ParameterDistance = TensorPrimitives.Distance(linear.Parameters.Span, start.Parameters.Span),
            PatternFlips = pattern?.ShareChangedFrom(start.Pattern!) ?? double.NaN,
            Residuals = Modes(start, residual),
            PredictedResiduals = Predict(start, step),
        };
    }

    private static Start Begin(Linearization linear, double[]? residual, ActivationPattern? pattern)
    {
        SymmetricEigendecomposition modes = linear.Modes;
        SignConvention.Apply(modes.Eigenvectors, null);
        return new Start(linear.Parameters, linear.Kernel, modes, residual, pattern);
    }

    private double[] Residual(Linearization linear)
    {
        double[] residual = new double[_data.Targets.Values.Length];
        TensorPrimitives.Subtract(linear.Outputs.Values, _data.Targets.Values, residual);
        return residual;
    }

    private double[] Modes(Start start, double[]? residual) =>
        [.. Enumerable.Range(0, Math.Min(_leading, start.Modes.Eigenvalues.Length))
            .Select(k => residual is null ? double.NaN : TensorPrimitives.Dot<double>(start.Modes.Eigenvectors.Column(k), residual))];

    private double[] Predict(Start start, int step)
    {
        if (!IsPredicted)
            return [.. Enumerable.Repeat(double.NaN, Math.Min(_leading, start.Modes.Eigenvalues.Length))];
        double rate = 2 * _training.LearningRate.Value / _data.Targets.Values.Length;
        double[] first = Modes(start, start.Residual);
        return [.. first.Select((residual, k) => residual * Math.Pow(1 - (rate * Math.Max(start.Modes.Eigenvalues[k], 0)), step))];
    }

    private sealed record Start(ReadOnlyMemory<double> Parameters, Matrix Kernel, SymmetricEigendecomposition Modes, double[]? Residual,
        ActivationPattern? Pattern);
}
