using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk doctor.</summary>
internal sealed class DoctorCommand : Command
{
    public DoctorCommand(Session session)
        : base("doctor", "Say what is found on this machine, what is missing, and how to install it.") =>
        SetAction(_ => session.Execute(() =>
        {
            foreach (MachinePart part in MachineParts.Collect(session.Workbench))
                session.Output.WriteLine(part.ToString());
            return ExitCode.Done;
        }));
}
