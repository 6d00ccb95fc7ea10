namespace NtkWorkbench.Jobs.Execution;

/// <summary>The progress of one checkpoint's features within that of all.</summary>
internal sealed class FeatureProgress(IRunObserver observer, string job, string checkpoint, int done, int total) : IProgress<double>
{
    public void Report(double value) => observer.OnProgress(new RunProgress
    {
        Job = job,
        Stage = RunStage.Features,
        Fraction = (done + value) / total,
        Item = checkpoint,
    });
}
