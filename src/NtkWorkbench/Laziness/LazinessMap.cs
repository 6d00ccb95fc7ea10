using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>How lazily networks learn: each is trained as f = α(f_θ − f_θ₀) to one and the same loss, over widths, learning rates and
/// output scales α, and compared there with its linear model at initialization.</summary>
/// <remarks>On squares, training f at the rate η is training f_θ on the targets y/α + f_θ₀(X) at the rate α²η, weight decay and the length
/// that gradients are clipped to being α² times less (the 10⁻⁶ beside a clipped gradient's norm stays): that is what is done, and losses
/// are told as f's, α² times those. The largest stable rate of f is m/(α²σ₁²). Source: arXiv:1812.07956.</remarks>
public sealed class LazinessMap
{
    private const double GrowthOfNoReturn = 1e6;

    // A gap was seen to hold so many times the rounding of one output: of two networks and a product with J.
    private const double GapRoundings = 4;

    private readonly LazinessProblem _problem;
    private readonly TrainingOptions _training;
    private readonly TrainingData _data;
    private readonly double _firstLoss;

    /// <summary>A map of a problem.</summary>
    /// <exception cref="NtkException">The loss is not the mean squared error; the optimizer has no largest stable rate; inputs are noisy;
    /// there is early stopping, or a schedule that goes by rows; all targets are 0, which a network that starts from 0 has
    /// learned.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no hidden layers, or the share of the loss is not between 0 and
    /// 1.</exception>
    public LazinessMap(LazinessProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(problem.HiddenLayers);
        if (!(problem.LossShare > 0 && problem.LossShare < 1))
            throw new ArgumentOutOfRangeException(nameof(problem), problem.LossShare, "a share of the loss is between 0 and 1");
        (_problem, _training) = (problem, problem.Training.InSteps(problem.Data.Train.Count));
        if (_training.Loss != LossKind.MeanSquaredError || OptimizerStability.Factor(_training.Optimizer) is null)
            throw new NtkException("a map of laziness is of the mean squared error, by sgd or momentum");
        if (_training is not { EarlyStopping: null, Schedule: not ReduceOnPlateauSchedule } || problem.Data.InstanceNoise > 0)
            throw new NtkException("a map of laziness has no early stopping, no schedule that goes by rows and no instance noise");
        _data = problem.Data with { Test = null, Validation = null };
        _firstLoss = Reductions.SumOfSquares<double>(_data.Train.Targets.Values) / _data.Train.Targets.Values.Length;
        if (!(_firstLoss > 0))
            throw new NtkException("all targets are 0, which a network that starts from 0 has learned before it begins");
    }

    /// <summary>Trains one network and measures it.</summary>
    /// <param name="place">Which.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NumericalException">The tangent kernel at initialization allows no rate.</exception>
    /// <remarks>Beside the steps the loss over all samples after each of them, and two linearizations.</remarks>
    public LazinessPoint Measure(LazinessPlace place, CancellationToken cancellation = default)
    {
        using Network network = Network.Create(
            [_data.Train.Inputs.Columns, .. Enumerable.Repeat(place.Width, _problem.HiddenLayers), _data.Train.Targets.Columns],
            _problem.Activation, place.Seed, _problem.Initialization, _problem.Parameterization, _problem.Precision, _problem.Engines);
        double square = place.OutputScale * place.OutputScale;
        TrainingOptions training = Unscaled(square);
        using Linearization initial = Linearize(network, training);
        double limit = initial.StableRates(training)!.Value.Largest;
        training = training with { LearningRate = place.Fraction * limit };
        (LazinessEnd end, int steps, double loss) = Train(network, training, initial.Outputs, place.OutputScale, cancellation);
        bool isKnown = end != LazinessEnd.Diverged;
        using Linearization? final = isKnown ? Linearize(network, training) : null;
        (double? gap, double rounding) = final is null ? (null, 0)
            : Gap(initial, final, Rounding(network, GapRoundings * MachineEpsilon.Float64));
        return new LazinessPoint
        {
            Place = place,
            LearningRate = place.Fraction * limit / square,
            End = end,
            Steps = steps,
            FirstLoss = _firstLoss,
            Loss = final is null ? loss : Loss(initial.Outputs, final.Outputs, place.OutputScale),
            Gap = gap,
            GapRounding = rounding,
            OutputRounding = Rounding(network, _problem.Precision == Precision.Float64 ? MachineEpsilon.Float64 : MachineEpsilon.Float32)
                * place.OutputScale * Reductions.Norm<double>(initial.Outputs.Values)
                / Reductions.Norm<double>(_data.Train.Targets.Values),
            KernelChange = final is null ? null : TangentKernels.RelativeChange(initial.Kernel, final.Kernel),
            KernelDistance = final is null ? null : TangentKernels.Distance(initial.Kernel, final.Kernel),
        };
    }

