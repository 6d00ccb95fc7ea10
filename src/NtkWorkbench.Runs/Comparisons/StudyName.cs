namespace NtkWorkbench.Runs;

/// <summary>Studies by the names that job files and the command line give them.</summary>
internal static class StudyName
{
    /// <summary>The study of a name; null for null.</summary>
    public static Study? Parse(string? name)
    {
        if (name is null)
            return null;
        IReadOnlyList<string> names = JobNames.OfEnum(typeof(Study));
        int index = names.ToList().IndexOf(name.Replace('-', '_'));
        return index >= 0 ? Enum.GetValues<Study>()[index] : throw new JobException(new InputError
        {
            Source = "command line",
            Message = $"--study must be one of {string.Join(", ", names)}, got '{name}'",
            Suggestion = NearestName.Find(name, names),
        });
    }
}
