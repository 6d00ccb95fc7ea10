namespace NtkWorkbench.Runs;

/// <summary>What differs in the jobs beside what came out of them: table.csv a run a row, the report's table a group a row.</summary>
internal sealed class ComparisonTable(IReadOnlyList<ComparedRun> runs, IReadOnlyList<RunGroup> groups)
{
    // Columns that the report has room for; table.csv has all.
    private static readonly string[] InReport =
        ["train_loss", "test_loss", "initial_gradient_norm", "sigma_max_init", "effective_rank_init", "kernel_distance", "linearized_gap"];

    public void Write(string path) => CsvWriter.Write(path, csv =>
    {
        JobDifferences differences = JobDifferences.Of([.. runs.Select(run => run.Written)]);
        csv.Header(["run", .. differences.Keys, "status", .. ResultColumns.All.Select(column => column.Name)]);
        for (int i = 0; i < runs.Count; i++)
        {
            csv.Cell(runs[i].Label);
            foreach (string key in differences.Keys)
                csv.Cell(differences.Value(i, key));
            csv.Cell(runs[i].Summary.Status.ToString().ToLowerInvariant());
            foreach ((_, Func<ComparedRun, double?> value) in ResultColumns.All)
                csv.Cell(value(runs[i]));
            csv.EndRow();
        }
    });

    public void Write(ReportDocument document)
    {
        JobDifferences differences = JobDifferences.Of([.. groups.Select(group => group.First.Written with { Seed = 0 })]);
        bool several = groups.Any(group => group.Runs.Count > 1);
        document.Table(
            "runs",
            ["run", .. several ? ["runs"] : Array.Empty<string>(), .. differences.Keys, "status",
                .. InReport.Select(name => name.Replace('_', ' '))],
            groups.Select((group, i) => (IReadOnlyList<string>)
            [
                group.Label,
                .. several ? [Count(group.Runs.Count)] : Array.Empty<string>(),
                .. differences.Keys.Select(key => differences.Value(i, key)),
                Status(group),
                .. InReport.Select(name => Cell(group, ResultColumns.All.First(column => column.Name == name).Value)),
            ]));
    }

    private static string Status(RunGroup group) => string.Join(", ", group.Runs
        .GroupBy(run => run.Summary.Status)
        .Select(status => group.Runs.Count == 1
            ? Text(status.Key)
            : Invariant($"{status.Count()} {Text(status.Key)}")));

    private static string Text(RunStatus status) => status.ToString().ToLowerInvariant();

    // Of groups where nothing completed, the numbers of the first: they are no mean of anything.
    private static string Cell(RunGroup group, Func<ComparedRun, double?> value) => group.Spread(value)?.Cell()
        ?? Number(group.Runs.Any(run => run.IsCompleted) ? null : value(group.First));
}
