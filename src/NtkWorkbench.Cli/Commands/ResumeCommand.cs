using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk resume RUN….</summary>
internal sealed class ResumeCommand : Command
{
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Folders of runs, or of families of runs, that were interrupted, killed or failed.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly SaveEveryOption _saveEvery = new();

    public ResumeCommand(Session session)
        : base("resume", "Continue runs where they stopped; the result is that of an undisturbed run.")
    {
        Add(_runs);
        Add(_saveEvery);
        SetAction(result => session.Execute(() =>
        {
            _saveEvery.Apply(result, session);
            return session.RunAll([.. result.GetRequiredValue(_runs)
                .Select(run => (run, (Func<RunStatus>)(() => session.Resume(run))))]);
        }));
    }
}
