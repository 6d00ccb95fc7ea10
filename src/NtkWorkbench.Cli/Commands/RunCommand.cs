using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk run JOB… [key=value…] [--out DIR].</summary>
internal sealed class RunCommand : Command
{
    private readonly Session _session;
    private readonly Argument<string[]> _words = new("JOB")
    {
        Description = "Job files, and overrides such as training.steps=1000 network.hidden=[50,50].",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for the results of one job; it must not exist or be empty (default: runs/<name>/<time>-<id>).",
        HelpName = "DIR",
    };

    private readonly SaveEveryOption _saveEvery = new();
    private readonly QueueOptions _queue;

    public RunCommand(Session session)
        : base("run", "Train, linearize, decompose and draw what job files describe.")
    {
        _session = session;
        Add(_words);
        Add(_out);
        Add(_saveEvery);
        _queue = new QueueOptions(this, canDryRun: true);
        SetAction(result => session.Execute(() =>
        {
            _saveEvery.Apply(result, session);
            return Run(JobArguments.Split(result.GetRequiredValue(_words)), result.GetValue(_out), _queue.Read(result));
        }));
    }

    private ExitCode Run(JobArguments arguments, string? directory, QueueOptions.Asked? queue)
    {
        if (string.IsNullOrWhiteSpace(directory ?? "runs"))
            throw CommandLineError.Create("--out must name a folder, got an empty string");
        if (directory is not null && arguments.Files.Count > 1)
            throw CommandLineError.Create($"--out names one folder, but {arguments.Files.Count} jobs are given; run them one by one");

        Queueing? queueing = queue is null ? null : new Queueing(_session, queue);
        return _session.RunAll([.. NamedPlans.Create(_session, arguments)
            .Select(plan => (plan.Source.Path,
                (Func<RunStatus>)(() => queueing?.Run(plan, directory) ?? _session.Run(plan, directory).Status)))]);
    }
}
