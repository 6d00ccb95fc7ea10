namespace NtkWorkbench.Tests;

public sealed class BuiltinEngineReferenceTests
{
    // Sums of up to some hundred terms of order 1, taken in another order.
    private const double Float64Tolerance = 1e-12;
    private const double Float32Tolerance = 2e-5;

    // Central differences with h = 1e-6: error h² and ε/h.
    private const double DifferenceStep = 1e-6;
    private const double DifferenceTolerance = 2e-8;

    public static TheoryData<Activation, LossKind, Parameterization> EveryFormula()
    {
        var data = new TheoryData<Activation, LossKind, Parameterization>();
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            foreach (LossKind loss in Enum.GetValues<LossKind>())
            {
                foreach (Parameterization parameterization in TestNetworks.Parameterizations)
                    data.Add(activation, loss, parameterization);
            }
        }
        return data;
    }

    public static TheoryData<int[], int> Shapes => new()
    {
        { [1, 1], 1 },
        { [1, 1, 1], 7 },
        { [3, 2], 9 },
        { [1, 40, 1], 40 },
        { [1, 7, 8, 9, 1], 33 },
        { [9, 33, 7, 5], 8 },
        { [2, 5, 4, 3], 1 },
        { [1, 33, 33, 2], 100 },

        // Large enough for the matrix library: the first layer alone, all layers.
        { [300, 20, 3], 41 },
        { [70, 64, 65, 50], 81 },

        // More samples than one block holds.
        { [1, 3, 1], 4099 },
    };

    [Theory]
    [MemberData(nameof(EveryFormula))]
    public void EvaluateLoss_EveryActivationLossAndParameterization_AgreesWithCentralDifferences(
        Activation activation, LossKind loss, Parameterization parameterization)
    {
        var architecture = new NetworkArchitecture([2, 4, 3, 3], activation, parameterization);
        double[] parameters = TestProblems.Parameters(architecture), gradient = new double[parameters.Length];
        Dataset data = TestProblems.Data(architecture, loss, count: 5);
        using IEngine engine = TestProblems.Engine(architecture, Precision.Float64, parameters);
        engine.EvaluateLoss(data, loss, gradient);

        double[] differences = [.. Enumerable.Range(0, parameters.Length).Select(
            i => (LossAt(i, DifferenceStep) - LossAt(i, -DifferenceStep)) / (2 * DifferenceStep))];
        gradient.ShouldAgreeWith(differences, DifferenceTolerance, "gradient");

        double LossAt(int parameter, double shift)
        {
            double[] shifted = [.. parameters];
            shifted[parameter] += shift;
            using IEngine neighbour = TestProblems.Engine(architecture, Precision.Float64, shifted);
            return neighbour.EvaluateLoss(data, loss, []).Loss;
        }
    }

    [Theory]
    [MemberData(nameof(EveryFormula))]
    public void Step_EveryActivationLossAndParameterization_AgreesWithReference(
        Activation activation, LossKind loss, Parameterization parameterization) =>
        ShouldStepLikeReference(new NetworkArchitecture([3, 9, 7, 4], activation, parameterization), loss, count: 33);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Step_OddAndLargeShapes_AgreesWithReference(int[] sizes, int count)
    {
        foreach (ILinearAlgebra linearAlgebra in LinearAlgebraProviders.Available)
        {
            ShouldStepLikeReference(new NetworkArchitecture(sizes, Activation.Relu), LossKind.MeanSquaredError, count, linearAlgebra);
            ShouldStepLikeReference(
                new NetworkArchitecture(sizes, Activation.Tanh, Parameterization.Ntk), LossKind.CrossEntropy, count, linearAlgebra);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Activations_EveryLayer_AgreesWithReference(int[] sizes, int count)
    {
        var architecture = new NetworkArchitecture(sizes, Activation.Softplus);
        double[] parameters = TestProblems.Parameters(architecture);
        Dataset data = TestProblems.Data(architecture, LossKind.MeanSquaredError, count);
        var reference = new ReferenceNetwork(architecture, parameters);
        using IEngine engine = TestProblems.Engine(architecture, Precision.Float64, parameters);
        for (int layer = 0; layer < architecture.Layers.Count; layer++)
        {
            double[] expected = [.. Enumerable.Range(0, count).SelectMany(i => reference.LayerOutputs(data.Inputs.Row(i))[layer])];
            double[] actual = new double[expected.Length];
            if (layer < architecture.Layers.Count - 1)
                engine.Activations(layer, data.Inputs.Values, actual);
            else
                engine.Evaluate(data.Inputs.Values, actual);
            actual.ShouldAgreeWith(expected, Float64Tolerance, $"outputs of layer {layer}");
        }
    }

    [Fact]
    public void Step_RowsRepeatedAndOutOfOrder_SeesThoseRows()
    {
        var architecture = new NetworkArchitecture([2, 5, 1], Activation.Sigmoid);
        Dataset data = TestProblems.Data(architecture, LossKind.MeanSquaredError, count: 6);
        int[] rows = [4, 4, 0, 5, 4, 1, 0, 2, 4, 3, 3];
        Dataset chosen = data with
        {
            Inputs = new(rows.Length, 2, [.. rows.SelectMany(row => data.Inputs.Row(row).ToArray())]),
            Targets = new(rows.Length, 1, [.. rows.Select(row => data.Targets[row, 0])]),
        };
        using IEngine engine = TestProblems.Engine(architecture, Precision.Float64, TestProblems.Parameters(architecture));
        engine.Prepare(TestProblems.Problem(data, LossKind.MeanSquaredError, new SgdOptions()) with { LargestBatch = rows.Length });
        double expected = engine.EvaluateLoss(chosen, LossKind.MeanSquaredError, []).Loss;
        engine.Step(rows, 0.1).Loss.ShouldBe(expected, Float64Tolerance);
    }

    private static void ShouldStepLikeReference(NetworkArchitecture architecture, LossKind loss, int count,
        ILinearAlgebra? linearAlgebra = null)
    {
        const double LearningRate = 0.5;
        double[] parameters = TestProblems.Parameters(architecture), gradient = new double[parameters.Length];
        Dataset data = TestProblems.Data(architecture, loss, count);
        double expectedLoss = new ReferenceNetwork(architecture, parameters).Loss(data, loss, gradient);
        double[] expected = [.. parameters.Zip(gradient, (theta, g) => theta - (LearningRate * g))];
        foreach ((Precision precision, double tolerance) in ((Precision,
            double)[])[(Precision.Float64, Float64Tolerance), (Precision.Float32, Float32Tolerance)])
        {
            using IEngine engine = TestProblems.Engine(architecture, precision, parameters, linearAlgebra);
            engine.Prepare(TestProblems.Problem(data, loss, new SgdOptions()));
            StepResult result = engine.Step(TestProblems.AllRows(data), LearningRate);
            double[] actual = new double[parameters.Length];
            engine.CopyParameters(actual);
            result.NonFinite.ShouldBeNull();
            result.Loss.ShouldBe(expectedLoss, tolerance * Math.Max(expectedLoss, 1), $"{precision} loss");
            actual.ShouldAgreeWith(expected, tolerance, $"{precision} parameters");
        }
    }
}
