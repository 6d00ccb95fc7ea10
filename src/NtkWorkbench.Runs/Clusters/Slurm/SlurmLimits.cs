using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>What a cluster allows, of `scontrol show config`.</summary>
internal sealed record SlurmLimits
{
    // Slurm's own, where it says nothing.
    private const int UsualArraySize = 1001;
    private const int UsualJobCount = 10_000;

    /// <summary>The largest index of an array's task is one less.</summary>
    public int MaxArraySize { get; private init; } = UsualArraySize;

    /// <summary>How many jobs the cluster holds; each task of an array is one.</summary>
    public int MaxJobCount { get; private init; } = UsualJobCount;

    /// <summary>How many tasks an array has at most.</summary>
    public int MaxArrayTasks { get; private init; } = int.MaxValue;

    public static SlurmLimits Parse(string config)
    {
        var values = new Dictionary<string, string>();
        foreach (string line in config.Split('\n'))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
                values.TryAdd(name, value);
        }
        string[] parameters = values.GetValueOrDefault("SchedulerParameters", "").Split(',');
        string? most = parameters.LastOrDefault(parameter => parameter.StartsWith("max_array_tasks=", StringComparison.Ordinal));
        return new()
        {
            MaxArraySize = Number(values.GetValueOrDefault("MaxArraySize")) ?? UsualArraySize,
            MaxJobCount = Number(values.GetValueOrDefault("MaxJobCount")) ?? UsualJobCount,
            MaxArrayTasks = Number(most?.Split('=')[1]) ?? int.MaxValue,
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
