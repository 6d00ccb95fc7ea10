using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NtkWorkbench.Cli;

/// <summary>ntk view [FOLDER] [--port N] [--open].</summary>
internal sealed class ViewCommand : Command
{
    private readonly Argument<string> _folder = new("FOLDER")
    {
        Description = "A folder of runs (default: runs).",
        DefaultValueFactory = _ => "runs",
    };
    private readonly Option<int?> _port = new("--port")
    {
        Description = "The port of 127.0.0.1 (default: a free one).",
        HelpName = "N",
        CustomParser = ReadPort,
    };
    private readonly Option<bool> _open = new("--open") { Description = "Open the browser." };

    public ViewCommand(Session session)
        : base("view", "Serve a page over runs to this machine: their list, reports, comparisons, and running ones live.")
    {
        Add(_folder);
        Add(_port);
        Add(_open);
        SetAction(result => session.ExecuteUntilSignal(() =>
        {
            Serve(session, result.GetRequiredValue(_folder), result.GetValue(_port), result.GetValue(_open));
            return ExitCode.Done;
        }));
    }

    private static void Serve(Session session, string folder, int? port, bool opens)
    {
        RedirectFile? redirect = null;
        try
        {
            var options = new ViewOptions
            {
                Folder = folder,
                Port = port,
                Schedulers = session.FindScheduler,
                Compare = (runs, cancellation) => ComparisonPage.Create(runs, session.Workbench, cancellation, allRuns: "/list"),
                OnError = session.WriteError,
                OnOpened = () => redirect?.Dispose(),
            };
            Viewing.Run(options, Tell, session.Cancellation);
        }
        finally
        {
            redirect?.Dispose();
        }

        void Tell(string address, int at)
        {
            session.Output.WriteLine(address);
            session.WriteError("The address opens once; Ctrl-C ends the server.");
            if (SshTunnel.Command(at) is string tunnel)
                session.WriteError($"From the machine that you sit at, first: {tunnel}");
            else if (opens)
            {
                redirect = RedirectFile.Create(address);
                if (Browser.TryOpen(redirect.Path) is string failure)
                    session.WriteError($"the browser does not open ({failure}): open {address} by hand");
            }
        }
    }

    private static int? ReadPort(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65535)
            return port;
        result.AddError($"--port must be a number from 1 to 65535, got {text}");
        return null;
    }
}
