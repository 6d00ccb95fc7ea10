namespace NtkWorkbench.JobFiles;

/// <summary>What a job file says beside its job: where it runs, which no result depends on.</summary>
internal sealed record ClusterOptions
{
    [Description("What each task gets on a cluster under Slurm (ntk run --on slurm); no part of the job, and of no job's resolved.yaml.")]
    public SlurmOptions Slurm { get; init; } = new();
}
