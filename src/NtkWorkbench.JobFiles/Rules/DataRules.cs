namespace NtkWorkbench.JobFiles;

internal sealed class DataRules(NetworkJob job, RuleContext context)
{
    // Of a grid of two variables: ten million points.
    private const int MostAlong = 3162;

    // Whether the target is a class for certain; of csv and npy the loss decides.
    private bool HasClasses => job.Data is IdxDataOptions or Cifar10DataOptions
        || (job.Data is FileDataOptions && job.Training.Loss == LossKind.CrossEntropy);

    public void Check()
    {
        FilesAreNamed();
        ColumnsDiffer();
        TargetsAreNoInputs();
        GridPlacementHasTwoPoints();
        ValidationIsShareOrFiles();
        ClassesAreOfClasses();
        ExpressionIsOne();
        RangesAreOfTheInputs();
    }

    private void FilesAreNamed()
    {
        foreach ((string path, string? file) in job.NamedFiles())
        {
            if (file is not null && string.IsNullOrWhiteSpace(file))
                context.Report(path, "must be the name of a file, got an empty string");
        }
    }

    private void ColumnsDiffer()
    {
        if (job.Data is not CsvDataOptions csv)
            return;
        foreach ((string path, IReadOnlyList<string> names) in new[]
        {
            ("data.inputs", csv.Inputs.Names ?? []), ("data.targets", csv.Targets),
        })
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
            if (csv.Inputs.Names?.Contains(csv.Targets[i]) == true)
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
            context.Report("data.test.count", Message(test.Count.Value), "data.test.placement");

        static string Message(int count) => $"must be at least 2 with placement grid, which includes both ends, got {count}";
    }

    private void ExpressionIsOne()
    {
        if ((job.Data as FunctionDataOptions)?.Function is ExpressionFunction { Problem: (int offset, int length, string message) })
            context.ReportWithin("data.function.expression", offset, length, message);
    }

    private void RangesAreOfTheInputs()
    {
        if (job.Data is not FunctionDataOptions { Train: var train, Test: var test } data)
            return;
        bool isOne = data.Function.InputCount == 1;
        if (isOne && train.Range.Second is not null)
            context.Report("data.train.range", "is given for two variables, the function has one", "data.function");
        if (isOne && test.Range?.Second is not null)
            context.Report("data.test.range", "is given for two variables, the function has one", "data.function");
        const string most = "must be at most 3162 along each variable, ten million points";
        if (!isOne && train is { Placement: Placement.Grid, Count: > MostAlong })
            context.Report("data.train.count", $"{most}, got {train.Count}", "data.train.placement");
        if (!isOne && test is { Placement: Placement.Grid, Count: > MostAlong })
            context.Report("data.test.count", $"{most}, got {test.Count}", "data.test.placement");
    }

    private void ValidationIsShareOrFiles()
    {
        if (job.Data.Validation is not ValidationOptions validation)
            return;
        IReadOnlyList<string> own = (job.Data as FileDataOptions)?.ValidationKeys ?? [];
        string expected = own.Count == 0 ? "share" : $"share, or {string.Join(" and ", own)}";
        string kind = JobContract.NameOf(job.Data);
        string[] given = [.. validation.Files.Where(one => one.File is not null).Select(one => one.Key)];
        foreach (string key in given.Except(own))
            context.Report($"data.validation.{key}", $"is not for data of kind {kind}, expected {expected}", "data.kind");
        if (given.Except(own).Any())
            return;
        if (validation.Share is null ? given.Length != own.Count || given.Length == 0 : given.Length > 0)
            context.Report("data.validation", $"must have {expected}, got {(validation.Share is null ? "" : "share and ")}"
                + (given.Length == 0 ? "neither" : string.Join(" and ", given)), [.. own.Select(key => $"data.validation.{key}")]);
    }

    private void ClassesAreOfClasses()
    {
        if (!HasClasses && job.Features.Samples?.Selection == SampleSelection.Balanced)
            context.Report("features.samples.selection", "needs class numbers as targets, expected first or random", "data",
                "training.loss");
        if (job.Data is not FileDataOptions files)
            return;
        context.ReportRepeated(files.Classes ?? [], "data.classes");
        context.ReportRepeated(files.ClassNames ?? [], "data.class_names");
        context.ReportRepeated(files.Taken?.Classes ?? [], "data.taken.classes");
        foreach ((string key, TakenSetOptions? taken) in new[] { ("train", files.Taken?.Train), ("test", files.Taken?.Test) })
        {
            if (taken?.Count > taken?.Of)
                context.Report($"data.taken.{key}.count", $"must be at most the {taken.Of} that there were, got {taken.Count}");
        }
        if (files.ClassNames is { } names && files.Classes?.FirstOrDefault(number => number >= names.Count, -1) is int beyond and >= 0)
            context.Report("data.classes", $"keeps class {beyond}, but data.class_names names {names.Count} classes", "data.class_names");
        if (HasClasses)
            return;
        const string needs = "needs class numbers as targets, expected training.loss cross_entropy, got mean_squared_error";
        if (files.Classes is not null)
            context.Report("data.classes", needs, "training.loss");
        // A file of zeros and ones, a column for each class, has names of classes too.
        if (files.ClassNames is not null && files is CsvDataOptions)
            context.Report("data.class_names", needs, "training.loss");
        foreach ((string key, SampleSetOptions? set) in new[] { ("data.train", files.TrainSet), ("data.test", files.TestSet) })
        {
            if (set?.Selection == SampleSelection.Balanced)
                context.Report($"{key}.selection", needs, "training.loss");
        }
    }
}
