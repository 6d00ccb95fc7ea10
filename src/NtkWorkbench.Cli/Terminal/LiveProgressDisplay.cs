using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>A bar for each stage with step, loss, rate and the time left.</summary>
internal sealed class LiveProgressDisplay(IAnsiConsole console) : ProgressDisplay
{
    public override T Show<T>(Func<IRunObserver, T> work)
    {
        var observer = new Observer();
        T result = console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(observer.Within(context)));
        foreach (string warning in observer.Warnings)
            console.Profile.Out.Writer.WriteLine($"warning: {warning}");
        return result;
    }

    private sealed class Observer : IRunObserver
    {
        private readonly Dictionary<RunStage, ProgressTask> _tasks = [];
        private ProgressContext? _context;

        // Printed after the display has gone: lines written in between would be overwritten by it.
        public List<string> Warnings { get; } = [];

        public Observer Within(ProgressContext context)
        {
            _context = context;
            return this;
        }

        public void OnProgress(RunProgress progress)
        {
            if (!_tasks.TryGetValue(progress.Stage, out ProgressTask? task))
                _tasks[progress.Stage] = task = _context!.AddTask(ProgressText.Name(progress.Stage), maxValue: 1);
            task.Description = Markup.Escape($"{progress.Job}: {ProgressText.Name(progress.Stage)} {ProgressText.Describe(progress)}");
            task.Value = progress.Fraction;
        }

        public void OnWarning(string message) => Warnings.Add(message);
    }
}
