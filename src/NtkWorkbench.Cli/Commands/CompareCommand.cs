using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk compare RUN RUN… [--study STUDY] [--out DIR].</summary>
internal sealed class CompareCommand : Command
{
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Folders of runs, or of families of runs.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string?> _study = new("--study")
    {
        Description = "Answer the questions of a study: elbows, features, depth_and_initialization or optimizers.",
        HelpName = "STUDY",
    };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for the comparison; it must not exist or be empty (default: runs/comparison/<time>-<id>).",
        HelpName = "DIR",
    };

    public CompareCommand(Session session)
        : base("compare", "Compare runs: overlays, small multiples, a table, a report. Means are over completed runs alone.")
    {
        Add(_runs);
        Add(_study);
        Add(_out);
        SetAction(result =>
            session.Execute(() =>
            {
                Study? study = StudyName.Parse(result.GetValue(_study));
                session.Run(ComparisonRunPlan.Of(result.GetRequiredValue(_runs), study, session.Workbench), result.GetValue(_out));
                return ExitCode.Done;
            }));
    }
}
