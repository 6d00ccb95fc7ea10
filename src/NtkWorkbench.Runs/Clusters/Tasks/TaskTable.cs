using System.Globalization;
using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>Which members each task runs, one after the other: cluster/tasks.csv, written once and never changed.</summary>
internal sealed class TaskTable
{
    /// <summary>Stands for the folder itself where it is that of one run.</summary>
    public const string Itself = ".";

    private const string Header = "task,member";

    private readonly IReadOnlyList<string>[] _tasks;

    private TaskTable(IReadOnlyList<string>[] tasks) => _tasks = tasks;

    /// <summary>The number of tasks; they are numbered from 1.</summary>
    public int Count => _tasks.Length;

    /// <summary>All members in the order of the tasks.</summary>
    public IEnumerable<string> Members => _tasks.SelectMany(members => members);

    /// <summary>The members of a task.</summary>
    public IReadOnlyList<string> this[int task] => _tasks[task - 1];

    /// <summary>Members in their order, so many to a task.</summary>
    public static TaskTable Of(IReadOnlyList<string> members, int perTask) => new([.. members.Chunk(perTask)]);

    /// <summary>So few members to a task that there are at most so many tasks.</summary>
    public static int PerTask(int members, int mostTasks) => Math.Max(1, ((members - 1) / Math.Max(1, mostTasks)) + 1);

    /// <summary>The table of a folder: as it was written, or a new one where nothing was queued by it yet.</summary>
    /// <exception cref="JobException">The folder has one with other members to a task.</exception>
    public static TaskTable WriteOrRead(ClusterFolder folder, IReadOnlyList<string> members, int? perTask, Func<int> most)
    {
        if (!folder.Exists || (perTask is not null && folder.Batches().All(batch => batch.Queued.Count == 0)))
            AtomicFile.WriteText(folder.TaskTable, Of(members, perTask ?? PerTask(members.Count, most())).Text());
        TaskTable table = Read(folder);
        return perTask is null || table[1].Count == Math.Min(perTask.Value, members.Count) ? table
            : throw FileInputErrors.Single(folder.TaskTable, Invariant($"has {table[1].Count} members to a task, and stays as it is; ")
                + "leave --per-task out");
    }

    public static TaskTable Read(ClusterFolder folder)
    {
        string path = folder.TaskTable;
        string[] lines = InputFile.Read(path, stream =>
        {
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().TrimEnd('\n').Split('\n');
        });
        var tasks = new List<List<string>>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Split(',') is not [string number, string member]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int task)
                || task < 1 || task < tasks.Count || task > tasks.Count + 1 || !(member == Itself || PlainName.Is(member)))
                throw FileInputErrors.Single(path, Invariant($"line {i + 1} must be a task's number and a member, got '{lines[i]}'"));
            if (task > tasks.Count)
                tasks.Add([]);
            tasks[^1].Add(member);
        }
        return lines[0] == Header && tasks.Count > 0 ? new TaskTable([.. tasks])
            : throw FileInputErrors.Single(path, $"must begin with {Header} and have a line a member");
    }

    private string Text()
    {
        var text = new StringBuilder(Header).Append('\n');
        for (int task = 1; task <= Count; task++)
        {
            foreach (string member in this[task])
                text.Append(CultureInfo.InvariantCulture, $"{task},{member}\n");
        }
        return text.ToString();
    }
}
