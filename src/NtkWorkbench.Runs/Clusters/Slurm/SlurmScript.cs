namespace NtkWorkbench.Runs;

/// <summary>The scripts of a batch, which sbatch queues.</summary>
internal sealed class SlurmScript
{
    // Before the time limit, for a state to be saved; of a short limit a quarter, for a state that is saved at once saves nothing.
    private const int UsualLead = 90;

    // Of what the tasks are given besides: which of it says where jobs may run, who pays, and who is told.
    private static readonly string[] OfAllJobs = ["qos", "reservation", "wckey", "nice", "comment", "mail-type", "mail-user"];

    // To look at many members, and to wait for another that does, takes a while however short the tasks are.
    private static readonly TimeSpan ShortestFollowUp = TimeSpan.FromMinutes(30);

    private readonly TaskBatch _batch;
    private readonly bool _isTask;
    private readonly List<string> _lines = [];
    private readonly List<string> _arguments = [];

    private SlurmScript(TaskBatch batch, bool isTask)
    {
        (_batch, _isTask) = (batch, isTask);
        string name = isTask ? "job" : "follow-up";
        Name = batch.Number == 1 ? $"{name}.sh" : Invariant($"{name}-{batch.Number}.sh");
        _lines.Add("#!/bin/bash");
        Write();
    }

    /// <summary>The script of the batch's tasks; its argument is what is added to the index of an array's task.</summary>
    public static SlurmScript OfTasks(TaskBatch batch) => new(batch, isTask: true);

    /// <summary>The script of the job that looks after the family when a task has failed.</summary>
    public static SlurmScript OfFollowUp(TaskBatch batch) => new(batch, isTask: false);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    public string Text => string.Join('\n', _lines) + "\n";

    /// <summary>Options of sbatch that no line of a script can hold.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>The time limit as sbatch takes it: "36:30:00".</summary>
    public static string Format(TimeSpan limit) => Invariant($"{(long)limit.TotalHours:00}:{limit.Minutes:00}:{limit.Seconds:00}");

    /// <summary>Whether the follow-up asks for more time than the tasks.</summary>
    public static bool AsksForMoreTime(TaskBatch batch) =>
        batch.Resources.Time is TimeLimit { Span: TimeSpan limit } && limit < ShortestFollowUp;

    private SlurmOptions Options => _batch.Resources;

    // Slurm takes a relative path from the folder's, and reads patterns and backslashes in the whole: %j in a folder's name as well.
    private bool IsLoggedBySlurm => !_batch.Folder.AsSpan().ContainsAny('%', '\\');

    private void Write()
    {
        if (_isTask)
        {
            Say($"Tasks of {_batch.Name}: each continues where it stands. Slurm gives it an index; the first argument is added to it,",
                "and the sum is its number in cluster/tasks.csv.");
        }
        else
        {
            Say($"Looks after {_batch.Name} when one of its tasks has failed: queues again what can be tried again.");
        }
        AskForResources();
        Prepare();
        Say("The program takes the place of this script, so that signals reach it.");
        string command = _isTask ? "task \"$ntk_family\" \"$ntk_task\"" : "resume \"$ntk_family\" --on slurm --automatic";
        _lines.Add($"exec {string.Join(' ', _batch.Program.Select(ShellWord.Of))} {command}");
    }

    private void AskForResources()
    {
        Ask("job-name", _isTask ? _batch.Name : $"{_batch.Name}-follow-up");
        Ask("output", !IsLoggedBySlurm ? "/dev/null" : _isTask ? "cluster/logs/%A_%a.log" : "cluster/logs/%j.log");
        Ask("open-mode", "append");
        Say("One that gave way to another job, or whose machine failed, is queued again; every start continues.");
        Ask("requeue", value: null);
        if (_isTask)
        {
            Say("Its state is saved before its time is over.");
            Ask("signal", Invariant($"B:USR1@{Lead}"));
        }
        Ask("nodes", "1");
        Ask("ntasks", "1");
        Ask("cpus-per-task", Invariant($"{Cpus}"));
        if (Options.Memory is MemorySize memory)
            Ask("mem", Invariant($"{memory.Mebibytes}M"));
        if (Options.Time is TimeLimit { Span: TimeSpan time })
            Ask("time", Format(!_isTask && AsksForMoreTime(_batch) ? ShortestFollowUp : time));
        if (_isTask && Options.Gpus is string gpus)
            Ask("gpus", gpus);
        if (Options.Partition is string partition)
            Ask("partition", partition);
        if (Options.Account is string account)
            Ask("account", account);
        if (Options.Constraint is string constraint)
            Ask("constraint", constraint);
        foreach ((string name, string? value) in Options.Extra.Entries.Where(option => _isTask || OfAllJobs.Contains(option.Key)))
            Ask(name, value);
    }

    private int Cpus => _isTask ? Options.Cpus : 1;

    private int Lead => Options.Time is TimeLimit { Span: TimeSpan limit } ? Math.Min(UsualLead, (int)(limit.TotalSeconds / 4)) : UsualLead;

    private void Prepare()
    {
        _lines.Add("");
        Say("Before anything that may change them.");
        _lines.Add("ntk_family=$PWD" + (_isTask ? " ntk_task=$(( ${1:-0} + SLURM_ARRAY_TASK_ID ))" : ""));
        if (!IsLoggedBySlurm)
        {
            Say("Slurm would read the folder's name as a pattern of file names.");
            string log = _isTask ? "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" : "${SLURM_JOB_ID}";
            _lines.Add($"exec >>\"cluster/logs/{log}.log\" 2>&1");
        }
        if (Options.Modules.Count > 0)
            _lines.Add("type module >/dev/null 2>&1 || source /etc/profile");
        foreach (string module in Options.Modules)
            _lines.Add($"module load {ShellWord.Of(module)} || exit");
        _lines.AddRange(Options.Setup);
        Say("No more threads than cores.");
        _lines.Add(Invariant($"export DOTNET_PROCESSOR_COUNT={Cpus} OMP_NUM_THREADS={Cpus} MKL_NUM_THREADS={Cpus}"));
    }

    private void Say(params ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
            _lines.Add($"# {line}");
    }

    private void Ask(string name, string? value)
    {
        string option = value is null ? $"--{name}" : $"--{name}={value}";
        if (SlurmWords.FitsIntoLine(option))
            _lines.Add($"#SBATCH {SlurmWords.Sbatch(option)}");
        else
            _arguments.Add(option);
    }
}
