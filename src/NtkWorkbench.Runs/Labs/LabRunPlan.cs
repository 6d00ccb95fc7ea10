namespace NtkWorkbench.Runs;

/// <summary>A job that computes, compares with theory, and draws: a lab. Its kinds differ in what they compute.</summary>
internal abstract class LabRunPlan(LoadedJob source, Workbench workbench) : RunPlan(source, workbench)
{
    private const int ProbedOperations = 1 << 22;

    // The pictures that a lab draws, about.
    private const int Pictures = 3;

    internal override RunEstimate Estimate()
    {
        long start = Workbench.Time.GetTimestamp();
        double sum = 0;
        for (int i = 0; i < ProbedOperations; i++)
            sum += sum * i;
        double seconds = Workbench.Time.GetElapsedTime(start).TotalSeconds / ProbedOperations;
        return new RunEstimate
        {
            Memory = MemoryOfStages(),
            Times =
            [
                ("simulation", seconds * Operations),
                (RunEstimate.Figures, NetworkEstimate.SecondsPerPicture * Pictures * Source.Job.Figures.Formats.Count),
            ],
            RestsOn = Invariant($"{1e9 * seconds:0.0} ns an operation, measured here, for {Operations:g2} of them, ")
                + $"and on {NetworkEstimate.SecondsPerPicture} s a picture",
        };
    }

    private protected override IReadOnlyList<(string Stage, double Bytes, string How)> MemoryOfStages() =>
        [("results", sizeof(double) * Entries, "")];

    internal sealed override double CountedOperations => Operations;

    /// <summary>Multiplications with their additions, about.</summary>
    private protected virtual double Operations => 0;

    /// <summary>Numbers that are kept, about.</summary>
    private protected virtual double Entries => 0;

    /// <summary>Computes what the lab is about.</summary>
    internal abstract LabResult Compute(RunContext run);

    private protected sealed override RunWork Begin(RunContext run) => new LabRun(this, run);
}
