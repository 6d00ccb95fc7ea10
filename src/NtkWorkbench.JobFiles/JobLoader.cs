namespace NtkWorkbench.JobFiles;

/// <summary>Reads job files.</summary>
public static class JobLoader
{
    /// <summary>Reads a job file and applies overrides in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Each `key.path=value`, the value in YAML.</param>
    /// <exception cref="JobException">The file cannot be read, or file or overrides have errors: all of them, in one pass.</exception>
    public static LoadedJob Load(string path, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        return Parse(path, JobFileReader.Read(path), overrides);
    }

    /// <summary>As <see cref="Load"/>, of a text that was read already.</summary>
    internal static LoadedJob Parse(string path, string text, IReadOnlyList<string> overrides)
    {
        var errors = new InputErrorLog();
        YamlMapping? written = ReadTree(new SourceText(path, text), errors);
        List<JobOverride> changes =
            [.. overrides.Select((change, index) => JobOverride.Parse(change, index + 1, errors)).OfType<JobOverride>()];
        if (written is null)
            errors.ThrowIfAny();
        ILookup<bool, JobOverride> kinds = changes.ToLookup(SlurmSection.Contains);
        (YamlMapping section, SlurmOptions slurm) = SlurmSection.Bind(written!, kinds[true], errors);
        YamlMapping given = written!.Where(entry => !SlurmSection.Contains(entry.Key.Value));
        YamlMapping root = Apply((YamlMapping)Shorthand.SpellOut(given, typeof(Job)), kinds[false].Where(FamilyKeys.Contain), errors);
        IReadOnlyList<JobOverride> others = [.. kinds[false].Where(change => !FamilyKeys.Contain(change))];
        LoadedJob Loaded(YamlMapping tree, Job job, Func<string> text, SlurmOptions slurm) => new(tree, text)
        {
            Job = job,
            Path = path,
            Directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetPathRoot(Path.GetFullPath(path))!,
            Slurm = slurm,
            Warnings = errors.Warnings,
        };
        if (!FamilyKeys.AreIn(root))
            root = Apply(root, others, errors);
        Job? job = FamilyKeys.AreIn(root)
            ? new FamilyLoader(tree => BindAndCheck(tree, errors), errors).Load(root, others,
            (tree, member) => Loaded(tree, member, () => MemberText(path, member), new SlurmOptions()))
            : BindAndCheck(root, errors);
        errors.ThrowIfAny();
        return Loaded(section.Entries.Aggregate(root, (tree, entry) => tree.With(entry)), job!, () => text, slurm);
    }

    // A member's own file: what the family's file says of it alone.
    private static string MemberText(string path, Job job) =>
        $"# {job.Name}, one of the jobs of {Path.GetFileName(path)}\n{ResolvedYaml.Write(job)}";

    // Null exactly where an error says why.
    private static YamlMapping? ReadTree(SourceText source, InputErrorLog errors)
    {
        if (!CharacterCheck.Passes(source, errors))
            return null;
        YamlNode? root = YamlComposer.Compose(source, source.Text, errors);
        if (root is YamlMapping mapping)
            return mapping;
        if (root is not (null or YamlScalar { IsNull: true }))
            errors.Add(root.Span, $"a job file must be a mapping of keys to values, got {root.Description}");
        else if (errors.Count == 0)
            errors.Add(new SourceSpan(source, 1, 1, 1), "the file is empty, expected a job");
        return null;
    }

    private static YamlMapping Apply(YamlMapping root, IEnumerable<JobOverride> changes, InputErrorLog errors) =>
        changes.Aggregate(root, new OverrideApplier(errors).Apply);

    // Null only where an error says why.
    private static Job? BindAndCheck(YamlMapping root, InputErrorLog errors)
    {
        (Job? job, IReadOnlySet<string> doubtful) = JobBinder.Bind(root, errors);
        if (job is not null)
            JobRules.Check(job, new RuleContext(root, doubtful, errors));
        return job;
    }
}
