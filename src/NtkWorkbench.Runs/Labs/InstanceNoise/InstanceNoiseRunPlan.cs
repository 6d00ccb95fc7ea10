using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>An instance-noise job with its problem.</summary>
internal sealed class InstanceNoiseRunPlan : LabRunPlan
{
    /// <summary>The default rate over the limit of the mean: far below the limit of the spread.</summary>
    private const double FractionOfLimit = 0.1;

    /// <summary>How often a run says how many draws are done.</summary>
    private const int MostReports = 100;

    private readonly Design _design;

    private InstanceNoiseRunPlan(LoadedJob source, InstanceNoiseJob job, Design design, double[] start, double limit, Workbench workbench)
        : base(source, workbench)
    {
        (_design, Start, Limit) = (design, start, limit);
        Problem = new NoisyLeastSquares(design.Matrix, design.Targets, job.Noise);
        Job = job with { LearningRate = job.LearningRate ?? FractionOfLimit * limit };
    }

    /// <inheritdoc/>
    public override string Kind => "instance_noise";

    /// <summary>The job, every default filled in.</summary>
    public InstanceNoiseJob Job { get; }

    internal NoisyLeastSquares Problem { get; }

    internal Matrix Matrix => _design.Matrix;

    internal double[] Targets => _design.Targets;

    internal double[] Start { get; }

    /// <summary>1/(σ₁² + mσ²).</summary>
    internal double Limit { get; }

    private protected override Job Resolved(RunFolder folder) => Job with { Problem = Design.Portable(Job.Problem) };

    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
            $"valid: {Job.Draws} draws of {Job.Steps} steps on a design of shape ({Matrix.Rows}, {Matrix.Columns})");

    internal static InstanceNoiseRunPlan Create(LoadedJob source, InstanceNoiseJob job, Workbench workbench)
    {
        Design design = Design.Load(job.Problem, source);
        double[] start = design.Start(job.Start, source);
        double largest =
            source.At("problem", () => workbench.LinearAlgebra.SingularValues(design.Matrix, rightVectors: false).SingularValues[0]);
        double limit = new NoisyLeastSquares(design.Matrix, design.Targets, job.Noise).MeanStabilityLimit(largest);
        return new InstanceNoiseRunPlan(source, job, design, start, limit, workbench);
    }

    internal override LabResult Compute(RunContext run)
    {
        _design.Write(run.Folder, Job.Problem);
        int reported = Math.Max(1, Job.Draws / MostReports);
        InstanceNoiseResults results = InstanceNoiseStudy.Run(
            Problem, Start, Job.LearningRate!.Value, Job.Steps, Job.Draws, new RandomStreams(Job.Seed), Workbench.LinearAlgebra, Drawn,
                run.Cancellation);
        return new LabResult
        {
            Results = results,
            Finding = InstanceNoiseReport.Finding(results),
            Report = document => InstanceNoiseReport.Write(document, this, results),
            Figures = InstanceNoiseFigures.Create(results),
        };

        void Drawn(int done)
        {
            if (done % reported == 0 || done == Job.Draws)
                run.Report(RunStage.Training, (double)done / Job.Draws, Wording.Count(done, "draw"));
        }
    }
}
