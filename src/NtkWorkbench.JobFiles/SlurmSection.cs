using System.Text.Json;

namespace NtkWorkbench.JobFiles;

/// <summary>The key slurm of a job file, which stands beside the job and is no part of it.</summary>
public static class SlurmSection
{
    private static readonly string Name = RecordContract.Of(typeof(ClusterOptions)).Keys[0].Name;

    /// <summary>Options with some of them changed.</summary>
    /// <param name="options">What was kept.</param>
    /// <param name="overrides">Each `slurm.key=value`, the value in YAML.</param>
    /// <exception cref="JobException">Words have errors: all of them, in one pass, each with its word.</exception>
    public static SlurmOptions Override(SlurmOptions options, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(overrides);
        var errors = new InputErrorLog();
        List<JobOverride> changes =
            [.. overrides.Select((change, index) => JobOverride.Parse(change, index + 1, errors)).OfType<JobOverride>()];
        foreach (JobOverride other in changes.Where(change => !Contains(change)))
            errors.Add(other.PathSpan, $"{other.PathText} is a key of a job that lies in its folder already, expected one of {Name} alone, "
                + $"as in {Name}.memory=8G");
        SlurmOptions changed = Bind(Section(Write(options)), changes.Where(Contains), errors).Options;
        errors.ThrowIfAny();
        return changed;
    }

    internal static bool Contains(string key) => key == Name;

    internal static bool Contains(JobOverride change) => change.Path[0].Name == Name;

    /// <summary>The options of a job file, with overrides, and where they stand.</summary>
    internal static (YamlMapping Section, SlurmOptions Options) Bind(
        YamlMapping root, IEnumerable<JobOverride> changes, InputErrorLog errors)
    {
        YamlMapping section = changes.Aggregate(
            root.Where(entry => Contains(entry.Key.Value)), new OverrideApplier(errors, typeof(ClusterOptions)).Apply);
        return (section, JobBinder.Bind<ClusterOptions>(section, errors).Slurm);
    }

    /// <summary>Options as the mapping of a job file, defaults filled in.</summary>
    internal static JsonNode Write(SlurmOptions options) => JobTree.Of(options, typeof(SlurmOptions));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <exception cref="JobException">It is no such mapping.</exception>
    internal static SlurmOptions Read(JsonNode? options)
    {
        var errors = new InputErrorLog();
        SlurmOptions read = Bind(Section(options), [], errors).Options;
        errors.ThrowIfAny();
        return read;
    }

    private static YamlMapping Section(JsonNode? options)
    {
        var place = new SourceSpan(new SourceText($"{Name} options", ""), 1, 1, 1);
        return new YamlMapping(place, [new YamlEntry(new YamlScalar(place, Name, true), Node(options))]);

        YamlNode Node(JsonNode? node) => node switch
        {
            JsonObject mapping => new YamlMapping(place,
                [.. mapping.Select(entry => new YamlEntry(new YamlScalar(place, entry.Key, false), Node(entry.Value)))]),
            JsonArray list => new YamlSequence(place, [.. list.Select(Node)]),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => new YamlScalar(place, text.GetValue<string>(), false),
            _ => new YamlScalar(place, node?.ToJsonString() ?? "null", true),
        };
    }
}
