using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk new NAME.</summary>
internal sealed class NewCommand : Command
{
    private readonly Argument<string> _name = new("NAME") { Description = "The job's name; NAME.yaml is written here." };

    public NewCommand(Session session)
        : base("new", "Write a commented job file to start from.")
    {
        Add(_name);
        SetAction(result => session.Execute(() =>
        {
            string path = JobTemplate.Write(result.GetRequiredValue(_name));
            session.Output.WriteLine(path);
            session.WriteError($"run it with: ntk run {path}");
            return ExitCode.Done;
        }));
    }
}
