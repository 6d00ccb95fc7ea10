using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk run JOB… [key=value…] [--out DIR].</summary>
internal sealed class RunCommand : Command
{
    private const string Folder = "runs";

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

    public RunCommand(Session session)
        : base("run", "Train, linearize, decompose and draw what job files describe.")
    {
        _session = session;
        Add(_words);
        Add(_out);
        SetAction(result => session.Execute(() => Run(JobArguments.Split(result.GetRequiredValue(_words)), result.GetValue(_out))));
    }

    private ExitCode Run(JobArguments arguments, string? directory)
    {
        if (string.IsNullOrWhiteSpace(directory ?? Folder))
            throw CommandLineError.Create("--out must name a folder, got an empty string");
        if (directory is not null && arguments.Files.Count > 1)
            throw CommandLineError.Create($"--out names one folder, but {arguments.Files.Count} jobs are given; run them one by one");

        ExitCode code = ExitCode.Done;
        foreach (RunPlan plan in NamedPlans.Create(_session, arguments))
        {
            if (Run(plan, directory).Status == RunStatus.Failed)
                code = ExitCode.Failed;
            _session.Cancellation.ThrowIfCancellationRequested();
        }
        return code;
    }

    private RunOutcome Run(RunPlan plan, string? directory)
    {
        TimeProvider time = _session.Workbench.Time;
        RunFolder folder = directory is null
            ? RunFolder.Create(Folder, plan.Source.Job.Name, plan.Source.Text, time)
            : RunFolder.CreateAt(directory, plan.Source.Text);
        RunOutcome summary = ProgressDisplay.For(_session.Errors, time).Show(observer => plan.Run(folder, observer, _session.Cancellation));
        _session.Output.WriteLine(summary.Describe());
        _session.Output.WriteLine(Path.GetRelativePath(".", folder.Path));
        return summary;
    }
}
