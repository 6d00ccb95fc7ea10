using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Follows the tangent kernel along training, from the first parameters it is given.</summary>
public sealed class TrajectoryAnalyzer
{
    private readonly IEngineProvider _engines;
    private readonly ILinearAlgebra _linearAlgebra;
    private readonly NetworkArchitecture _architecture;
    private readonly Dataset _data;
    private readonly TrainingOptions _training;
    private readonly int _leading;
    private Start? _start;
    private (int Step, Matrix Kernel)? _before;

    /// <summary>An analyzer that has seen nothing.</summary>
    /// <param name="engines">Makes the float64 engines that hold the networks.</param>
    /// <param name="linearAlgebra">Decomposes kernels.</param>
    /// <param name="architecture">The network.</param>
    /// <param name="data">The training samples.</param>
    /// <param name="training">How it is trained; says which layers' kernel has the modes, and whether a rate is predicted.</param>
    /// <param name="leading">k, the number of singular values and modes that are kept; fewer where there are fewer.</param>
    public TrajectoryAnalyzer(
        IEngineProvider engines, ILinearAlgebra linearAlgebra, NetworkArchitecture architecture, Dataset data, TrainingOptions training, int leading)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(training);
        (_engines, _linearAlgebra, _architecture, _data, _training) = (engines, linearAlgebra, architecture, data, training);
        _leading = Math.Min(leading, checked(data.Count * architecture.OutputCount));
    }

    private bool HasTargets => _training.Loss == LossKind.MeanSquaredError;

    private bool HasPatterns => _architecture.Activation is Activation.Relu;

    private bool IsPredicted => HasTargets
        && _training is { Optimizer: SgdOptions, Schedule: ConstantScheduleOptions, Batch.Sampling: BatchSampling.Full };

    /// <summary>The point of one step; the first call sets what later ones are compared with.</summary>
    /// <param name="step">Steps taken; larger than at the call before.</param>
    /// <param name="parameters">The flat parameters, p entries.</param>
    /// <exception cref="NumericalException">The kernel is not finite.</exception>
    /// <remarks>O((n·o)²Σ widths + (n·o)³).</remarks>
    public TrajectoryPoint Analyze(int step, ReadOnlySpan<double> parameters)
    {
        using IEngine engine = _engines.Create(_architecture, Precision.Float64, parameters);
        using ITangentFeatures features = engine.Linearize(_data.Inputs.Values);
        Matrix kernel = TangentKernels.Compute(features, features);
        double[] sigma = Roots(_linearAlgebra.Eigenvalues(kernel).Eigenvalues);
        double[]? residual = HasTargets ? Residual(engine) : null;
        ActivationPattern? pattern = HasPatterns ? ActivationPattern.Of(engine, _data.Inputs) : null;
        Start start = _start ??= Begin(parameters.ToArray(), kernel, features, residual, pattern);
        double velocity = _before is (int before, Matrix old) ? TangentKernels.Distance(old, kernel) / (step - before) : double.NaN;
        _before = (step, kernel);
        return new TrajectoryPoint
        {
            Step = step,
            SingularValues = sigma[.._leading],
            EffectiveRank = Ranks.Effective(sigma),
            KernelDistance = TangentKernels.Distance(start.Kernel, kernel),
            KernelVelocity = velocity,
            TargetAlignment = HasTargets ? TangentKernels.TargetAlignment(kernel, _data.Targets) : double.NaN,
            ParameterDistance = TensorPrimitives.Distance(parameters, start.Parameters),
            PatternFlips = pattern?.ShareChangedFrom(start.Pattern!) ?? double.NaN,
            Residuals = Modes(start, residual),
            PredictedResiduals = Predict(start, step),
        };
    }

    private Start Begin(double[] parameters, Matrix kernel, ITangentFeatures features, double[]? residual, ActivationPattern? pattern)
    {
        int? layer = _training.Layers == TrainableLayers.Output ? _architecture.Layers.Count - 1 : null;
        SymmetricEigendecomposition modes = _linearAlgebra.Eigenvalues(layer is null ? kernel : TangentKernels.Compute(features, features, layer));
        SignConvention.Apply(modes.Eigenvectors, null);
        return new Start(parameters, kernel, modes, residual, pattern);
    }

    private double[] Residual(IEngine engine)
    {
        double[] outputs = new double[_data.Targets.Values.Length];
        engine.Evaluate(_data.Inputs.Values, outputs);
        TensorPrimitives.Subtract(outputs, _data.Targets.Values, outputs);
        return outputs;
    }

    private double[] Modes(Start start, double[]? residual) =>
        [.. Enumerable.Range(0, _leading).Select(k => residual is null ? double.NaN : TensorPrimitives.Dot<double>(start.Modes.Eigenvectors.Column(k), residual))];

    private double[] Predict(Start start, int step)
    {
        if (!IsPredicted)
            return [.. Enumerable.Repeat(double.NaN, _leading)];
        double rate = 2 * _training.LearningRate.Value / _data.Targets.Values.Length;
        double[] first = Modes(start, start.Residual);
        return [.. first.Select((residual, k) => residual * Math.Pow(1 - (rate * Math.Max(start.Modes.Eigenvalues[k], 0)), step))];
    }

    private static double[] Roots(double[] eigenvalues) => [.. eigenvalues.Select(value => Math.Sqrt(Math.Max(value, 0)))];

    private sealed record Start(double[] Parameters, Matrix Kernel, SymmetricEigendecomposition Modes, double[]? Residual, ActivationPattern? Pattern);
}
