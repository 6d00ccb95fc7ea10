using System.Buffers;

namespace NtkWorkbench.JobFiles;

/// <summary>Refuses characters that YAML does not allow, or on which readers disagree where a line ends.</summary>
internal static class CharacterCheck
{
    private static readonly SearchValues<char> Refused = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsRefused)]);

    /// <summary>Whether there is none; the first is reported.</summary>
    public static bool Passes(SourceText source, InputErrorLog errors)
    {
        int offset = source.Text.AsSpan().IndexOfAny(Refused);
        if (offset >= 0)
        {
            errors.Add(source.SpanAt(offset), string.Create(
                CultureInfo.InvariantCulture,
                $"the character U+{(int)source.Text[offset]:X4} is not allowed in YAML, expected printable text"));
        }
        return offset < 0;
    }

    private static bool IsRefused(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => true,
        _ => char.IsControl(c),
    };
}
