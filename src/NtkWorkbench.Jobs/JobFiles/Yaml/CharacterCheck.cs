using System.Globalization;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles.Yaml;

/// <summary>Refuses characters that YAML does not allow, or on which readers disagree where a line ends.</summary>
internal static class CharacterCheck
{
    /// <summary>The first such character; null where there is none.</summary>
    public static JobProblem? Find(SourceText source)
    {
        int offset = source.Text.AsSpan().IndexOfAnyExcept(Allowed);
        return offset < 0 ? null : source.SpanAt(offset).Problem(string.Create(
            CultureInfo.InvariantCulture,
            $"the character U+{(int)source.Text[offset]:X4} is not allowed in YAML, expected printable text"));
    }

    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(IsAllowed)]);

    private static bool IsAllowed(char c) =>
        c is '\t' or '\n' or '\r' || (!char.IsControl(c) && c is not ('\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or '\uFEFF'));
}
