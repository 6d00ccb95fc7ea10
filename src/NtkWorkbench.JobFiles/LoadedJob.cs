namespace NtkWorkbench.JobFiles;

/// <summary>A job with the file it came from.</summary>
public sealed class LoadedJob
{
    private readonly YamlMapping _root;

    private readonly Func<string> _text;

    // root: the tree with overrides, for places. text: of a family's members made when it is asked for, as there may be many.
    internal LoadedJob(YamlMapping root, Func<string> text) => (_root, _text) = (root, text);

    /// <summary>The job, every default filled in and overrides applied.</summary>
    public required Job Job { get; init; }

    /// <summary>The file as the user named it.</summary>
    public required string Path { get; init; }

    /// <summary>The full path of the folder that holds it: what file names in the job are relative to.</summary>
    public required string Directory { get; init; }

    /// <summary>The file as given, without a byte order mark.</summary>
    public string Text => _text();

    /// <summary>What the file says of tasks on a cluster; of a family that of all its members. It is no part of the job.</summary>
    public SlurmOptions Slurm { get; init; } = new();

    /// <summary>What the user should know of the file and that is no error.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A job that no file of the user holds; errors are shown at the file's beginning. <c>path</c>: the file that it would be in:
    /// what file names in it are relative to.</summary>
    internal static LoadedJob Made(Job job, string path)
    {
        string text = ResolvedYaml.Write(job);
        return new LoadedJob(new YamlMapping(new SourceSpan(new SourceText(path, text), 1, 1, 1), []), () => text)
        {
            Job = job,
            Path = path,
            Directory = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!,
        };
    }

    /// <summary>An error that shows only later (a missing data file, say), at the key that it comes from or its
    /// nearest ancestor that is given.</summary>
    internal InputError ErrorAt(string keyPath, string message) => KeyLocator.Locate(_root, keyPath).Problem(message);

    /// <summary>Makes something of a key's value; what Core refuses in its own words is an error of the job file at this key.</summary>
    internal T At<T>(string keyPath, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (NtkException exception) when (exception is not JobException)
        {
            throw new JobException([ErrorAt((exception as KeyException)?.Key ?? keyPath, exception.Message)]);
        }
    }
}
