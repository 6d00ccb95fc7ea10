using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk cancel FAMILY.</summary>
internal sealed class CancelCommand : Command
{
    private readonly Argument<string> _family = new("FAMILY") { Description = "The folder of a family of runs, or of one run." };

    public CancelCommand(Session session)
        : base("cancel", "End the tasks of a family that are queued or running; what was computed stays, and ntk resume goes on.")
    {
        Add(_family);
        SetAction(result => session.Execute(() =>
        {
            string folder = result.GetRequiredValue(_family);
            var cluster = new ClusterFolder(RunFolder.Open(folder));
            if (cluster.Batches() is not [.., SubmittedBatch last])
                throw FileInputErrors.Single(folder, "no scheduler runs it: end the process that does, "
                    + $"{RunHeader.Of(cluster.Family, session.Workbench.Time)?.Process?.ToString() ?? "if there is one"}");
            if (!new FamilyWatch(cluster, session.FindScheduler, session.Workbench.Time).Look(session.Cancellation).IsActive)
            {
                session.Output.WriteLine($"{folder}: nothing is queued or running");
                return ExitCode.Done;
            }
            new FamilyQueue(cluster, session.FindScheduler, session.Workbench, OwnProgram.Words()).Cancel();
            session.Output.WriteLine($"{folder}: cancelled; ntk resume {ShellWord.Of(folder)} --on {last.Scheduler} goes on");
            return ExitCode.Done;
        }));
    }
}
