using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>What lies in cluster/ of a folder whose tasks a scheduler runs: everything that anybody has to know of them, then and years
/// later. Every file has one writer, and appears whole.</summary>
internal sealed class ClusterFolder(RunFolder family)
{
    public const string Name = "cluster";

    private const string Numbers = "000000";

    public RunFolder Family => family;

    public string TaskTable => At("tasks.csv");

    public bool Exists => File.Exists(TaskTable);

    private string At(params ReadOnlySpan<string> parts) => Path.Combine([family.Path, Name, .. parts]);

    public void Write(SubmittedBatch batch) => RunJson.Write(Batch(batch.Number, "json"), batch);

    /// <summary>The batches in the order they were queued.</summary>
    public IReadOnlyList<SubmittedBatch> Batches() => [.. Files("batches", "*.json").Select(RunJson.Read<SubmittedBatch>)
        .Select(batch => batch with { IsCancelled = IsCancelled(batch.Number) })];

    /// <summary>Says that nobody is to run the tasks of a batch any more.</summary>
    public void MarkCancelled(int batch) => AtomicFile.TryWriteNewText(Batch(batch, "cancelled"), "");

    public bool IsCancelled(int batch) => File.Exists(Batch(batch, "cancelled"));

    public void Write(TaskAttempt attempt) => RunJson.Write(Attempt(attempt), attempt);

    /// <summary>Takes an attempt back that has done nothing.</summary>
    public void Delete(TaskAttempt attempt) => Disk.Current.Delete(Attempt(attempt));

    /// <summary>All attempts of each task, the last one last; clocks of different machines do not decide which that is.</summary>
    public ILookup<int, TaskAttempt> Attempts() => Files("attempts", "*.json").Select(RunJson.Read<TaskAttempt>)
        .OrderBy(attempt => attempt.Batch).ThenBy(attempt => attempt.Restart).ThenBy(attempt => attempt.Begun)
        .ToLookup(attempt => attempt.Task);

    /// <summary>The log of a task, from the family's folder: it is there where its script was begun, whatever came of that; null: it is
    /// not.</summary>
    public string? Log(QueuedTasks queued, int task)
    {
        string name = Invariant($"{queued.Id}_{task - queued.Offset}.log");
        return PlainName.Is(name) && File.Exists(At("logs", name)) ? $"{Name}/logs/{name}" : null;
    }

    /// <summary>Says that nobody will run a task unless a person asks for it.</summary>
    public void MarkEnded(int task) => AtomicFile.TryWriteNewText(Ended(task), "");

    /// <summary>Takes that back: the task is queued again.</summary>
    public void MarkOpen(int task)
    {
        if (IsEnded(task))
            Disk.Current.Delete(Ended(task));
    }

    public bool IsEnded(int task) => File.Exists(Ended(task));

    /// <summary>The tasks that have ended: one look at a folder, however many there are.</summary>
    public IReadOnlySet<int> EndedTasks() => Files("ended", "*")
        .Select(file => int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out int task) ? task : 0)
        .ToHashSet();

    private string Ended(int task) => At("ended", task.ToString(Numbers, CultureInfo.InvariantCulture));

    private string Batch(int number, string kind) => At("batches", Invariant($"{number:0000}.{kind}"));

    private string Attempt(TaskAttempt attempt) => At("attempts", attempt.Task.ToString(Numbers, CultureInfo.InvariantCulture)
        + Invariant($"-{PlainName.ThrowIfNot(attempt.Job)}-{attempt.Restart}.json"));

    // Names of files that are just being written begin with a dot.
    private IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(At(folder))
        ? Directory.EnumerateFiles(At(folder), pattern).Where(file => char.IsAsciiDigit(Path.GetFileName(file)[0]))
            .Order(StringComparer.Ordinal)
        : [];
}
