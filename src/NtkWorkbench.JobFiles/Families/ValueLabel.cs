namespace NtkWorkbench.JobFiles;

/// <summary>Values as parts of names: "learning_rate-0.02", "hidden-50x50".</summary>
internal static class ValueLabel
{
    private const int LongestLabel = 40;

    public static string Of(string path, YamlNode value)
    {
        string text = $"{path[(path.LastIndexOf('.') + 1)..]}-{TextOf(value)}";
        string safe = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        return safe[..Math.Min(safe.Length, LongestLabel)].TrimEnd('-');
    }

    private static string TextOf(YamlNode value) => value switch
    {
        YamlScalar scalar => scalar.Value,
        YamlSequence list => list.Items.Count == 0 ? "none" : string.Join('x', list.Items.Select(TextOf)),
        YamlMapping mapping => string.Join('-', mapping.Entries.Select(entry => TextOf(entry.Value))),
        _ => "",
    };
}
