using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk compare RUN RUN… [--study STUDY] [--out DIR].</summary>
internal sealed class CompareCommand : Command
{
    private const string Folder = "runs";

    private readonly Session _session;
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Folders of runs, or of families of runs.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string?> _study = new("--study")
    {
        Description = "Answer the questions of a study: elbows, features or depth_and_initialization.",
        HelpName = "STUDY",
    };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for the comparison; it must not exist or be empty (default: runs/comparison/<time>-<id>).",
        HelpName = "DIR",
    };

    public CompareCommand(Session session)
        : base("compare", "Compare finished runs: overlays, small multiples, a table, a report.")
    {
        _session = session;
        Add(_runs);
        Add(_study);
        Add(_out);
        SetAction(result =>
            session.Execute(
                () => Compare(result.GetRequiredValue(_runs), StudyName.Parse(result.GetValue(_study)), result.GetValue(_out))));
    }

    private ExitCode Compare(string[] runs, Study? study, string? directory)
    {
        TimeProvider time = _session.Workbench.Time;
        var plan = ComparisonRunPlan.Of(runs, study, _session.Workbench);
        RunFolder folder = directory is null
            ? RunFolder.Create(Folder, plan.Source.Job.Name, plan.Source.Text, time)
            : RunFolder.CreateAt(directory, plan.Source.Text);
        RunOutcome outcome = ProgressDisplay.For(_session.Errors, time).Show(observer => plan.Run(folder, observer, _session.Cancellation));
        _session.Output.WriteLine(outcome.Describe());
        _session.Output.WriteLine(Path.GetRelativePath(".", folder.Path));
        return ExitCode.Done;
    }
}
