using NtkWorkbench.Jobs.JobFiles.Yaml;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles.Overrides;

/// <summary>A key=value of the command line; the value is YAML.</summary>
internal sealed record JobOverride
{
    /// <summary>The text as given, named "command line".</summary>
    public required SourceText Source { get; init; }

    /// <summary>The path before the first '='; at least one segment.</summary>
    public required IReadOnlyList<KeySegment> Path { get; init; }

    /// <summary>What stands after it.</summary>
    public required YamlNode Value { get; init; }

    /// <summary>Where a segment stands.</summary>
    public SourceSpan SpanOf(KeySegment segment) => new(Source, 1, segment.Offset + 1, segment.Length);

    /// <summary>Reads an override; null where it has a problem.</summary>
    /// <param name="text">As given.</param>
    /// <param name="rank">Its number, from 1.</param>
    /// <param name="problems">Takes its problems.</param>
    public static JobOverride? Parse(string text, int rank, ProblemLog problems)
    {
        var source = new SourceText("command line", text, rank);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || KeyPath.Parse(text[..equals]) is not IReadOnlyList<KeySegment> path)
        {
            problems.Add(new SourceSpan(source, 1, 1, Math.Max(1, equals)), $"an override is a key path, '=' and a value, as in training.steps=1000, got '{text}'");
            return null;
        }
        // Blanks in place of the path keep the columns of what follows.
        int known = problems.Count;
        string value = new string(' ', equals + 1) + text[(equals + 1)..];
        if (CharacterCheck.Passes(source, problems) && YamlComposer.Compose(source, value, problems) is YamlNode node)
            return new JobOverride { Source = source, Path = path, Value = node };
        if (problems.Count == known)
            problems.Add(new SourceSpan(source, 1, equals + 2, 1), $"a value is missing after '=', expected one as in {text[..equals]}=null");
        return null;
    }
}
