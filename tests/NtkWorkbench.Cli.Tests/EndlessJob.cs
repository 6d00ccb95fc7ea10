namespace NtkWorkbench.Cli.Tests;

/// <summary>A job that trains until its process is ended.</summary>
internal static class EndlessJob
{
    public const string Yaml = """
        name: endless
        data: {kind: function, function: piecewise_linear}
        network: {hidden: [40]}
        training: {steps: 2000000000, record_every: 1000}
        figures: {formats: []}
        """;
}
