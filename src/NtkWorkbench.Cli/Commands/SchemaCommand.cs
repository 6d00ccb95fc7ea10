using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk schema.</summary>
internal sealed class SchemaCommand : Command
{
    public SchemaCommand(Session session)
        : base("schema", "Print the JSON Schema of job files, for editors.") =>
        SetAction(_ => session.Execute(() =>
        {
            session.Output.Write(JobSchema.Create());
            return ExitCode.Done;
        }));
}
