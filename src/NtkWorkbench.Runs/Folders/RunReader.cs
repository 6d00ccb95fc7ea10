namespace NtkWorkbench.Runs;

/// <summary>Reads a run's folder back, each file when it is asked for.</summary>
/// <exception cref="JobException">From every member: the file is missing, or does not hold what the run wrote.</exception>
internal sealed class RunReader(RunFolder folder)
{
    /// <summary>The folder.</summary>
    public RunFolder Folder => folder;

    /// <summary>summary.json.</summary>
    public RunSummary Summary() => RunJson.Read<RunSummary>(folder.Summary);

    /// <summary>environment.json.</summary>
    public RunEnvironment Environment() => RunJson.Read<RunEnvironment>(folder.Environment);

    /// <summary>The text of resolved.yaml.</summary>
    public string ResolvedYaml() => InputFile.Read(folder.ResolvedYaml, stream => new StreamReader(stream).ReadToEnd());

    /// <summary>metrics.csv; blank cells read as NaN.</summary>
    public CsvTable Metrics() => CsvReader.Read(folder.Metrics, CsvReadOptions.OwnFile);

    /// <summary>data/train.csv.</summary>
    public Dataset TrainData(IReadOnlyList<string> inputNames, IReadOnlyList<string> targetNames) =>
        ReadData(folder.TrainData, inputNames, targetNames);

    /// <summary>data/test.csv; null where the run had no test data.</summary>
    public Dataset? TestData(IReadOnlyList<string> inputNames, IReadOnlyList<string> targetNames) =>
        File.Exists(folder.TestData) ? ReadData(folder.TestData, inputNames, targetNames) : null;

    /// <summary>The singular values of a checkpoint.</summary>
    public double[] SingularValues(string checkpoint) =>
        CsvReader.Read(folder.SingularValues(checkpoint), new CsvReadOptions { Columns = ["singular_value"] }).Values.Column(0);

    /// <summary>The principal features of a checkpoint on the grid: inputs without repetition, values (n·o, k).</summary>
    public FunctionTable PrincipalFeatures(string checkpoint, int inputCount) =>
        ReadFeatures(folder.PrincipalFeatures(checkpoint), inputCount);

    /// <summary>The same on the training inputs.</summary>
    public FunctionTable PrincipalFeaturesOnTrain(string checkpoint, int inputCount) =>
        ReadFeatures(folder.PrincipalFeaturesOnTrain(checkpoint), inputCount);

    /// <summary>f(x) on the grid at a checkpoint.</summary>
    public FunctionTable Predictions(string checkpoint, int inputCount)
    {
        CsvTable table = ReadTable(folder.Predictions(checkpoint), inputCount + 1);
        return Split(table, inputCount, inputCount);
    }

    /// <summary>features/along_training.csv; null where the kernel was not followed.</summary>
    public CsvTable? AlongTraining() =>
        File.Exists(folder.AlongTraining) ? CsvReader.Read(folder.AlongTraining, CsvReadOptions.OwnFile) : null;

    /// <summary>predictions/linearized.csv; null where the run has no linear model.</summary>
    public CsvTable? Linearized() =>
        File.Exists(folder.LinearizedPredictions) ? CsvReader.Read(folder.LinearizedPredictions, CsvReadOptions.OwnFile) : null;

    /// <summary>The saved tangent kernel; null where it was not saved.</summary>
    public Matrix? TangentKernel(string checkpoint) =>
        File.Exists(folder.TangentKernel(checkpoint)) ? NpyFile.Read(folder.TangentKernel(checkpoint)) : null;

    private static Dataset ReadData(string path, IReadOnlyList<string> inputNames, IReadOnlyList<string> targetNames)
    {
        CsvTable table = ReadTable(path, inputNames.Count + targetNames.Count);
        int truth = table.Columns.Count - inputNames.Count - targetNames.Count;
        return new Dataset
        {
            InputNames = inputNames,
            TargetNames = targetNames,
            Inputs = table.Slice(0, inputNames.Count),
            Targets = table.Slice(inputNames.Count, targetNames.Count),
            Truth = truth == 0 ? null : table.Slice(inputNames.Count + targetNames.Count, truth),
        };
    }

    private static FunctionTable ReadFeatures(string path, int inputCount)
    {
        CsvTable table = ReadTable(path, inputCount + 1);
        if (table.Columns[inputCount] != FeatureWriter.OutputName)
            return Split(table, inputCount, inputCount);
        double outputs = 1 + table.Values.Column(inputCount).Max();
        return outputs >= 1 && table.Values.Rows % outputs == 0
            ? SplitRepeated(table, inputCount, (int)outputs)
            : throw FileInputErrors.Single(path, $"must have as many rows for each of its {outputs} outputs, got {table.Values.Rows} rows");
    }

    private static FunctionTable SplitRepeated(CsvTable table, int inputCount, int outputs)
    {
        FunctionTable repeated = Split(table, inputCount, inputCount + 1);
        var inputs = new Matrix(table.Values.Rows / outputs, inputCount);
        for (int i = 0; i < inputs.Rows; i++)
            repeated.Inputs.Row(i * outputs).CopyTo(inputs.Row(i));
        return repeated with { Inputs = inputs };
    }

    private static FunctionTable Split(CsvTable table, int inputCount, int firstValue) => new()
    {
        InputNames = [.. table.Columns.Take(inputCount)],
        Inputs = table.Slice(0, inputCount),
        Values = table.Slice(firstValue, table.Columns.Count - firstValue),
    };

    private static CsvTable ReadTable(string path, int leastColumns)
    {
        CsvTable table = CsvReader.Read(path, CsvReadOptions.OwnFile with { AllowNoRows = false });
        return table.Columns.Count >= leastColumns
            ? table
            : throw FileInputErrors.Single(path, $"must have at least {leastColumns} columns, got {table.Columns.Count}");
    }
}
