using NtkWorkbench.Jobs.Problems;
using YamlDotNet.Core;

namespace NtkWorkbench.Jobs.JobFiles.Yaml;

/// <summary>Translates the parser's complaints.</summary>
internal static class YamlSyntaxProblem
{
    public static JobProblem From(SourceText source, YamlException syntax)
    {
        SourceSpan span = SourceMarks.Span(source, syntax.Start, syntax.Start);
        string line = source.LineAt(span.Line) ?? "";
        string indentation = line[..(line.Length - line.TrimStart().Length)];
        if (indentation.Contains('\t', StringComparison.Ordinal))
            return (span with { Column = indentation.IndexOf('\t', StringComparison.Ordinal) + 1 }).Problem("a tab cannot indent, expected spaces");
        string complaint = syntax.Message.TrimEnd('.');
        return span.Problem($"not YAML: {char.ToLowerInvariant(complaint[0])}{complaint[1..]}");
    }
}
