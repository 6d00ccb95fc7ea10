using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk: its commands, and how its arguments are read.</summary>
internal sealed class CommandLine(RootCommand root, Session session)
{
    // '@' begins no response file: it may stand in a path.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static CommandLine Create(Session session) => new(
        new RootCommand("Train multilayer perceptrons and see what their parameters do.")
        {
            new RunCommand(session),
            new ResumeCommand(session),
            new StatusCommand(session),
            new CancelCommand(session),
            new CompareCommand(session),
            new ViewCommand(session),
            new ValidateCommand(session),
            new PlotCommand(session),
            new DiagnoseCommand(session),
            new DataCommand(session),
            new NewCommand(session),
            new SchemaCommand(session),
            new DoctorCommand(session),
            new TaskCommand(session),
        },
        session);

    /// <summary>Reads the arguments, runs the command they name, and tells the exit code.</summary>
    public int Invoke(string[] arguments)
    {
        ParseResult result = root.Parse(arguments, Parsing);
        if (result.Errors.Count > 0)
        {
            foreach (string message in result.Errors.Select(error => error.Message).Distinct())
                session.WriteError($"ntk: {message}");
            session.WriteError("ntk: see 'ntk --help'");
            return (int)ExitCode.BadInput;
        }

        // Signals are handled by Interruption: the library would end the process two seconds after one.
        return result.Invoke(new InvocationConfiguration
        {
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
            Output = session.Output,
            Error = session.Errors.Profile.Out.Writer,
        });
    }
}
