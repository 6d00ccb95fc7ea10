using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Follows the tangent kernel along training, from the first parameters it is given.</summary>
public sealed class TrajectoryAnalyzer
{
    private readonly Dataset _data;
    private readonly TrainingOptions _training;
    private readonly int _leading;
    private readonly TrainedLinearModel? _model;
    private readonly int[] _followed;
    private readonly bool _isWhole;
    private Start? _start;
    private (int Step, Matrix Kernel)? _before;

    /// <summary>An analyzer that has seen nothing.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="training">How it is trained; says whether a rate is predicted.</param>
    /// <param name="leading">k, the number of singular values and modes that are kept; fewer where there are fewer.</param>
    /// <param name="model">What is predicted where modes do not stay apart; null: nothing.</param>
    /// <param name="followed">The steps of <see cref="TrainedLinearModel.Outputs"/>.</param>
    /// <param name="isWhole">Whether training sees these samples alone; otherwise their kernel's modes predict no residual.</param>
    public TrajectoryAnalyzer(Dataset data, TrainingOptions training, int leading, TrainedLinearModel? model = null,
        IReadOnlyList<int>? followed = null, bool isWhole = true)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(training);
        (_data, _training, _leading, _model, _followed, _isWhole) = (data, training, leading, model, [.. followed ?? []], isWhole);
    }

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
        double[] residual = LossFunction.Residual(_training.Objective, linear.Outputs, _data.Targets);
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
            ParameterDistance = Reductions.Distance(linear.Parameters.Span, start.Parameters.Span),
            PatternFlips = pattern?.ShareChangedFrom(start.Pattern!) ?? double.NaN,
            Residuals = Modes(start, residual),
            PredictedResiduals = Predict(start, step, linear),
        };
    }

    private Start Begin(Linearization linear, double[] residual, ActivationPattern? pattern)
    {
        SymmetricEigendecomposition modes = linear.Modes;
        SignConvention.Apply(modes.Eigenvectors, null);
        bool isApart = _isWhole && ModeDescent.Knows(_training) && _training.Batch.Sampling == BatchSampling.Full
            && !linear.HasInstanceNoise;
        return new Start(linear.Parameters, linear.Kernel, modes, residual, pattern,
            isApart ? new ModeDescent([.. modes.Eigenvalues.Take(_leading)], modes.Eigenvalues.Length, _training) : null,
            isApart && _training.Optimizer.WeightDecay > 0 ? linear.Origin(linear.Features) : []);
    }

    private double[] Modes(Start start, double[] residual) =>
        [.. Enumerable.Range(0, Math.Min(_leading, start.Modes.Eigenvalues.Length))
            .Select(k => Reductions.Dot<double>(start.Modes.Eigenvectors.Column(k), residual))];

    private double[] Predict(Start start, int step, Linearization linear)
    {
        int index = Array.IndexOf(_followed, step);
        if (_model is not null && index >= 0 && index < _model.Outputs.Count)
            return Modes(start, LossFunction.Residual(
                _training.Objective, new(linear.Outputs.Rows, linear.Outputs.Columns, _model.Outputs[index]), _data.Targets));
        double[] first = Modes(start, start.Residual);
        if (start.Descent is not ModeDescent descent)
            return [.. first.Select(_ => double.NaN)];
        descent.AdvanceTo(step, linear.Cancellation);
        TensorPrimitives.Multiply(first, descent.Residuals, first);
        // λ C + B₀ of θ₀.
        double[] origin = start.Origin.Length == 0 ? [] : Modes(start, start.Origin);
        for (int k = 0; k < origin.Length; k++)
            first[k] += ((start.Modes.Eigenvalues[k] * descent.Decays[k]) + descent.Outside) * origin[k];
        return first;
    }

    private sealed record Start(ReadOnlyMemory<double> Parameters, Matrix Kernel, SymmetricEigendecomposition Modes, double[] Residual,
        ActivationPattern? Pattern, ModeDescent? Descent, double[] Origin);
}
