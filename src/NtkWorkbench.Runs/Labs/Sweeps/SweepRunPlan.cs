using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>A sweep with its network, its data, and the limit they predict.</summary>
public sealed class SweepRunPlan : LabRunPlan
{
    private readonly NetworkRunPlan _network;
    private readonly LearningRateSweepJob _job;

    private SweepRunPlan(LoadedJob source, LearningRateSweepJob job, NetworkRunPlan network, InitialLimit limit, Workbench workbench)
        : base(source, workbench) => (_network, _job, Limit, Fractions) = (network, job, limit, [.. job.Fractions.Distinct().Order()]);

    /// <inheritdoc/>
    public override string Kind => "learning_rate_sweep";

    /// <summary>The network that every rate trains from the same parameters.</summary>
    internal NetworkRunPlan Network => _network;

    /// <summary>The rates that its tangent kernel predicts.</summary>
    internal InitialLimit Limit { get; }

    internal IReadOnlyList<double> Fractions { get; }

    internal int SharpnessPoints => _job.SharpnessPoints;

    private protected override string Engine => _network.Engine.Description;

    private protected override Job ResolvedJob
    {
        get
        {
            NetworkJob portable = PortableJob.Create(_network);
            return _job with { Data = portable.Data, Network = portable.Network, Initialization = portable.Initialization };
        }
    }

    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"valid: {_network.Architecture} at {Fractions.Count} learning rates around {Limit.Largest:g4}, {_job.Training.Steps} steps each");

    internal static SweepRunPlan Create(LoadedJob source, LearningRateSweepJob job, Workbench workbench)
    {
        NetworkRunPlan network = NetworkRunPlan.Create(source, job.ToNetworkJob(), workbench);
        using IEngine engine = network.Engine.Create(network.Architecture, Precision.Float64, network.InitialParameters);
        InitialLimit limit = source.At("network", () => InitialLimit.Of(engine, network.Data.Train.Inputs, job.Training, workbench.LinearAlgebra))
            ?? throw new InvalidOperationException("a rule of job files admits optimizers with a limit only");
        return new SweepRunPlan(source, job, network, limit, workbench);
    }

    private protected override LabResult Compute(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        NetworkInputs.Write(_network, folder);
        SweepResults results = SweepStudy.Run(this, observer, cancellation);
        return new LabResult
        {
            Results = results,
            Finding = results.Members.Count == Fractions.Count ? SweepReport.Finding(results) : SweepReport.Finding(results, Fractions.Count),
            Report = document => SweepReport.Write(document, this, results),
            Figures = SweepFigures.Create(this, results),
        };
    }
}
