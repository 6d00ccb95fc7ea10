using System.Globalization;

namespace NtkWorkbench.View.Tests;

/// <summary>A run folder as a run leaves it, without a training.</summary>
internal sealed record SampleRun
{
    public string Name { get; init; } = "sample";

    public string Status { get; init; } = "completed";

    public int Seed { get; init; } = 1;

    public int Rows { get; init; } = 20;

    public string Message { get; init; } = "null";

    public string Extra { get; init; } = "";

    /// <summary>What the job begins with.</summary>
    public string Job { get; init; } = "data: {kind: function, function: sine, frequency: 6}\n";

    public bool HasReport { get; init; } = true;

    /// <summary>The machine on which a process works on it, with a sign at <see cref="HandClock.Start"/>; null: none does.</summary>
    public string? Host { get; init; }

    /// <summary>Writes it, and tells the folder.</summary>
    public string Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "figures", "data"));
        Put("job.yaml", $"name: {Name}\n");
        Put("resolved.yaml", string.Create(CultureInfo.InvariantCulture,
            $"{Job}name: {Name}\nseed: {Seed}\nnetwork:\n  hidden: [5]\ntraining:\n  steps: 1000\n  learning_rate: 0.02\n"));
        Put("summary.json", string.Create(CultureInfo.InvariantCulture, $$"""
            {"format": 2, "name": "{{Name}}", "status": "{{Status}}", "message": {{Message}},
             "steps": 1000, "train_loss": 0.25, "test_loss": 0.5, {{Extra}}
             "seconds": {"training": 1, "features": 2, "figures": 3, "total": 6} }
            """));
        Put("metrics.csv", "step,learning_rate,train_loss,test_loss\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row * 50},0.02,{1.0 / (1 + row)},{2.0 / (1 + row)}\n"))));
        Put("figures/fit.png", "a picture");
        Put("figures/fit.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        Put("figures/data/fit.csv", "x,y\n1,2\n");
        if (HasReport)
            Put("report.html", "<!DOCTYPE html><p>a report of another program</p><script>alert(1)</script>");
        if (Host is not null)
            Lock(RunFolder.Open(folder), Host);
        return folder;

        void Put(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static void Lock(RunFolder folder, string host)
    {
        var process = new RunProcess { Id = 1, Host = host, Heartbeat = HandClock.Start };
        Directory.CreateDirectory(folder.State);
        new LockRecord { Token = host, Process = process }.TryCreate(folder.Lock(1)).ShouldBeTrue();
    }

    /// <summary>The name by which addresses call a folder.</summary>
    public static string IdOf(string path) => new RunPlace { Folder = path, Path = path }.Id;
}
