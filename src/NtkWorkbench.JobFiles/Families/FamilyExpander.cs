namespace NtkWorkbench.JobFiles;

/// <summary>
/// Makes the trees of a family's members from the tree of its file, before anything is bound: a key that a variant or the
/// grid sets keeps the place where it is written, and so does every error with it.
/// </summary>
internal sealed partial class FamilyExpander(InputErrorLog errors)
{
    public const int MostMembers = 100_000;

    private const long LastSeed = uint.MaxValue;

    private static readonly Variation Nothing = new("", []);

    /// <summary>The members, variants outermost, then the grid's keys in their order, seeds innermost.</summary>
    /// <returns>Names, unique, and trees; empty where an error says why.</returns>
    public IReadOnlyList<(string Label, YamlMapping Root)> Expand(YamlMapping root, IReadOnlyList<JobOverride> changes)
    {
        int known = errors.Count;
        List<IReadOnlyList<Variation>> directions = [Variants(root), .. Grid(root, changes)];
        YamlMapping common =
            changes.Aggregate(root.Where(entry => !FamilyKeys.Contain(entry.Key.Value)), new OverrideApplier(errors).Apply);
        directions.Add(Seeds(root, common));
        double count = directions.Aggregate(1.0, (product, direction) => product * direction.Count);
        if (count > MostMembers)
            errors.Add(root.Span,
                string.Create(CultureInfo.InvariantCulture, $"the family has {count:f0} members, expected at most {MostMembers}"));
        if (errors.Count > known)
            return [];
        IEnumerable<Variation> members = directions.Aggregate(
            (IEnumerable<Variation>)[Nothing], (left, right) => left.SelectMany(_ => right, (one, other) => one.Then(other)));
        Variation[] named = [.. WithUniqueLabels([.. members])];
        foreach (Variation member in named.Where(member => MemberNames.AreTaken(member.Label)))
            errors.Add(PlaceOf(member.Label, root),
                $"a member cannot be named {member.Label}, as something else in the family's folder is, "
                + $"expected another name, as in {Path.GetFileNameWithoutExtension(member.Label)}-1");
        return errors.Count > known ? [] : [.. named.Select(member => (member.Label, Tree(root, member, changes)))];
    }

    // A variant, or the values that gave a name.
    private static SourceSpan PlaceOf(string label, YamlMapping root) =>
        ((root.Find(FamilyKeys.Variants)?.Value as YamlMapping)?.Find(label) ?? root.Find(FamilyKeys.Grid))?.Key.Span ?? root.Span;

    private YamlMapping Tree(YamlMapping root, Variation member, IReadOnlyList<JobOverride> changes)
    {
        var applier = new OverrideApplier(errors);
        YamlMapping tree = root.Where(entry => !FamilyKeys.Contain(entry.Key.Value));
        // The seed of a member counts from the seed that is asked for; other keys are the user's to override.
        IEnumerable<JobOverride> own = member.Changes.Where(change => change.PathText != "seed");
        IEnumerable<JobOverride> seed = member.Changes.Where(change => change.PathText == "seed");
        foreach (JobOverride change in own.Concat(changes).Concat(seed))
            tree = applier.Apply(tree, change);
        SourceSpan place = tree.Find("name")?.Value.Span ?? tree.Span;
        return tree.With(
            new YamlEntry(tree.Find("name")?.Key ?? new YamlScalar(place, "name", true), new YamlScalar(place, member.Label, false)));
    }

    private IReadOnlyList<Variation> Variants(YamlMapping root)
    {
        if (root.Find(FamilyKeys.Variants) is not YamlEntry entry)
            return [Nothing];
        if (entry.Value is not YamlMapping { Entries.Count: > 0 } variants)
        {
            errors.Add(entry.ErrorSpan,
                $"variants must be a mapping of names to the keys that they set, got {entry.Value.Description}");
            return [];
        }
        return [.. variants.Entries.Select(Variant)];
    }

    private Variation Variant(YamlEntry variant)
    {
        string name = variant.Key.Value;
        if (!MemberName().IsMatch(name))
            errors.Add(variant.Key.Span,
                $"a variant's name begins with a letter or digit and goes on with letters, digits, '.', '_' and '-', at most 60, got "
                    + $"'{variant.Key.Shown}'");
        if (variant.Value is YamlScalar { IsNull: true })
            return new Variation(name, []);
        if (variant.Value is not YamlMapping keys)
        {
            errors.Add(variant.ErrorSpan,
                $"variants.{name} must be a mapping of the keys that it sets, got {variant.Value.Description}");
            return new Variation(name, []);
        }
        return new Variation(name, [.. keys.Entries.Select(key => Change(key.Key, key.Value)).OfType<JobOverride>()]);
    }

