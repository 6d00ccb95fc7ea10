namespace NtkWorkbench.Runs;

/// <summary>A quadratic job with its problem in the basis of its modes.</summary>
internal sealed class QuadraticRunPlan : LabRunPlan
{
    /// <summary>The most steps that are simulated unasked.</summary>
    private const int MostSteps = 10_000;

    private readonly Design _design;

    private QuadraticRunPlan(LoadedJob source, QuadraticJob job, Design design, LeastSquaresProblem problem, double[] start,
        Workbench workbench)
        : base(source, workbench)
    {
        (Problem, Start, _design) = (problem, start, design);
        double rate = job.LearningRate ?? FastestLearningRate(problem.Modes, job.Beta);
        Job = job with { LearningRate = rate, Steps = job.Steps
            ?? EnoughSteps(problem.Modes, new UpdateRule(rate, job.Beta), job.Accuracy) };
    }

    /// <summary>The job, every default filled in.</summary>
    public QuadraticJob Job { get; }

    /// <inheritdoc/>
    public override string Kind => "quadratic";

    /// <summary>X, y and their modes.</summary>
    internal LeastSquaresProblem Problem { get; }

    /// <summary>w_0.</summary>
    internal double[] Start { get; }

    private protected override Job Resolved(RunFolder folder) => Job with { Problem = Design.Portable(Job.Problem) };

    /// <inheritdoc/>
    public override string Describe() =>
        $"valid: a quadratic of {Problem.Modes.Count} modes, β = {Job.Beta}, {Job.Steps} steps";

    internal static QuadraticRunPlan Create(LoadedJob source, QuadraticJob job, Workbench workbench)
    {
        Design design = Design.Load(job.Problem, source);
        double[] start = design.Start(job.Start, source);
        LeastSquaresProblem problem =
            source.At("problem", () => LeastSquaresProblem.Create(design.Matrix, design.Targets, workbench.LinearAlgebra));
        double[] modes = new double[problem.Modes.Count];
        problem.Project(start, modes);
        if (modes.SequenceEqual(problem.Modes.Minimizer))
            throw new JobException([source.ErrorAt("start", "start is the minimizer already: nothing would move")]);
        return new QuadraticRunPlan(source, job, design, problem, start, workbench);
    }

    internal override LabResult Compute(RunContext run)
    {
        _design.Write(run.Folder, Job.Problem);
        QuadraticResults results =
            QuadraticStudy.Run(Problem, Start, new UpdateRule(Job.LearningRate!.Value, Job.Beta), Job.Accuracy, Job.Steps!.Value,
                run.Cancellation);
        return new LabResult
        {
            Results = results,
            Finding = QuadraticReport.Finding(results),
            Report = document => QuadraticReport.Write(document, results, Problem),
            Figures = QuadraticFigures.Create(Problem.Modes, results, run.Cancellation),
        };
    }

    // In the middle of the fastest rates, by their logarithm, where there are many.
    private static double FastestLearningRate(QuadraticModel modes, double beta)
    {
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(beta, modes.LargestSingularValue, modes.SmallestSingularValue);
        return Math.Sqrt(fastest.Low * fastest.High);
    }

    // Half as many again as the slowest of the rules that are compared needs, and some for the start.
    private static int EnoughSteps(QuadraticModel modes, UpdateRule rule, double accuracy)
    {
        double gradientDescent = GradientDescentTheory.FastestContraction(modes.LargestSingularValue, modes.SmallestSingularValue);
        double[] needed = [.. new[] { MomentumTheory.Contraction(rule, modes.SingularValues), gradientDescent }
            .Where(rate => rate < 1).Select(rate => rate == 0 ? 1 : GradientDescentTheory.StepsByContraction(rate, accuracy))];
        return (int)Math.Min(MostSteps, Math.Ceiling(50 + (1.5 * needed.DefaultIfEmpty(50).Max())));
    }
}
