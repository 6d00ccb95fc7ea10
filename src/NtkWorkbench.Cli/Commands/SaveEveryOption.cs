using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>--save-every SECONDS.</summary>
internal sealed class SaveEveryOption : Option<double?>
{
    // Longer than a timer counts.
    private const double MostSeconds = 1e6;

    public SaveEveryOption()
        : base("--save-every")
    {
        Description = "Seconds between two saves of the training state; 0: after every step (default: 30). No result depends on it.";
        HelpName = "SECONDS";
    }

    /// <summary>Sets what the command line says, if it says anything.</summary>
    public void Apply(ParseResult result, Session session)
    {
        if (result.GetValue(this) is not double seconds)
            return;
        session.Workbench.Saving.Interval = seconds is >= 0 and <= MostSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw CommandLineError.Create(FormattableString.Invariant($"--save-every must be from 0 to {MostSeconds}, got {seconds}"));
    }
}
