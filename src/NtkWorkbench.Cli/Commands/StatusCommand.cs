using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk status FAMILY [--watch] [--all].</summary>
internal sealed class StatusCommand : Command
{
    private readonly Session _session;
    private readonly Argument<string> _family = new("FAMILY") { Description = "The folder of a family of runs, or of one run." };
    private readonly Option<bool> _all = new("--all") { Description = "List every member, those that are done too." };
    private readonly Option<bool> _watch = new("--watch")
    {
        Description = "Look again until nothing is queued or running; what was lost, or needs more memory or time, is queued again.",
    };

    public StatusCommand(Session session)
        : base("status", "How the members of a family stand, by their files and by the scheduler that runs them.")
    {
        _session = session;
        Add(_family);
        Add(_all);
        Add(_watch);
        SetAction(result => session.Execute(() =>
            Show(result.GetRequiredValue(_family), result.GetValue(_all), result.GetValue(_watch))));
    }

    private ExitCode Show(string folder, bool isWhole, bool watches)
    {
        var cluster = new ClusterFolder(RunFolder.Open(folder));
        string[] before = [];
        void Print(FamilyStanding standing)
        {
            string[] lines = [.. StandingText.Lines(standing, folder, isWhole)];
            if (lines.SequenceEqual(before))
                return;
            if (before.Length > 0)
                _session.Output.WriteLine();
            before = lines;
            foreach (string line in lines)
                _session.Output.WriteLine(line);
        }
        if (watches)
            _session.Show(observer => new FamilyFollowing(_session, cluster).Follow(Print, observer));
        else
            Print(new FamilyWatch(cluster, _session.FindScheduler, _session.Workbench.Time).Look(_session.Cancellation));
        return ExitCode.Done;
    }
}