    // Sums of random signs, whose rounding was seen to grow with layers but hardly with width.
    private static double Rounding(Network network, double epsilon) => 2 * network.Architecture.Layers.Count * epsilon;

    // What trains f_θ as α²η trains f.
    private TrainingOptions Unscaled(double square) => _training with
    {
        Optimizer = _training.Optimizer with { WeightDecay = _training.Optimizer.WeightDecay / square },
        ClipGradientNorm = _training.ClipGradientNorm / square,
    };

    private Linearization Linearize(Network network, TrainingOptions training) =>
        network.Linearize(_data.Train.Inputs,
            LinearizationOptions.Of(training, _data, network.Seed) with { Method = SpectrumMethod.Kernel });

    private (LazinessEnd End, int Steps, double Loss) Train(
        Network network, TrainingOptions training, Matrix start, double scale, CancellationToken cancellation)
    {
        var targets = new Matrix(start.Rows, start.Columns);
        TensorPrimitives.Divide(_data.Train.Targets.Values, scale, targets.Values);
        TensorPrimitives.Add<double>(targets.Values, start.Values, targets.Values);
        TrainingData data = _data with { Train = _data.Train with { Targets = targets, Truth = null } };
        Trainer trainer = network.Begin(data, training);
        double loss = _firstLoss;
        while (trainer.Step < training.TotalSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            Divergence? divergence = trainer.Advance(1, cancellation);
            loss = scale * scale * network.Loss(data.Train).Loss;
            if (divergence is not null || !(loss <= GrowthOfNoReturn * _firstLoss))
                return (LazinessEnd.Diverged, trainer.Step, loss);
            if (loss <= _problem.LossShare * _firstLoss)
                return (LazinessEnd.Reached, trainer.Step, loss);
        }
        return (LazinessEnd.OutOfSteps, trainer.Step, loss);
    }

    // The mean of (α(f_θ − f_θ₀) − y)², of outputs in float64, whatever trained them.
    private double Loss(Matrix start, Matrix end, double scale)
    {
        double[] residual = new double[start.Values.Length];
        TensorPrimitives.Subtract(end.Values, start.Values, residual);
        TensorPrimitives.Multiply(residual, scale, residual);
        TensorPrimitives.Subtract(residual, _data.Train.Targets.Values, residual);
        return Reductions.SumOfSquares<double>(residual) / residual.Length;
    }

    // Likewise; and what rounding may make of it.
    private (double? Gap, double Rounding) Gap(Linearization initial, Linearization final, double rounding)
    {
        LinearizedPoints grid = initial.At(_problem.Grid);
        double[] outputs = final.At(_problem.Grid).Outputs.Values;
        double moved = Reductions.Distance<double>(outputs, grid.Outputs.Values);
        return moved > 0
            ? (Reductions.Distance<double>(outputs, grid.Moved(final.Parameters.Span).Values) / moved,
                rounding * (1 + (Reductions.Norm<double>(grid.Outputs.Values) / moved)))
            : (null, 0);
    }
}
