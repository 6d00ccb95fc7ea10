using System.Globalization;

namespace NtkWorkbench.Cli;

/// <summary>A line when a stage begins, and one every few seconds while it lasts.</summary>
internal sealed class PlainProgressDisplay(TextWriter writer, TimeProvider time) : ProgressDisplay, IRunObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private RunStage? _stage;
    private long _lastLine;

    public override T Show<T>(Func<IRunObserver, T> work) => work(this);

    public void OnProgress(RunProgress progress)
    {
        if (progress.Stage == _stage && time.GetElapsedTime(_lastLine) < Pause)
            return;
        _stage = progress.Stage;
        _lastLine = time.GetTimestamp();
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Job}: {ProgressText.Name(progress.Stage)} {progress.Fraction * 100:f0} % {ProgressText.Describe(progress)}")
                .TrimEnd());
    }

    public void OnWarning(string message) => writer.WriteLine($"warning: {message}");
}
