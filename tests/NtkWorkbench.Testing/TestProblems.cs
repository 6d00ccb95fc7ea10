namespace NtkWorkbench.Testing;

/// <summary>The table of problems that both engines run: the golden cases, each activation, both parameterizations and losses, and odd
/// shapes.</summary>
internal static class TestProblems
{
    private static readonly IReadOnlyDictionary<string, Func<TestProblem>> Table = Build();

    /// <summary>Every problem, as theory data.</summary>
    public static TheoryData<string> Names => [.. Table.Keys];

    public static TestProblem Get(string name) => Table[name]();

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
            Parameterization parameterization = Parameterization.Standard)
    {
        var architecture = new NetworkArchitecture(sizes, activation, parameterization);
        int columns = loss == LossKind.CrossEntropy ? 1 : sizes[^1];
        double[] targets = Scatter(3, samples * columns);
        if (loss == LossKind.CrossEntropy)
            targets = [.. targets.Select(value => Math.Floor((value + 1) / 2.000001 * sizes[^1]))];
        return new TestProblem
        {
            Architecture = architecture,
            Parameters = [.. Scatter(1, architecture.ParameterCount).Select(value => 0.7 * value)],
            Loss = loss,
            Data = new Dataset
            {
                Inputs = new Matrix(samples, sizes[0], Scatter(2, samples * sizes[0])),
                Targets = new Matrix(samples, columns, targets),
                InputNames = [.. Enumerable.Range(0, sizes[0]).Select(column => $"x{column}")],
                TargetNames = [.. Enumerable.Range(0, columns).Select(column => $"y{column}")],
            },
        };
    }

    // Numbers in [−1, 1] without order or ties.
    private static double[] Scatter(int seed, int count) =>
        [.. Enumerable.Range(1, count).Select(i => Math.Sin(1000 * Math.Sin(i + (0.1 * seed))))];
}
