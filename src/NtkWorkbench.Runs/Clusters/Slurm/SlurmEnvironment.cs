namespace NtkWorkbench.Runs;

/// <summary>The variables that commands of Slurm's are given: what a job around this process, or a user's habits at the terminal, say of
/// formats, states and resources would change what they ask and submit.</summary>
internal static class SlurmEnvironment
{
    private static readonly string[] Theirs = ["SLURM_", "SBATCH_", "SQUEUE_", "SACCT_", "SCANCEL_", "SCONTROL_", "SALLOC_", "SRUN_"];

    // Which cluster there is, and how it is reached.
    private static readonly string[] Kept = ["SLURM_CONF", "SLURM_CONF_SERVER", "SLURM_JWT"];

    /// <summary>For commands that ask: their words are those of the C locale.</summary>
    public static Dictionary<string, string> OfQuestions(IReadOnlyDictionary<string, string> own) =>
        new(own.Where(variable => !IsTheirs(variable.Key))) { ["LC_ALL"] = "C" };

    /// <summary>For sbatch, which passes them on to the tasks: the locale stays, and so do defaults of the user's that the options leave
    /// open. Slurm lets variables win over a script.</summary>
    public static Dictionary<string, string> OfSubmission(IReadOnlyDictionary<string, string> own, SlurmOptions options)
    {
        var passed = new Dictionary<string, string>(own.Where(variable => !IsTheirs(variable.Key)));
        (string Variable, bool IsGiven)[] defaults =
        [
            ("SBATCH_ACCOUNT", options.Account is not null), ("SBATCH_PARTITION", options.Partition is not null),
            ("SBATCH_TIMELIMIT", options.Time is not null), ("SBATCH_CONSTRAINT", options.Constraint is not null),
            ("SBATCH_QOS", IsExtra("qos")), ("SBATCH_RESERVATION", IsExtra("reservation")),
            ("SBATCH_CLUSTERS", IsExtra("clusters")), ("SLURM_CLUSTERS", IsExtra("clusters")),
        ];
        foreach ((string variable, bool isGiven) in defaults)
        {
            if (!isGiven && own.TryGetValue(variable, out string? value))
                passed[variable] = value;
        }
        return passed;

        bool IsExtra(string name) => options.Extra.Entries.Any(entry => entry.Key == name);
    }

    private static bool IsTheirs(string name) =>
        Theirs.Any(start => name.StartsWith(start, StringComparison.Ordinal)) && !Kept.Contains(name);
}
