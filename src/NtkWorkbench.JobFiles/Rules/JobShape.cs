namespace NtkWorkbench.JobFiles;

internal static class JobShape
{
    public static int InputCount(NetworkJob job) => job.Data is CsvDataOptions csv ? csv.Inputs.Count : 1;

    public static int TargetCount(NetworkJob job) => job.Data is CsvDataOptions csv ? csv.Targets.Count : 1;
}
