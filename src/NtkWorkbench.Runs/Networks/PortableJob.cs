namespace NtkWorkbench.Runs;

/// <summary>
/// The job as resolved.yaml holds it: files are the run folder's own copies, so that the folder repeats its run wherever it lies.
/// </summary>
internal static class PortableJob
{
    public static NetworkJob Create(NetworkRunPlan plan)
    {
        NetworkJob job = plan.Job;
        return job with
        {
            Data = DataCopies.Portable(job.Data, plan.Samples),
            Features = job.Features with
            {
                Grid = job.Features.Grid?.File is null ? job.Features.Grid : job.Features.Grid with { File = "data/grid.csv" },
            },
            Initialization = job.Initialization.From is null
                ? job.Initialization
                : job.Initialization with { From = "checkpoints/init.safetensors" },
        };
    }
}
