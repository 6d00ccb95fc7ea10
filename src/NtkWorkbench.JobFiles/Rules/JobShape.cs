namespace NtkWorkbench.JobFiles;

/// <summary>The sizes that a job's own keys decide, before any file is read.</summary>
internal static class JobShape
{
    public static int InputCount(NetworkJob job) => job.Data is CsvDataOptions csv ? csv.Inputs.Count : 1;

    public static int TargetCount(NetworkJob job) => job.Data is CsvDataOptions csv ? csv.Targets.Count : 1;
}
