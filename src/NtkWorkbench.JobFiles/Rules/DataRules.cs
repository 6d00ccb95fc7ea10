namespace NtkWorkbench.JobFiles;

/// <summary>Rules of the data.</summary>
internal static class DataRules
{
    public static void FilesAreNamed(NetworkJob job, RuleContext context)
    {
        (string Path, string? File)[] files =
        [
            ("data.train", (job.Data as CsvDataOptions)?.Train),
            ("data.test", (job.Data as CsvDataOptions)?.Test),
            ("initialization.from", job.Initialization.From),
            ("features.grid.file", job.Features.Grid?.File),
        ];
        foreach ((string path, string? file) in files)
        {
            if (file is not null && string.IsNullOrWhiteSpace(file))
                context.Report(path, $"{path} must be the name of a file, got an empty string");
        }
    }

    public static void ColumnsDiffer(NetworkJob job, RuleContext context)
    {
        if (job.Data is not CsvDataOptions csv)
            return;
        foreach ((string path, IReadOnlyList<string> names) in new[] { ("data.inputs", csv.Inputs), ("data.targets", csv.Targets) })
        {
            Repetition.Report(names, path, context);
            for (int i = 0; i < names.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(names[i]))
                    context.Report($"{path}[{i}]", $"{path}[{i}] must be the name of a column, got an empty string");
            }
        }
    }

    public static void TargetsAreNoInputs(NetworkJob job, RuleContext context)
    {
        if (job.Data is not CsvDataOptions csv)
            return;
        for (int i = 0; i < csv.Targets.Count; i++)
        {
            if (csv.Inputs.Contains(csv.Targets[i]))
                context.Report($"data.targets[{i}]",
                    $"data.targets[{i}] names the column '{csv.Targets[i]}', which is an input too, expected another column",
                        "data.inputs");
        }
    }

    public static void GridPlacementHasTwoPoints(NetworkJob job, RuleContext context)
    {
        if (job.Data is not FunctionDataOptions { Train: var train, Test: var test })
            return;
        if (train is { Placement: Placement.Grid, Count: < 2 })
            context.Report("data.train.count", Message("data.train.count", train.Count), "data.train.placement");
        if (test is { Placement: Placement.Grid, Count: < 2 })
            context.Report("data.test.count", Message("data.test.count", test.Count), "data.test.placement");

        static string Message(string path, int count) =>
            $"{path} must be at least 2 with placement grid, which includes both ends, got {count}";
    }
}
