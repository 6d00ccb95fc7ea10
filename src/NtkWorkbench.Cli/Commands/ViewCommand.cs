using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk view [FOLDER] [--port N] [--open].</summary>
internal sealed class ViewCommand : Command
{
    private readonly Argument<string> _folder = new("FOLDER")
    {
        Description = "A folder of runs (default: runs).",
        DefaultValueFactory = _ => "runs",
    };
    private readonly Option<int?> _port = new("--port") { Description = "The port of 127.0.0.1 (default: a free one).", HelpName = "N" };
    private readonly Option<bool> _open = new("--open") { Description = "Open the browser." };

    public ViewCommand(Session session)
        : base("view", "Serve a page over runs to this machine: their list, reports, comparisons, and running ones live.")
    {
        Add(_folder);
        Add(_port);
        Add(_open);
        _port.Validators.Add(result =>
        {
            if (result.GetValue(_port) is < 1 or > 65535)
                result.AddError($"--port must be from 1 to 65535, got {result.Tokens[0].Value}");
        });
        SetAction(result => session.ExecuteUntilSignal(() =>
        {
            var options = new ViewOptions { Folder = result.GetRequiredValue(_folder), Port = result.GetValue(_port) };
            Viewing.Run(options, (address, port) => Tell(session, address, port, result.GetValue(_open)), session.Cancellation);
            return ExitCode.Done;
        }));
    }

    private static void Tell(Session session, string address, int port, bool opens)
    {
        session.Output.WriteLine(address);
        session.WriteError("The address opens once; Ctrl-C ends the server.");
        if (SshTunnel.Command(port) is string tunnel)
            session.WriteError($"From the machine that you sit at, first: {tunnel}");
        else if (opens && Browser.TryOpen(address) is string failure)
            session.WriteError($"the browser does not open ({failure}): open the address by hand");
    }
}
