namespace NtkWorkbench.Tests;

/// <summary>Networks, data and engines for tests, from fixed formulas instead of a generator.</summary>
internal static class TestProblems
{
    public static IEngine Engine(
        NetworkArchitecture architecture, Precision precision, double[] parameters, ILinearAlgebra? linearAlgebra = null) =>
        new BuiltinEngineProvider(linearAlgebra ?? LinearAlgebraProviders.Managed).Create(architecture, precision, parameters);

    /// <summary>Parameters of the size of He initialization, no two alike.</summary>
    public static double[] Parameters(NetworkArchitecture architecture)
    {
        double[] parameters = new double[architecture.ParameterCount];
        foreach (LayerLayout layer in architecture.Layers)
        {
            double size = architecture.Parameterization == Parameterization.Ntk ? 1.5 : 1.5 / Math.Sqrt(layer.FanIn);
            for (int i = 0; i < layer.ParameterCount; i++)
                parameters[layer.WeightOffset + i] = size * Wave(layer.WeightOffset + i);
        }
        return parameters;
    }

    public static Dataset Data(NetworkArchitecture architecture, LossKind loss, int count)
    {
        int columns = LossFunction.TargetColumns(loss, architecture.OutputCount);
        double[] inputs = [.. Enumerable.Range(0, count * architecture.InputCount).Select(i => Wave(i + 0.3))];
        double[] targets = [.. Enumerable.Range(0, count * columns).Select(
            i => loss == LossKind.CrossEntropy ? i * 7 % 5 % architecture.OutputCount : Wave(i + 0.7))];
        return new Dataset
        {
            Inputs = new Matrix(count, architecture.InputCount, inputs),
            Targets = new Matrix(count, columns, targets),
            InputNames = [.. Enumerable.Range(0, architecture.InputCount).Select(i => $"x{i}")],
            TargetNames = [.. Enumerable.Range(0, columns).Select(i => $"y{i}")],
        };
    }

    public static TrainingProblem Problem(
        Dataset data, LossKind loss, OptimizerOptions optimizer, TrainableLayers layers = TrainableLayers.All) => new()
        {
            Data = data,
            Loss = loss,
            Optimizer = optimizer,
            Layers = layers,
            LargestBatch = data.Count,
        };

    public static int[] AllRows(Dataset data) => [.. Enumerable.Range(0, data.Count)];

    /// <summary>‖actual − expected‖∞ ≤ tolerance·max(‖expected‖∞, 1).</summary>
    public static void ShouldAgree(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double tolerance, string what)
    {
        actual.Length.ShouldBe(expected.Length);
        double largest = 1, distance = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            distance = Math.Max(distance, Math.Abs(actual[i] - expected[i]));
            double.IsFinite(actual[i]).ShouldBeTrue($"{what}[{i}] is {actual[i]}");
        }
        distance.ShouldBeLessThanOrEqualTo(tolerance * largest, what);
    }

    private static double Wave(double i) => Math.Sin((12.9898 * i) + (0.37 * i * i) + 1);
}
