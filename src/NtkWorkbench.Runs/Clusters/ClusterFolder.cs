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

    public void Write(SubmittedBatch batch) => RunJson.Write(At("batches", Invariant($"{batch.Number:0000}.json")), batch);

    /// <summary>The batches in the order they were queued.</summary>
    public IReadOnlyList<SubmittedBatch> Batches() => [.. Files("batches").Select(RunJson.Read<SubmittedBatch>)];

    public void Write(TaskAttempt attempt) => RunJson.Write(
        At("attempts", $"{attempt.Task.ToString(Numbers, CultureInfo.InvariantCulture)}-"
            + Invariant($"{PlainName.ThrowIfNot(attempt.Job)}-{attempt.Restart}.json")), attempt);

    /// <summary>All attempts of each task, the last one last.</summary>
    public ILookup<int, TaskAttempt> Attempts() =>
        Files("attempts").Select(RunJson.Read<TaskAttempt>).OrderBy(attempt => attempt.Begun).ToLookup(attempt => attempt.Task);

    /// <summary>Says that nothing is left to be done by a task.</summary>
    public void MarkEnded(int task) => AtomicFile.TryWriteNewText(Ended(task), "");

    /// <summary>Takes that back: the task is queued again.</summary>
    public void MarkOpen(int task)
    {
        if (IsEnded(task))
            Disk.Current.Delete(Ended(task));
    }

    public bool IsEnded(int task) => File.Exists(Ended(task));

    /// <summary>How many tasks have ended: one look at a folder, however many there are.</summary>
    public int CountEnded() => Directory.Exists(At("ended")) ? Directory.EnumerateFiles(At("ended")).Count(IsMark) : 0;

    private string Ended(int task) => At("ended", task.ToString(Numbers, CultureInfo.InvariantCulture));

    // Names of files that are just being written begin with a dot.
    private static bool IsMark(string file) => char.IsAsciiDigit(Path.GetFileName(file)[0]);

    private IEnumerable<string> Files(string folder) => Directory.Exists(At(folder))
        ? Directory.EnumerateFiles(At(folder), "*.json").Where(IsMark).Order(StringComparer.Ordinal) : [];
}
