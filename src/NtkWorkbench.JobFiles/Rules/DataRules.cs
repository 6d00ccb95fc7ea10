namespace NtkWorkbench.JobFiles;

internal sealed class DataRules(NetworkJob job, RuleContext context)
{
    public void Check()
    {
        FilesAreNamed();
        ColumnsDiffer();
        TargetsAreNoInputs();
        GridPlacementHasTwoPoints();
    }

    private void FilesAreNamed()
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
                context.Report(path, "must be the name of a file, got an empty string");
        }
    }

    private void ColumnsDiffer()
    {
        if (job.Data is not CsvDataOptions csv)
            return;
        foreach ((string path, IReadOnlyList<string> names) in new[] { ("data.inputs", csv.Inputs), ("data.targets", csv.Targets) })
        {
            context.ReportRepeated(names, path);
            for (int i = 0; i < names.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(names[i]))
                    context.Report($"{path}[{i}]", "must be the name of a column, got an empty string");
            }
        }
    }

    private void TargetsAreNoInputs()
    {
        if (job.Data is not CsvDataOptions csv)
            return;
        for (int i = 0; i < csv.Targets.Count; i++)
        {
            if (csv.Inputs.Contains(csv.Targets[i]))
                context.Report($"data.targets[{i}]",
                    $"names the column '{csv.Targets[i]}', which is an input too, expected another column",
                        "data.inputs");
        }
    }

    private void GridPlacementHasTwoPoints()
    {
        if (job.Data is not FunctionDataOptions { Train: var train, Test: var test })
            return;
        if (train is { Placement: Placement.Grid, Count: < 2 })
            context.Report("data.train.count", Message(train.Count), "data.train.placement");
        if (test is { Placement: Placement.Grid, Count: < 2 })
            context.Report("data.test.count", Message(test.Count), "data.test.placement");

        static string Message(int count) => $"must be at least 2 with placement grid, which includes both ends, got {count}";
    }
}
