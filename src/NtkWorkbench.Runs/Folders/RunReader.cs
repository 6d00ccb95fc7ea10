namespace NtkWorkbench.Runs;

/// <summary>Reads a run's folder back, each file when it is asked for; one that is missing or holds something else is a
/// <see cref="JobException"/>.</summary>
internal sealed class RunReader(RunFolder folder)
{
    public RunFolder Folder => folder;

    public RunSummary Summary() => RunJson.Read<RunSummary>(folder.Summary);

    /// <summary>metrics.csv, of a run in progress as far as that has come; blank cells read as NaN. Of a long one every so many-th
    /// row.</summary>
    /// <param name="needed">Columns without which it is a <see cref="JobException"/>.</param>
    public CsvTable Metrics(params IReadOnlyList<string> needed) =>
        Holding(CsvReader.ReadThinned(folder.MetricsSoFar, MetricsReader.Options), folder.MetricsSoFar, needed);

    /// <summary>What made the run ready or worked on it; none where its folder does not tell.</summary>
    public IReadOnlyList<ComputedOn> Machines() =>
        File.Exists(folder.Environment) ? RunJson.Read<RunEnvironment>(folder.Environment).Machines : [];

    public double[] SingularValues(string checkpoint) =>
        CsvReader.Read(folder.SingularValues(checkpoint), new CsvReadOptions { Columns = ["singular_value"] }).Values.Column(0);

    /// <summary>φ_k on the grid, (g·o, k).</summary>
    public Matrix PrincipalFeatures(string checkpoint, int inputCount) => ReadFeatures(folder.PrincipalFeatures(checkpoint), inputCount);

    /// <summary>φ_k on the training inputs, (n·o, k).</summary>
    public Matrix PrincipalFeaturesOnTrain(string checkpoint, int inputCount) =>
        ReadFeatures(folder.PrincipalFeaturesOnTrain(checkpoint), inputCount);

    /// <summary>Θ where it was saved, else null.</summary>
    public Matrix? TangentKernel(string checkpoint) =>
        File.Exists(folder.TangentKernel(checkpoint)) ? NpyFile.Read(folder.TangentKernel(checkpoint)) : null;

    /// <summary>f on the grid, (g, o).</summary>
    public Matrix Predictions(string checkpoint, int inputCount) => ReadValues(folder.Predictions(checkpoint), inputCount);

    /// <summary>features/along_training.csv; null where the kernel was not followed.</summary>
    public CsvTable? AlongTraining() =>
        ReadIfThere(folder.AlongTraining) is CsvTable table ? Holding(table, folder.AlongTraining, ["step"]) : null;

    /// <summary>predictions/linearized.csv; null where the run has no linear model.</summary>
    public CsvTable? Linearized() => ReadIfThere(folder.LinearizedPredictions);

    private static CsvTable? ReadIfThere(string path) => File.Exists(path) ? CsvTable.Read(path) : null;

    private CsvTable Holding(CsvTable table, string path, IReadOnlyList<string> needed)
    {
        string[] absent = [.. needed.Except(table.Columns)];
        return absent.Length == 0 ? table : throw FileInputErrors.Single(path,
            $"lacks the {(absent.Length == 1 ? "column" : "columns")} {string.Join(", ", absent)} that every run writes; "
                + $"leave this run out, or run {folder.ResolvedYaml} again");
    }

    private static Matrix ReadFeatures(string table, int inputCount)
    {
        string array = FeatureWriter.AsArray(table);
        return File.Exists(table) || !File.Exists(array) ? ReadValues(table, inputCount) : NpyFile.Read(array);
    }

    // What stands after x, and after the output's number.
    private static Matrix ReadValues(string path, int inputCount)
    {
        CsvTable table = CsvReader.Read(path, CsvReadOptions.OwnFile with { AllowNoRows = false });
        if (table.Columns.Count <= inputCount)
            throw FileInputErrors.Single(path, $"must have at least {inputCount + 1} columns, got {table.Columns.Count}");
        int first = inputCount + (table.Columns[inputCount] == FeatureWriter.OutputName ? 1 : 0);
        return table.Slice(first, table.Columns.Count - first);
    }
}
