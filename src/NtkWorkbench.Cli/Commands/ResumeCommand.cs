using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk resume RUN… [slurm.key=value…].</summary>
internal sealed class ResumeCommand : Command
{
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Folders of runs, or of families of runs, that were interrupted, killed or failed; with --on also what tasks get "
            + "now, as slurm.memory=8G.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly SaveEveryOption _saveEvery = new();
    private readonly QueueOptions _queue;
    private readonly Option<bool> _automatic = new("--automatic")
    {
        Description = "Nobody has asked for it: what failed by itself or was cancelled stays as it is.",
        Hidden = true,
    };

    public ResumeCommand(Session session)
        : base("resume", "Continue runs where they stopped; the result is that of an undisturbed run.")
    {
        Add(_runs);
        Add(_saveEvery);
        Add(_automatic);
        _queue = new QueueOptions(this, canDryRun: false);
        SetAction(result => session.Execute(() =>
        {
            _saveEvery.Apply(result, session);
            JobArguments words = JobArguments.Split(result.GetRequiredValue(_runs));
            Queueing? queueing = _queue.Read(result) is { } queue ? new Queueing(session, queue) : null;
            if (words.Overrides.Count > 0 && queueing is null)
                throw CommandLineError.Create($"{words.Overrides[0]} says what tasks of a scheduler get: add --on slurm");
            return session.RunAll([.. words.Files.Select(run => (run, (Func<RunStatus>)(() =>
                queueing?.Resume(run, words.Overrides, result.GetValue(_automatic)) ?? session.Resume(run))))]);
        }));
    }
}
