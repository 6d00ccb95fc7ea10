namespace NtkWorkbench.Runs;

/// <summary>Words quoted for where they stand in a script.</summary>
internal static class SlurmWords
{
    /// <summary>Whether a line of #SBATCH can hold the text: sbatch reads these itself and knows no way to write a line's end.</summary>
    public static bool FitsIntoLine(string text) => !text.Any(char.IsControl);

    /// <summary>A word of a line of #SBATCH: a backslash there is one within quotes of either kind too, and # begins a comment.</summary>
    public static string Sbatch(string text) => ShellWord.IsPlain(text) ? text
        : $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
