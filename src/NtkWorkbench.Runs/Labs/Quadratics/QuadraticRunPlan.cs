namespace NtkWorkbench.Runs;

/// <summary>A quadratic job with its problem in the basis of its modes.</summary>
internal sealed class QuadraticRunPlan : LabRunPlan
{
    /// <summary>The most steps that are simulated unasked.</summary>
    private const int MostSteps = 10_000;

    private readonly QuadraticJob _job;
    private readonly Design _design;
    private readonly double[] _start;
    private readonly LeastSquaresProblem _problem;

    public QuadraticRunPlan(LoadedJob source, QuadraticJob job, Workbench workbench)
        : base(source, workbench)
    {
        _design = Design.Load(job.Problem, source);
        _start = _design.Start(job.Start, source);
        _problem = source.At("problem", () => LeastSquaresProblem.Create(_design.Matrix, _design.Targets, workbench.LinearAlgebra));
        double[] modes = new double[_problem.Modes.Count];
        _problem.Project(_start, modes);
        if (modes.SequenceEqual(_problem.Modes.Minimizer))
            throw new JobException([source.ErrorAt("start", "start is the minimizer already: nothing would move")]);
        double rate = job.LearningRate ?? FastestLearningRate(_problem.Modes, job.Beta);
        _job = job with { LearningRate = rate, Steps = job.Steps
            ?? EnoughSteps(_problem.Modes, new UpdateRule(rate, job.Beta), job.Accuracy) };
    }

    private protected override Job Resolved(RunFolder folder) => _job with { Problem = Design.Portable(_job.Problem) };

    public override string Describe() =>
        Invariant($"valid: a quadratic of {_problem.Modes.Count} modes, β = {_job.Beta}, {_job.Steps} steps");

    // Three rules, a bisection by simulations, and the measured rates of a figure.
    private protected override double Operations => 100.0 * _job.Steps!.Value * _problem.Modes.Count;

    private protected override double Entries => 6.0 * _job.Steps!.Value * _problem.Modes.Count;

    private protected override void WriteInputs(
        RunFolder folder, IRunObserver observer, CancellationToken cancellation) => _design.Write(folder, _job.Problem);

    internal override LabResult Compute(RunContext run)
    {
        QuadraticResults results =
            QuadraticStudy.Run(_problem, _start, new UpdateRule(_job.LearningRate!.Value, _job.Beta), _job.Accuracy, _job.Steps!.Value,
                run.Cancellation);
        return new LabResult
        {
            Results = results,
            Findings = [.. QuadraticFindings.Headline(QuadraticFacts.Of(results, _problem))],
            Report = document => QuadraticReport.Write(document, results, _problem),
            Sliders = QuadraticSliders.Of(results, _problem),
            Figures = QuadraticFigures.Create(_problem.Modes, results, run.Cancellation),
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
