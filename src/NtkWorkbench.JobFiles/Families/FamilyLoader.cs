namespace NtkWorkbench.JobFiles;

/// <summary>Binds the members of a family and its comparison.</summary>
internal sealed class FamilyLoader(Func<YamlMapping, Job?> bind, InputErrorLog errors)
{
    private const string Figures = "figures";

    // A comparison shows no single output, and is drawn where its many members are not.
    private static readonly string[] OfMembersAlone = ["output", "formats"];

    /// <summary>The family; null where an error says why. <c>root</c>: the file, shorthands spelled out, overrides of the family's own keys
    /// applied.</summary>
    public JobFamily? Load(YamlMapping root, IReadOnlyList<JobOverride> changes, Func<YamlMapping, Job, LoadedJob> load)
    {
        IReadOnlyList<(string Label, YamlMapping Root)> trees = new FamilyExpander(errors).Expand(root, changes);
        var comparison = bind(Comparison(root, trees)) as ComparisonJob;
        var members = new List<LoadedJob>();
        foreach ((_, YamlMapping tree) in trees)
        {
            if (bind(tree) is Job job)
                members.Add(load(tree, job));
        }
        if (root.Find(FamilyKeys.Comparison) is YamlEntry given && members.Find(member => member.Job is not NetworkJob) is LoadedJob other)
            errors.Warn(given.Key.Span, "comparison has no effect: what is compared are networks' runs, and this family has jobs of kind "
                + $"{JobContract.NameOf(other.Job)}, each with a report in a folder of its own; remove it");
        return comparison is null || members.Count == 0 || members.Count < trees.Count ? null : new JobFamily
        {
            Name = comparison.Name,
            Seed = members[0].Job.Seed,
            Figures = comparison.Figures,
            Members = members,
            Comparison = comparison,
        };
    }

    private YamlMapping Comparison(YamlMapping root, IReadOnlyList<(string Label, YamlMapping Root)> trees)
    {
        YamlEntry? given = root.Find(FamilyKeys.Comparison);
        if (given is not null && given.Value is not YamlMapping)
            errors.Add(given.ErrorSpan, $"comparison must be a mapping of study and figures, got {given.Value.Description}");
        SourceSpan place = given?.Key.Span ?? root.Span;
        YamlScalar Text(string text) => new(place, text, false);
        string[] folders = trees.Count == 0 ? ["."] : [.. trees.Select(tree => $"../{tree.Label}")];
        YamlEntry[] own =
        [
            new(Text("kind"), Text("comparison")),
            .. root.Find("name") is YamlEntry name ? [name] : Array.Empty<YamlEntry>(),
            new(Text("runs"), new YamlSequence(place, [.. folders.Select(Text)])),
        ];
        IReadOnlyList<YamlEntry> entries = given?.Value is YamlMapping mapping ? mapping.Entries : [];
        foreach (YamlEntry entry in entries.Where(entry => own.Any(known => known.Key.Value == entry.Key.Value)))
            errors.Add(entry.Key.Span, $"comparison.{entry.Key.Shown} follows from the family, expected study and figures alone");
        // Pictures of the comparison look as those of the members, unless it says otherwise.
        YamlEntry? figures = entries.Any(entry => entry.Key.Value == Figures) ? null
            : trees.Select(tree => tree.Root.Find(Figures)).FirstOrDefault();
        if (figures?.Value is YamlMapping drawn)
            own = [.. own, new(figures.Key, drawn.Where(entry => !OfMembersAlone.Contains(entry.Key.Value)))];
        return new YamlMapping(place, [.. own, .. entries.Where(entry => own.All(known => known.Key.Value != entry.Key.Value))]);
    }
}
