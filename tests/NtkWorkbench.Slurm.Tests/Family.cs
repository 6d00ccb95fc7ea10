using System.Globalization;
using System.Text.Json.Nodes;

namespace NtkWorkbench.Slurm.Tests;

/// <summary>A family's folder whose tasks a scheduler runs, by its files alone.</summary>
/// <param name="parent">The folder that holds it.</param>
/// <param name="name">Its name.</param>
internal sealed class Family(string parent, string name) : IDisposable
{
    public string Folder => Path.Combine(parent, name);

    public string Comparison => Path.Combine(Folder, "comparison", "report.md");

    private string Cluster => Path.Combine(Folder, "cluster");

    public string[] Tasks => File.ReadAllLines(Path.Combine(Cluster, "tasks.csv"))[1..];

    public JsonNode[] Batches => Read("batches");

    /// <summary>Attempts at all tasks by the names of their files: "000003-12_3-0".</summary>
    public JsonNode[] Attempts => Read("attempts");

    public string Log(string job) => File.ReadAllText(Path.Combine(Cluster, "logs", $"{job}.log"));

    public string Script(string file) => File.ReadAllText(Path.Combine(Cluster, file));

    public JsonNode[] AttemptsAt(int task) => [.. Attempts.Where(attempt => Number(attempt, "task") == task)];

    /// <summary>The attempt of the first batch; none while another process tries the same, which finds that it came second.</summary>
    public JsonNode? Attempt(int task, int restart) => AttemptsAt(task).Where(attempt => Number(attempt, "restart") == restart
        && Number(attempt, "batch") == 1 && (string?)attempt["end"] != "in_use").ToArray() is [var only] ? only : null;

    /// <summary>Whether the member of a task left a state to go on from.</summary>
    public bool HasState(int task) => File.Exists(Path.Combine(Folder, MemberOf(task), "state", "training.safetensors"));

    /// <summary>Waits until a task's first attempt trains, and stops its process where it is.</summary>
    public int Hold(int task)
    {
        Processes.Await($"task {task} does not train", 60, () => Attempt(task, 0) is not null && HasHistory(task));
        int process = Number(Attempt(task, 0)!, "process");
        Processes.Signal(process, "STOP");
        Attempt(task, 0)!["end"].ShouldBeNull($"task {task} has ended before it was stopped: let it take more steps");
        return process;
    }

    /// <summary>The member of a task that has one.</summary>
    public string MemberOf(int task) =>
        Tasks.Select(line => line.Split(',')).Single(cells => cells[0] == task.ToString(CultureInfo.InvariantCulture))[1];

    /// <summary>Holds it against a run of this machine, without what lies in cluster/.</summary>
    public void ShouldBe(string local)
    {
        using var aside = new TemporaryFolder();
        Directory.Move(Cluster, aside.File("cluster"));
        try
        {
            FolderBytes.Difference(local, Folder).ShouldBeNull();
        }
        finally
        {
            Directory.Move(aside.File("cluster"), Cluster);
        }
    }

    public void Dispose()
    {
        if (!Directory.Exists(Cluster))
            return;
        foreach (JsonNode attempt in Attempts)
            Processes.Kill(Number(attempt, "process"));
    }

    public static int Number(JsonNode node, string key) => node[key]?.GetValue<int>() ?? 0;

    private bool HasHistory(int task)
    {
        string journal = Path.Combine(Folder, MemberOf(task), "state", "metrics.csv");
        // Its head, step 0 and a later one.
        return File.Exists(journal) && File.ReadLines(journal).Count() > 2;
    }

    private JsonNode[] Read(string folder) => !Directory.Exists(Path.Combine(Cluster, folder)) ? []
        : [.. Directory.GetFiles(Path.Combine(Cluster, folder), "*.json").Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!)];
}
