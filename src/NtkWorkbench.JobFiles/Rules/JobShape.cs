namespace NtkWorkbench.JobFiles;

internal static class JobShape
{
    /// <summary>d; null where only the files tell.</summary>
    public static int? InputCount(NetworkJob job) => job.Data switch
    {
        FunctionDataOptions { Function: var function } => function.InputCount,
        CsvDataOptions csv => csv.Inputs.Count,
        _ => null,
    };

    /// <summary>Columns of the targets; null where only the files tell.</summary>
    public static int? TargetCount(NetworkJob job) => job.Data switch
    {
        FunctionDataOptions => 1,
        CsvDataOptions csv => csv.Targets.Count,
        _ => null,
    };
}
