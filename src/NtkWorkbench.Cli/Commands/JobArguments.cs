using System.Text.RegularExpressions;

namespace NtkWorkbench.Cli;

/// <summary>The words after a command that takes jobs: files, and overrides of the form key=value.</summary>
internal sealed partial record JobArguments
{
    public required IReadOnlyList<string> Files { get; init; }

    public required IReadOnlyList<string> Overrides { get; init; }

    /// <summary>A word is an override where it begins with a key and '=', unless a file of that name exists.</summary>
    public static JobArguments Split(IReadOnlyCollection<string> words)
    {
        if (words.FirstOrDefault(word => word.StartsWith('-') && !File.Exists(word)) is string option)
            throw CommandLineError.Create($"there is no option '{option}', expected a job file or key=value; see --help");
        ILookup<bool, string> kinds = words.ToLookup(word => OverrideForm().IsMatch(word) && !File.Exists(word));
        return new JobArguments { Files = [.. kinds[false]], Overrides = [.. kinds[true]] };
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.\[\]-]*=", RegexOptions.CultureInvariant)]
    private static partial Regex OverrideForm();
}
