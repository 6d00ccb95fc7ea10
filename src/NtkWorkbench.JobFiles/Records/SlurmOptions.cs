namespace NtkWorkbench.JobFiles;

/// <summary>What each task of a family gets on a cluster under Slurm: the key slurm of a job file, which says nothing about results and
/// is no part of any job.</summary>
public sealed record SlurmOptions
{
    private const string Word = @"\S+";

    /// <summary>The partition; null: the cluster's default.</summary>
    [Description("The partition (default: the cluster's).")]
    [RegularExpression(Word, ErrorMessage = "a word without blanks")]
    public string? Partition { get; init; }

    /// <summary>The account that is charged; null: the user's default.</summary>
    [Description("The account that is charged (default: the user's).")]
    [RegularExpression(Word, ErrorMessage = "a word without blanks")]
    public string? Account { get; init; }

    /// <summary>Time limit of a task; null: the partition's default.</summary>
    [Description("Time limit of a task, as Slurm writes it: minutes, hours:minutes:seconds or days-hours:minutes:seconds (default: the "
        + "partition's).")]
    public TimeLimit? Time { get; init; }

    /// <summary>Processor cores of a task.</summary>
    [Description("Processor cores of a task.")]
    [Range(1, 1024)]
    public int Cpus { get; init; } = 1;

    /// <summary>Memory of a task; null: as the largest member is estimated to need.</summary>
    [Description("Memory of a task: 500M, 4G (default: as the members are estimated to need).")]
    public MemorySize? Memory { get; init; }

    /// <summary>Graphics processors of a task, "2" or "a100:1"; null: none.</summary>
    [Description("Graphics processors of a task: 1, or with their type a100:1 (default: none).")]
    [NumberToo]
    [RegularExpression("([A-Za-z0-9][A-Za-z0-9._-]*:)?[1-9][0-9]{0,2}", ErrorMessage = "a number, or a type and a number as in a100:1")]
    public string? Gpus { get; init; }

    /// <summary>Features that a node must have, in Slurm's own words; null: any.</summary>
    [Description("Features that a node must have, in Slurm's words (default: any).")]
    [RegularExpression(Word, ErrorMessage = "a word without blanks")]
    public string? Constraint { get; init; }

    /// <summary>Modules that are loaded before the program starts.</summary>
    [Description("Modules that are loaded before the program starts.")]
    [RegularExpression(@"[^\s-]\S*", ErrorMessage = "the name of a module, without blanks")]
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Lines of bash that are run before the program starts, after the modules are loaded.</summary>
    [Description("Lines of bash that are run before the program starts, after modules are loaded.")]
    [RegularExpression(@".*\S.*", ErrorMessage = "a line of bash")]
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>Further options of sbatch by their long names. The job that looks after tasks that failed is given those alone that say
    /// where it may run, who pays and who is told.</summary>
    [Description("Further options of sbatch by their long names: {qos: long, exclusive: true}.")]
    public SbatchOptions Extra { get; init; } = new();
}
