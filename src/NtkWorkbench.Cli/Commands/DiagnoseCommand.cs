using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk diagnose FILE|RUN.</summary>
internal sealed class DiagnoseCommand : Command
{
    private readonly Argument<string> _history =
        new("FILE|RUN") { Description = "A CSV file with a column of losses, or the folder of a run." };

    public DiagnoseCommand(Session session)
        : base("diagnose", "Say what a loss history shows, by which numbers, and what to change.")
    {
        Add(_history);
        SetAction(result => session.Execute(() =>
        {
            LossHistory history = LossHistory.Read(result.GetRequiredValue(_history));
            var diagnosis = LossDiagnosis.Of(history.Facts);
            foreach (string note in history.Notes)
                session.WriteError($"note: {note}");
            session.Output.WriteLine(diagnosis.Title);
            foreach (LossFinding finding in diagnosis.Evidence.Concat(diagnosis.Advice))
                session.Output.WriteLine($"  {finding.Sentence}");
            return ExitCode.Done;
        }));
    }
}
