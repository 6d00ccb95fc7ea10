using System.Text.Json;
using System.Text.Json.Nodes;

namespace NtkWorkbench.Runs;

/// <summary>The keys in which jobs differ, and what each job has there.</summary>
internal sealed class JobDifferences
{
    private static readonly string[] Apart = ["name", "figures"];

    private readonly IReadOnlyList<Dictionary<string, string>> _jobs;

    private JobDifferences(IReadOnlyList<Dictionary<string, string>> jobs, IReadOnlyList<string> keys) => (_jobs, Keys) = (jobs, keys);

    /// <summary>Key paths as overrides write them, in the order of the job file.</summary>
    public IReadOnlyList<string> Keys { get; }

    public static JobDifferences Of(IReadOnlyList<NetworkJob> jobs) => Among([.. jobs.Select(Flatten)]);

    /// <summary>Of jobs of one kind, flattened.</summary>
    public static JobDifferences Among(IReadOnlyList<Dictionary<string, string>> jobs) => new(jobs,
        [.. jobs.SelectMany(job => job.Keys).Distinct()
            .Where(key => jobs.Select(job => job.GetValueOrDefault(key)).Distinct().Count() > 1)]);

    /// <summary>What a job has at a key; empty where it has none.</summary>
    public string Value(int job, string key) => _jobs[job].GetValueOrDefault(key, "");

    /// <summary>A job's keys with their values, as overrides write them; its name and its figures are no difference.</summary>
    public static Dictionary<string, string> Flatten(Job job)
    {
        var values = new Dictionary<string, string>();
        foreach ((string key, JsonNode? value) in JobTree.Of(job).Where(entry => !Apart.Contains(entry.Key)))
            Add(values, key, value!);
        return values;
    }

    private static void Add(Dictionary<string, string> values, string path, JsonNode node)
    {
        if (node is JsonObject mapping)
        {
            foreach ((string key, JsonNode? value) in mapping)
                Add(values, $"{path}.{key}", value!);
        }
        else
            values[path] = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : Text(node);
    }

    private static string Text(JsonNode node) => node is JsonArray list
        ? $"[{string.Join(", ", list.Select(item => item!.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : Text(item)))}]"
        : JobNumber.Normalize(node.ToJsonString());
}
