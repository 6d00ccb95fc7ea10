namespace NtkWorkbench.Runs;

/// <summary>An instance-noise job with its problem.</summary>
internal sealed class InstanceNoiseRunPlan : LabRunPlan
{
    /// <summary>The default rate over the limit of the mean: far below the limit of the spread.</summary>
    private const double FractionOfLimit = 0.1;

    private const int MostReports = 100;

    // The piece of state that holds those that were drawn.
    private const string Draws = "draws";

    private readonly InstanceNoiseJob _job;
    private readonly Design _design;
    private readonly double[] _start;
    private readonly NoisyLeastSquares _problem;
    private readonly double[] _singularValues;

    public InstanceNoiseRunPlan(LoadedJob source, InstanceNoiseJob job, Workbench workbench)
        : base(source, workbench)
    {
        _design = Design.Load(job.Problem, source);
        _start = _design.Start(job.Start, source);
        _problem = new NoisyLeastSquares(_design.Matrix, _design.Targets, job.Noise);
        _singularValues =
            source.At("problem", () => workbench.LinearAlgebra.SingularValues(_design.Matrix, rightVectors: false).SingularValues);
        double limit = source.At("problem", () => _problem.MeanStabilityLimit(workbench.LinearAlgebra));
        _job = job with { LearningRate = job.LearningRate ?? FractionOfLimit * limit };
    }

    private protected override Job Resolved(RunFolder folder) => _job with { Problem = Design.Portable(_job.Problem) };

    public override string Describe() => Invariant(
        $"valid: {_job.Draws} draws of {_job.Steps} steps on a design of shape ({_design.Matrix.Rows}, {_design.Matrix.Columns})");

    // The noise of an entry costs as much as some eighty products.
    private protected override double Operations => 80.0 * _job.Draws * _job.Steps * _design.Matrix.Values.Length;

    private protected override double Entries => 5.0 * _job.Steps * _design.Matrix.Columns;

    private protected override void WriteInputs(
        RunFolder folder, IRunObserver observer, CancellationToken cancellation) => _design.Write(folder, _job.Problem);

    internal override LabResult Compute(RunContext run)
    {
        int reported = Math.Max(1, _job.Draws / MostReports);
        InstanceNoiseResults results = InstanceNoiseStudy.Run(
            _problem, _start, _job.LearningRate!.Value, _job.Steps, _job.Draws, new RandomStreams(_job.Seed), Workbench.LinearAlgebra,
            run.State.Reached<DrawsSoFar>(Draws), Drawn, run.Cancellation);
        var facts = InstanceNoiseFacts.Of(_problem, results, _singularValues, (_job.Problem as DrawnDesignOptions)?.Noise);
        return new LabResult
        {
            Results = results,
            Findings = [.. InstanceNoiseFindings.Headline(facts)],
            Report = document => InstanceNoiseReport.Write(document, _problem, results, facts),
            Sliders = InstanceNoiseSliders.Of(_problem, _start, results, Workbench.LinearAlgebra),
            Figures = InstanceNoiseFigures.Create(results),
        };

        void Drawn(DrawsSoFar sums)
        {
            int done = sums.Draws;
            run.State.Reach(Draws, sums, now: run.Cancellation.IsCancellationRequested);
            if (done % reported == 0 || done == _job.Draws)
                run.Report(RunStage.Training, (double)done / _job.Draws, Count(done, "draw"));
        }
    }
}
