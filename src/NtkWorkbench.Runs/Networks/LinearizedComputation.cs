using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Computes the linear model of a run at its grid and its test samples.</summary>
internal sealed class LinearizedComputation
{
    // Modes with σ_k below a thousandth of σ₁ would answer noise and rounding with spikes between the training points.
    private const double RegressionCutoff = 1e-6;

    private readonly NetworkRunPlan _plan;
    private readonly Dataset _train;
    private readonly Matrix _points;

    public LinearizedComputation(NetworkRunPlan plan)
    {
        (_plan, _train) = (plan, plan.Data.Train);
        double[] test = plan.Data.Test?.Inputs.Values ?? [];
        _points = new Matrix(plan.Grid.Rows + (test.Length / plan.Grid.Columns), plan.Grid.Columns, [.. plan.Grid.Values, .. test]);
    }

    private int? TrainedLayer => _plan.Job.Training.Layers == TrainableLayers.Output ? _plan.Architecture.Layers.Count - 1 : null;

    // Batches are taken for their mean: the linear model's own steps are those of the whole data set.
    private bool IsGradientDescent => _plan.Job.Training is { Optimizer: SgdOptions, Schedule: ConstantScheduleOptions };

    public LinearizedTraining Compute(double[] initial, double[] final, int steps)
    {
        (Matrix start, Matrix linear, bool isTrained, Matrix regression) = AtInitialization(initial, final, steps);
        (Matrix network, Matrix trainedRegression) = AtTheEnd(final);
        double change = Distance(OnGrid(network), OnGrid(start));
        return new LinearizedTraining
        {
            Initial = OnGrid(start),
            Network = OnGrid(network),
            Linear = OnGrid(linear),
            Regression = OnGrid(regression),
            TrainedRegression = OnGrid(trainedRegression),
            Summary = new LinearizedSummary
            {
                Gap = change == 0 ? 0 : Distance(OnGrid(network), OnGrid(linear)) / change,
                IsTrained = isTrained,
                TestLoss = TestLoss(linear),
                RegressionTestLoss = TestLoss(regression),
                TrainedRegressionTestLoss = TestLoss(trainedRegression),
            },
        };
    }

    private (Matrix Start, Matrix Linear, bool IsTrained, Matrix Regression) AtInitialization(double[] initial, double[] final, int steps)
    {
        using IEngine engine = Open(initial);
        using ITangentFeatures train = engine.Linearize(_train.Inputs.Values), points = engine.Linearize(_points.Values);
        Matrix start = Evaluate(engine, _points);
        var model = LinearizedModel.Create(train, points, TrainedLayer, Evaluate(engine, _train.Inputs), start, _train.Targets, _plan.Workbench.LinearAlgebra);
        double rate = _plan.Job.Training.LearningRate.Value;
        // At a rate that is stable for the network alone, the linear model says nothing at late steps.
        bool isTrained = IsGradientDescent && rate < StabilityLimit.LargestStableRate(Math.Sqrt(Math.Max(model.Eigenvalues[0], 0)), _train.Targets.Values.Length);
        return (start, isTrained ? model.After(rate, steps) : Moved(start, points, initial, final), isTrained, Regress(train, points));
    }

    private (Matrix Network, Matrix Regression) AtTheEnd(double[] final)
    {
        using IEngine engine = Open(final);
        using ITangentFeatures train = engine.Linearize(_train.Inputs.Values), points = engine.Linearize(_points.Values);
        return (Evaluate(engine, _points), Regress(train, points));
    }

    // f₀ + J(θ − θ₀).
    private static Matrix Moved(Matrix start, ITangentFeatures points, double[] initial, double[] final)
    {
        double[] step = new double[initial.Length];
        TensorPrimitives.Subtract(final, initial, step);
        var moved = new Matrix(start.Rows, start.Columns);
        points.Multiply(step, moved.Values);
        TensorPrimitives.Add(moved.Values, start.Values, moved.Values);
        return moved;
    }

    // From the zero function, by the kernel of all layers.
    private Matrix Regress(ITangentFeatures train, ITangentFeatures points)
    {
        var zero = new Matrix(_points.Rows, _plan.Architecture.OutputCount);
        var zeroOnTrain = new Matrix(_train.Count, _plan.Architecture.OutputCount);
        return LinearizedModel.Create(train, points, null, zeroOnTrain, zero, _train.Targets, _plan.Workbench.LinearAlgebra).Limit(RegressionCutoff);
    }

    private IEngine Open(double[] parameters) => _plan.Engine.Create(_plan.Architecture, Precision.Float64, parameters);

    private Matrix OnGrid(Matrix values) => new(_plan.Grid.Rows, values.Columns, values.Values[..(_plan.Grid.Rows * values.Columns)]);

    private double? TestLoss(Matrix values)
    {
        if (_plan.Data.Test is not Dataset test)
            return null;
        double distance = TensorPrimitives.Distance<double>(values.Values.AsSpan(_plan.Grid.Rows * values.Columns), test.Targets.Values);
        return distance * distance / test.Targets.Values.Length;
    }

    private static double Distance(Matrix left, Matrix right) => TensorPrimitives.Distance<double>(left.Values, right.Values);

    private static Matrix Evaluate(IEngine engine, Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, engine.Architecture.OutputCount);
        engine.Evaluate(inputs.Values, outputs.Values);
        return outputs;
    }
}
