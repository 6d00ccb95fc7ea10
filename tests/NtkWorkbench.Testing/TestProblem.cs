namespace NtkWorkbench.Testing;

/// <summary>A network, its parameters and data, on which engines must agree.</summary>
internal sealed record TestProblem
{
    public required NetworkArchitecture Architecture { get; init; }

    public required double[] Parameters { get; init; }

    public required Dataset Data { get; init; }

    public required LossKind Loss { get; init; }

    /// <summary>n·o.</summary>
    public int RowCount => Data.Count * Architecture.OutputCount;

    public IEngine Create(IEngineProvider provider, Precision precision) => provider.Create(Architecture, precision, Parameters);

    public TrainingProblem Training(OptimizerOptions optimizer, TrainableLayers layers = TrainableLayers.All) =>
        TestProblems.Problem(Data, Loss, optimizer, layers);
}