    private IEnumerable<IReadOnlyList<Variation>> Grid(YamlMapping root, IReadOnlyList<JobOverride> changes)
    {
        if (root.Find(FamilyKeys.Grid) is not YamlEntry entry)
            return [];
        if (entry.Value is not YamlMapping { Entries.Count: > 0 } grid)
        {
            errors.Add(entry.ErrorSpan, $"grid must be a mapping of keys to lists of values, got {entry.Value.Description}");
            return [];
        }
        foreach (JobOverride change in changes.Where(change => grid.Find(change.PathText) is not null))
            errors.Add(change.PathSpan,
                $"{change.PathText} takes the values of grid, expected a change of those, as in grid={{{change.PathText}: […]}}");
        return [.. grid.Entries.Select(Values)];
    }

    private IReadOnlyList<Variation> Values(YamlEntry key)
    {
        if (key.Value is YamlSequence { Items.Count: > 0 } list)
            return [.. list.Items.Select(
                value => new Variation(ValueLabel.Of(key.Key.Value, value), Change(key.Key, value) is JobOverride change ? [change] : []))];
        errors.Add(key.ErrorSpan,
            $"grid.{key.Key.Shown} must be a list of at least one value, "
                + $"got {(key.Value is YamlSequence ? "an empty list" : key.Value.Description)}");
        return [];
    }

    private JobOverride? Change(YamlScalar key, YamlNode value)
    {
        if (JobOverride.Of(key, value, errors) is not JobOverride change)
            return null;
        if (!FamilyKeys.Contain(change) && change.Path[0].Name is not ("name" or "kind" or "slurm"))
            return change;
        errors.Add(key.Span, $"{key.Shown} belongs to the whole family, expected a key of its members");
        return null;
    }

    private IReadOnlyList<Variation> Seeds(YamlMapping root, YamlMapping common)
    {
        if (root.Find(FamilyKeys.Seeds) is not YamlEntry entry)
            return [Nothing];
        if (Integer(entry.Value) is not (>= 1 and <= MostMembers and long count))
        {
            errors.Add(entry.ErrorSpan, $"seeds must be the number of seeds, from 1 to {MostMembers}, got {entry.Value.Description}");
            return [];
        }
        long first = common.Find("seed") is YamlEntry seed ? Integer(seed.Value) ?? 0 : 0;
        if (first + count - 1 > LastSeed)
            errors.Add(entry.ErrorSpan, $"seeds must end at {LastSeed} at most, got {first} to {first + count - 1}");
        return [.. Enumerable.Range(0, (int)count).Select(i => Seed(first + i, entry))];
    }

    private static Variation Seed(long seed, YamlEntry entry)
    {
        string text = seed.ToString(CultureInfo.InvariantCulture);
        var value = new YamlScalar(entry.Value.Span, text, true);
        return new Variation($"seed-{text}",
            [new JobOverride(entry.Key.Span, "seed", [new KeySegment("seed", -1, 0, 4)], value)]);
    }

    private static long? Integer(YamlNode node) =>
        node is YamlScalar { IsPlain: true } scalar
            && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    // Two values may look alike in a name.
    private static IEnumerable<Variation> WithUniqueLabels(IReadOnlyList<Variation> members)
    {
        var repeated = members.GroupBy(member => member.Label, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return members.Select((member, index) => repeated.Contains(member.Label) || member.Label.Length == 0
            ? member with { Label = string.Create(CultureInfo.InvariantCulture,
            $"{member.Label}{(member.Label.Length == 0 ? "member" : "")}-{index + 1}") }
            : member);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MemberName();
}

/// <summary>What one member of a family has of its own along one direction of variation. <c>Label</c>: a part of the member's name; empty:
/// none.</summary>
internal sealed record Variation(string Label, IReadOnlyList<JobOverride> Changes)
{
    public Variation Then(Variation other) => new(
        Label.Length > 0 && other.Label.Length > 0 ? $"{Label}-{other.Label}" : Label + other.Label,
        [.. Changes, .. other.Changes]);
}
