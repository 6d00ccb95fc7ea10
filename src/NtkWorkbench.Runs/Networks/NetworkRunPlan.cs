using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>A network job with its data, network, initial parameters and grid.</summary>
public sealed class NetworkRunPlan : RunPlan
{
    internal NetworkRunPlan(LoadedJob source, Workbench workbench)
        : base(source) => Workbench = workbench;

    /// <summary>The job with every default that depends on its data filled in.</summary>
    public required NetworkJob Job { get; init; }

    /// <summary>Training and test samples.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>Where functions of x are evaluated, (g, d).</summary>
    public required Matrix Grid { get; init; }

    /// <summary>The network.</summary>
    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>The parameters of step 0, p entries.</summary>
    public required double[] InitialParameters { get; init; }

    /// <summary>What holds and trains the network.</summary>
    public required IEngineProvider Engine { get; init; }

    internal Workbench Workbench { get; }

    internal TangentAnalyzer Analyzer() => new()
    {
        Engines = Engine,
        LinearAlgebra = Workbench.LinearAlgebra,
        Architecture = Architecture,
        TrainInputs = Data.Train.Inputs,
        Grid = Grid,
        Loss = Job.Training.Loss,
        Method = Job.Features.Method,
        PrincipalCount = Job.Features.Principal,
    };

    internal static NetworkRunPlan Create(LoadedJob source, NetworkJob job, Workbench workbench) =>
        new NetworkPlanner(source, workbench).Plan(job);

    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"valid: {Architecture} with {Architecture.ParameterCount} parameters, {Data.Train.Count} training samples, {Job.Training.Steps} steps");

    /// <inheritdoc/>
    public override RunOutcome Run(RunFolder folder, IRunObserver observer, CancellationToken cancellation) =>
        new NetworkRun(this, folder, observer).Execute(cancellation);
}
