namespace NtkWorkbench.JobFiles;

/// <summary>The job that `ntk new` writes; it stands in JobTemplate.yaml.</summary>
public static partial class JobTemplate
{
    private const string Extension = ".yaml";

    private static readonly string Text = ReadText();

    /// <summary>A commented job that runs in seconds: every section of a network job, what each key means, and what else it
    /// takes.</summary>
    /// <param name="name">The job's name; must be one that <see cref="Job.Name"/> takes.</param>
    public static string Create(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Text.Replace("NAME", YamlString.Quote(name), StringComparison.Ordinal);
    }

    /// <summary>Writes the job to NAME.yaml in the current folder.</summary>
    internal static string Write(string name)
    {
        string job = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        if (!JobName().IsMatch(job))
            throw FileInputErrors.Single(name,
                "a job's name begins with a letter or digit and goes on with letters, digits, '.', '_' and '-'");
        string file = job + Extension;
        try
        {
            return AtomicFile.TryWriteNewText(file, Create(job)) ? file
                : throw FileInputErrors.Single(file, "is there already, and is not overwritten");
        }
        catch (NtkException exception) when (exception is not JobException)
        {
            throw FileInputErrors.Single(file, exception.Message);
        }
    }

    private static string ReadText()
    {
        using var text = new StreamReader(typeof(JobTemplate).Assembly.GetManifestResourceStream("JobTemplate.yaml")!);
        return text.ReadToEnd();
    }

    [GeneratedRegex($@"\A(?:{Job.NameForm})\z", RegexOptions.CultureInvariant)]
    private static partial Regex JobName();
}
