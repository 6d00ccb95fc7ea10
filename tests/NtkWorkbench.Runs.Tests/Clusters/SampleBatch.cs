namespace NtkWorkbench.Runs.Tests;

/// <summary>Batches for tests.</summary>
internal static class SampleBatch
{
    public static TaskBatch In(string folder, params IReadOnlyList<int> tasks) => new()
    {
        Name = "widths",
        Folder = folder,
        Number = 1,
        Tasks = tasks.Count > 0 ? tasks : [1, 2, 3],
        Program = ["/opt/ntk/ntk"],
        Resources = new(),
    };
}
