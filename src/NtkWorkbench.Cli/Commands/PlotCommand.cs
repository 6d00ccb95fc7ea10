using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk plot RUN [key=value…].</summary>
internal sealed class PlotCommand : Command
{
    private readonly Argument<string> _run = new("RUN") { Description = "The folder of a run, or of a family of runs." };
    private readonly Argument<string[]> _changes = new("key=value")
    {
        Description = "Changes of the job's figures, such as figures.formats=[svg,pdf] figures.dpi=300.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public PlotCommand(Session session)
        : base("plot", "Draw a run's figures again, from the data that it saved; of a run in progress, its training so far.")
    {
        Add(_run);
        Add(_changes);
        SetAction(result => session.Execute(() =>
        {
            IReadOnlyList<string> changes = result.GetValue(_changes) ?? [];
            bool[] whole = [.. FamilyFolder.WithFigures(result.GetRequiredValue(_run)).Select(folder => Draw(session, folder, changes))];
            return whole.All(all => all) ? ExitCode.Done : ExitCode.Failed;
        }));
    }

    // What is drawn is told before the next folder, which may fail.
    private static bool Draw(Session session, string folder, IReadOnlyList<string> changes)
    {
        (IReadOnlyList<string> pictures, bool all) = ProgressDisplay.For(session.Errors, session.Workbench.Time)
            .Show(observer => Redrawing.Draw(folder, changes, session.Workbench, observer, session.Cancellation));
        foreach (string picture in pictures)
            session.Output.WriteLine(picture);
        session.Cancellation.ThrowIfCancellationRequested();
        return all;
    }
}
