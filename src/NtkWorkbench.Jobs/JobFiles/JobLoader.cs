using System.Text.Json;
using NtkWorkbench.Jobs.JobFiles.Binding;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Overrides;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Jobs.JobFiles.Rules;
using NtkWorkbench.Jobs.JobFiles.Yaml;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles;

/// <summary>Reads job files.</summary>
public static class JobLoader
{
    /// <summary>Reads a job file and applies overrides in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Each `key.path=value`, the value in YAML.</param>
    /// <exception cref="JobException">The file cannot be read, or file or overrides have problems: all of them, in one pass.</exception>
    public static LoadedJob Load(string path, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        return Parse(path, JobFileReader.Read(path), overrides);
    }

    /// <summary>As <see cref="Load"/>, of a text that was read already.</summary>
    internal static LoadedJob Parse(string path, string text, IReadOnlyList<string> overrides)
    {
        var problems = new ProblemLog();
        YamlMapping? written = ReadTree(new SourceText(path, text), problems);
        List<JobOverride> changes = [.. overrides.Select((change, index) => JobOverride.Parse(change, index + 1, problems)).OfType<JobOverride>()];
        if (written is null)
            problems.ThrowIfAny();
        YamlMapping root = Apply(written!, changes, problems);
        return new LoadedJob(root)
        {
            Job = BindAndCheck(root, problems),
            Path = path,
            Directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetPathRoot(Path.GetFullPath(path))!,
            Text = text,
        };
    }

    // Null exactly where a problem says why.
    private static YamlMapping? ReadTree(SourceText source, ProblemLog problems)
    {
        if (!CharacterCheck.Passes(source, problems))
            return null;
        YamlNode? root = YamlComposer.Compose(source, source.Text, problems);
        if (root is YamlMapping mapping)
            return mapping;
        if (root is not (null or YamlScalar { IsNull: true }))
            problems.Add(root.Span, $"a job file must be a mapping of keys to values, got {root.Description}");
        else if (problems.Count == 0)
            problems.Add(new SourceSpan(source, 1, 1, 1), "the file is empty, expected a job");
        return null;
    }

    private static YamlMapping Apply(YamlMapping written, List<JobOverride> changes, ProblemLog problems)
    {
        var root = (YamlMapping)Shorthand.SpellOut(written, typeof(Job));
        var applier = new OverrideApplier(problems);
        foreach (JobOverride change in changes)
            root = applier.Apply(root, change);
        return root;
    }

    private static Job BindAndCheck(YamlMapping root, ProblemLog problems)
    {
        BindingResult bound = JobBinder.Bind(root, problems);
        Job? job = bound.Json.Deserialize<Job>(JobContract.Options);
        if (job is not null)
            JobRules.Check(job, new RuleContext(root, bound.Doubtful, problems));
        problems.ThrowIfAny();
        return job!;
    }
}
