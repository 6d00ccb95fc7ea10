namespace NtkWorkbench.Testing;

/// <summary>The table of problems that both engines run: the golden cases, each activation, both parameterizations and losses, and odd
/// shapes.</summary>
internal static class TestProblems
{
    private static readonly IReadOnlyDictionary<string, Func<TestProblem>> Table = Build();

    /// <summary>Every problem, as theory data.</summary>
    public static TheoryData<string> Names => [.. Table.Keys];

    public static TestProblem Get(string name) => Table[name]();

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
        Dataset data, TrainingLoss loss, OptimizerOptions optimizer, TrainableLayers layers = TrainableLayers.All) => new()
        {
            Data = data,
            Loss = loss,
            Optimizer = optimizer,
            Layers = layers,
            LargestBatch = data.Count,
        };

    public static int[] AllRows(Dataset data) => [.. Enumerable.Range(0, data.Count)];

    private static Dictionary<string, Func<TestProblem>> Build()
    {
        var table = new Dictionary<string, Func<TestProblem>>();
        foreach (string name in GoldenCase.Names)
            table.Add($"golden {name}", () => FromGolden(GoldenCase.Load(name)));
        foreach (Activation activation in Enum.GetValues<Activation>())
            table.Add($"{activation}", () => Make([2, 7, 5, 3], activation, 9));
        table.Add("ntk parameterization", () => Make([3, 8, 6, 2], Activation.Tanh, 10, parameterization: Parameterization.Ntk));
        table.Add("ntk classifier", () => Make([2, 6, 4], Activation.Relu, 11, LossKind.CrossEntropy, Parameterization.Ntk));
        table.Add("deep classifier", () => Make([2, 6, 6, 6, 4], Activation.Gelu, 11, LossKind.CrossEntropy));
        table.Add("linear model", () => Make([3, 2], Activation.Relu, 6));
        table.Add("one sample", () => Make([1, 1, 1], Activation.Sigmoid, 1));
        table.Add("wide", () => Make([5, 70, 3], Activation.Relu, 40));
        return table;
    }

    private static TestProblem FromGolden(GoldenCase golden) => new()
    {
        Architecture = golden.Architecture,
        Parameters = golden.Parameters,
        Data = golden.Dataset,
        Loss = golden.LossKind,
    };

    private static TestProblem Make(
        int[] sizes, Activation activation, int samples, LossKind loss = LossKind.MeanSquaredError,
            Parameterization? parameterization = null)
    {
        var architecture = new NetworkArchitecture(sizes, activation, parameterization);
        return new TestProblem
        {
            Architecture = architecture,
            Parameters = Parameters(architecture),
            Loss = loss,
            Data = Data(architecture, loss, samples),
        };
    }

    // Numbers in [−1, 1] without order or ties, from a formula instead of a generator.
    private static double Wave(double i) => Math.Sin((12.9898 * i) + (0.37 * i * i) + 1);
}
