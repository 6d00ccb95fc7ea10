namespace NtkWorkbench.Runs;

/// <summary>What squeue and sacct write, read: tasks, or why they cannot be told.</summary>
internal sealed record SlurmLines
{
    /// <summary>Of squeue: what waits last, for it may be any text.</summary>
    public const string SqueueFormat = "%i|%T|%N|%L|%r";

    /// <summary>Of sacct with --parsable2.</summary>
    public const string SacctFormat = "JobID,State,NodeList";

    private const char Delimiter = '|';

    public IReadOnlyList<SlurmTask> Tasks { get; private init; } = [];

    /// <summary>A line that is cut off or has another form: tasks may be missing; null: none.</summary>
    public string? Broken { get; private init; }

    /// <summary>What else was odd; null: nothing.</summary>
    public string? Remark { get; private init; }

    public static SlurmLines OfSqueue(string output) => Read(output, 5);

    public static SlurmLines OfSacct(string output) => Read(output, 3);

    private static SlurmLines Read(string output, int columns)
    {
        var tasks = new List<SlurmTask>();
        string? remark = null;
        string[] lines = output.Split('\n');
        // A last line without its end may be part of one.
        if (lines[^1].Length > 0)
            return new() { Broken = lines[^1] };
        foreach (string line in lines.SkipLast(1).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            if (!line.Contains(Delimiter, StringComparison.Ordinal))
                remark = $"an odd line: {Quoted.Of(line)}";
            else if (line.Split(Delimiter, columns) is { } cells && cells.Length == columns && SlurmTask.ReadId(cells[0].Trim()) is { } id)
                tasks.AddRange(TasksOf(id.Array, id.Indices, cells, ref remark));
            else
                return new() { Broken = line };
        }
        return new() { Tasks = tasks, Remark = remark };
    }

    private static IEnumerable<SlurmTask> TasksOf(string array, IReadOnlyList<int> indices, string[] cells, ref string? remark)
    {
        string? reason = cells.Length > 4 ? SlurmTask.Said(cells[4]) : null;
        QueuedState? state = SlurmStates.Read(cells[1].Trim(), reason);
        if (state is null)
            remark = $"an unknown state: {Quoted.Of(cells[1])}";
        // Slurm knows of it, and it is not known to have ended.
        QueuedState stands = state ?? QueuedState.Running;
        string? node = SlurmTask.Said(cells[2]);
        TimeSpan? left = stands == QueuedState.Running && cells.Length > 3 ? SlurmTask.ReadTimeLeft(cells[3].Trim()) : null;
        return indices.Select(index => new SlurmTask
        {
            Array = array,
            Index = index,
            State = stands,
            Node = node,
            Reason = reason,
            TimeLeft = left,
        });
    }
}
