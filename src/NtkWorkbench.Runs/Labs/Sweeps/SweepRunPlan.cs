using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>A sweep with its network, its data, and the limit they predict.</summary>
internal sealed class SweepRunPlan : LabRunPlan
{
    private readonly NetworkRunPlan _network;
    private readonly LearningRateSweepJob _job;

    private SweepRunPlan(LoadedJob source, LearningRateSweepJob job, NetworkRunPlan network, StableRates limit, Workbench workbench)
        : base(source, workbench) => (_network, _job, Limit, Fractions) = (network, job, limit, [.. job.Fractions.Distinct().Order()]);

    /// <inheritdoc/>
    public override string Kind => "learning_rate_sweep";

    /// <summary>The network that every rate trains from the same parameters.</summary>
    internal NetworkRunPlan Network => _network;

    /// <summary>The rates that its tangent kernel predicts.</summary>
    internal StableRates Limit { get; }

    internal IReadOnlyList<double> Fractions { get; }

    internal int SharpnessPoints => _job.SharpnessPoints;

    private protected override string Engine => _network.EngineProvider.Description;

    private protected override Job Resolved(RunFolder folder)
    {
        NetworkJob portable = PortableJob.Create(_network);
        return _job with { Data = portable.Data, Network = portable.Network, Initialization = portable.Initialization };
    }

    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"valid: {_network.Architecture} at {Fractions.Count} learning rates around {Limit.Largest:g4}, {_job.Training.Steps} steps each");

    internal static SweepRunPlan Create(LoadedJob source, LearningRateSweepJob job, Workbench workbench)
    {
        NetworkRunPlan network = NetworkRunPlan.Create(source, job.ToNetworkJob(), workbench);
        using Linearization linear = network.Linearize(network.InitialParameters);
        StableRates limit = source.At("network", () => linear.StableRates(job.Training))
            ?? throw new InvalidOperationException("a rule of job files admits optimizers with a limit only");
        return new SweepRunPlan(source, job, network, limit, workbench);
    }

    internal override LabResult Compute(RunContext run)
    {
        NetworkInputs.Write(_network, run.Folder);
        using Network network = _network.CreateNetwork();
        var sweep = new LearningRateSweep(network, _network.Data, _job.Training, Limit) { SharpnessPoints = SharpnessPoints };
        SweepResults results = sweep.Run(Fractions, Trained, run.Cancellation);
        return new LabResult
        {
            Results = results,
            Finding = results.Members.Count == Fractions.Count ? SweepReport.Finding(results)
                : SweepReport.Finding(results, Fractions.Count),
            Report = document => SweepReport.Write(document, this, results),
            Figures = SweepFigures.Create(this, results),
        };

        void Trained(double fraction, int done) =>
            run.Report(RunStage.Training, (double)done / Fractions.Count, FormattableString.Invariant($"{fraction:g3} of the limit"));
    }
}
