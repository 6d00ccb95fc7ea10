namespace NtkWorkbench.Runs.Tests;

public sealed class RunReaderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly RunFolder _folder;
    private readonly RunReader _reader;

    public RunReaderTests()
    {
        _folder = RunFolder.CreateAt(_temporary.File("run"), "name: test\n");
        _reader = new RunReader(RunFolder.Open(_folder.Path));
    }

    [Fact]
    public void Summary_NumbersThatJsonLacks_ReadAsNaNOrNull()
    {
        RunSummary written = SampleSummary.Create();

        RunJson.Write(_folder.Summary, written);

        RunSummary read = _reader.Summary();
        read.Checkpoints["init"].ShouldBe(written.Checkpoints["init"]);
        (read with { Checkpoints = written.Checkpoints }).ShouldBe(written with { TrainLoss = null });
    }

    [Fact]
    public void Summary_Written_HasTheNamesOfTheDesign()
    {
        RunJson.Write(_folder.Summary, SampleSummary.Create());

        string text = File.ReadAllText(_folder.Summary);
        string[] names =
            ["name", "status", "message", "steps", "train_loss", "test_loss", "parameter_count", "trained_parameter_count",
                "seconds", "checkpoints", "init", "step",
            "sigma_max", "sigma_min", "numerical_rank", "effective_rank", "condition_number", "condition_number_above",
                "max_stable_learning_rate", "method",
                "floor", "kernel_distance"];
        names.ShouldAllBe(name => text.Contains($"\"{name}\":", StringComparison.Ordinal));
        text.ShouldContain("\"status\": \"diverged\"");
        text.ShouldContain("\"train_loss\": null");
        text.ShouldContain("\"test_loss\": 0.30000000000000004");
        text.ShouldContain("\"condition_number\": null");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"name\": 3}")]
    [InlineData("[1")]
    public void Summary_SomethingElse_IsRefused(string text)
    {
        AtomicFile.WriteText(_folder.Summary, text);

        Should.Throw<JobException>(_reader.Summary).Message.ShouldContain("must be as a run writes it, got ");
    }

    [Fact]
    public void Environment_Collected_ReadsBack()
    {
        var written = RunEnvironment.Collect("OpenBLAS 0.3.21", "builtin");

        RunJson.Write(_folder.Environment, written);

        RunJson.Read<RunEnvironment>(_folder.Environment).ShouldBe(written);
        written.Version.ShouldNotContain("+");
        written.Threads.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Metrics_WithAndWithoutAccuracy_HaveTheColumnsOfTheDesign()
    {
        WriteMetrics(LossKind.MeanSquaredError, Row(0, double.PositiveInfinity, accuracy: null));
        CsvTable regression = _reader.Metrics();
        WriteMetrics(LossKind.CrossEntropy, Row(0, 1, accuracy: 0.5), Row(10, 0.1, accuracy: 1));
        CsvTable classification = _reader.Metrics();

        regression.Columns.ShouldBe(["step", "learning_rate", "train_loss", "test_loss", "gradient_norm", "gradient_norm.trained",
            "gradient_norm.layers.0.weight", "gradient_norm.layers.0.bias", "gradient_norm.layers.1.weight",
                "gradient_norm.layers.1.bias"]);
        regression.Values.Values.ShouldBe([0, 0.1, double.PositiveInfinity, double.NaN, 5, 4, 1, 2, 3, 4]);
        classification.Columns.Skip(4).Take(3).ShouldBe(["train_accuracy", "test_accuracy", "gradient_norm"]);
        classification.Values.Row(1).ToArray().ShouldBe([10, 0.1, 0.1, double.NaN, 1, double.NaN, 5, 4, 1, 2, 3, 4]);
    }

    private void WriteMetrics(LossKind loss, params MetricsRow[] rows) => CsvWriter.Write(_folder.Metrics, csv =>
    {
        var columns = new MetricsColumns { Layers = rows[0].Layers.Count, HasClasses = loss == LossKind.CrossEntropy };
        MetricsWriter.WriteHeader(csv, columns);
        foreach (MetricsRow row in rows)
            MetricsWriter.WriteRow(csv, row, columns);
    });

    [Theory]
    [InlineData(false, false, false, null, "step,learning_rate,train_loss,test_loss,gradient_norm,gradient_norm.trained,")]
    [InlineData(false, true, true, null, "step,learning_rate,train_loss,test_loss,validation_loss,gradient_norm,gradient_norm.trained,")]
    [InlineData(true, false, true, 4, "step,epoch,learning_rate,train_loss,test_loss,validation_loss,train_accuracy,test_accuracy,"
        + "validation_accuracy,gradient_norm,gradient_norm.trained,")]
    [InlineData(true, true, false, 5, "step,epoch,learning_rate,train_loss,test_loss,train_accuracy,test_accuracy,gradient_norm,")]
    [InlineData(true, true, true, null, "step,learning_rate,train_loss,test_loss,validation_loss,train_accuracy,")]
    public void MetricsReader_AnyColumns_GivesBackWhatWasWritten(bool classes, bool tested, bool validated, int? each, string header)
    {
        var columns = new MetricsColumns
        {
            Layers = 2, HasClasses = classes, IsTested = tested, IsValidated = validated, StepsPerEpoch = each,
        };
        MetricsRow row = Row(10, 0.5, classes ? 0.75 : null) with
        {
            TestLoss = tested ? 0.3 : null, TestAccuracy = tested && classes ? 0.4 : null,
            ValidationLoss = validated ? 0.2 : null, ValidationAccuracy = validated && classes ? 0.1 : null,
        };
        CsvWriter.Write(_folder.Metrics, csv =>
        {
            MetricsWriter.WriteHeader(csv, columns);
            MetricsWriter.WriteRow(csv, row, columns);
        });
        var found = new List<MetricsRow>();

        MetricsReader.Read(_folder.Metrics, columns, found.Add);

        File.ReadLines(_folder.Metrics).First().ShouldStartWith(header);
        (found.Single() with { Layers = row.Layers }).ShouldBe(row);
        found[0].Layers.ShouldBe(row.Layers);
        Should.Throw<JobException>(() => MetricsReader.Read(_folder.Metrics, columns with { IsValidated = !validated }, _ => { }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void PrincipalFeatures_AnyOutputs_ReadBack(int outputs)
    {
        Matrix inputs = new(2, 2, [1, 2, 3, 4]);
        Matrix features = new(2 * outputs, 2, [.. Enumerable.Range(0, 4 * outputs).Select(i => i / 3.0)]);

        FeatureWriter.WritePrincipalFeatures(_folder.PrincipalFeatures("init"), ["a", "phi_1"], inputs, features);

        _reader.PrincipalFeatures("init", inputCount: 2).Values.ShouldBe(features.Values);
        File.ReadLines(_folder.PrincipalFeatures("init")).Last().ShouldStartWith(outputs == 1 ? "3,4," : "3,4,2,");
        File.ReadLines(_folder.PrincipalFeatures("init")).First()
            .ShouldBe(outputs == 1 ? "a,phi_1,phi_1,phi_2" : "a,phi_1,output,phi_1,phi_2");
    }

    [Fact]
    public void PrincipalFeatures_RowsOfAnotherGrid_ShapeException() => Should.Throw<ShapeException>(() =>
        FeatureWriter.WritePrincipalFeatures(_folder.PrincipalFeatures("init"), ["x"], new Matrix(2, 1), new Matrix(3, 1)));

    [Fact]
    public void PrincipalFeatures_ColumnsCutAway_IsRefused()
    {
        AtomicFile.WriteText(_folder.PrincipalFeatures("init"), "x\n1\n");

        Should.Throw<JobException>(() => _reader.PrincipalFeatures("init", inputCount: 1)).Message.ShouldContain("must have at least 2 "
            + "columns, got 1");
    }

    [Theory]
    [InlineData(1, "x,f")]
    [InlineData(2, "x,f_1,f_2")]
    public void Predictions_AnyOutputs_ReadBack(int outputs, string header)
    {
        Matrix values = new(2, outputs, [.. Enumerable.Range(0, 2 * outputs).Select(i => Math.Sqrt(i))]);

        FeatureWriter.WritePredictions(_folder.Predictions("final"), ["x"], new Matrix(2, 1, [0, 1]), values);

        _reader.Predictions("final", inputCount: 1).Values.ShouldBe(values.Values);
        File.ReadLines(_folder.Predictions("final")).First().ShouldBe(header);
    }

    [Fact]
    public void SingularValues_Written_ReadBack()
    {
        FeatureWriter.WriteSingularValues(_folder.SingularValues("init"),
            new() { Method = SpectrumMethod.Svd, SingularValues = [3, 1e-17, 0], Floor = 1e-15 });

        _reader.SingularValues("init").ShouldBe([3, 1e-17, 0]);
        File.ReadAllText(_folder.SingularValues("init")).ShouldStartWith("index,singular_value,floor\n1,3,1E-15\n2,");
    }

    [Fact]
    public void TrainData_WithTruth_HasItInAColumn()
    {
        FeatureWriter.WriteData(_folder.Data("train.csv"), new Dataset
        {
            InputNames = ["x"],
            TargetNames = ["y"],
            Inputs = new Matrix(2, 1, [1, 2]),
            Targets = new Matrix(2, 1, [3, 4]),
            Truth = new Matrix(2, 1, [5, 6]),
        });

        File.ReadAllText(_folder.Data("train.csv")).ShouldBe("x,y,truth\n1,3,5\n2,4,6\n");
    }

    public void Dispose() => _temporary.Dispose();

    private static MetricsRow Row(int step, double loss, double? accuracy) => new()
    {
        Step = step,
        LearningRate = 0.1,
        TrainLoss = loss,
        TrainAccuracy = accuracy,
        GradientNorm = 5,
        TrainedGradientNorm = 4,
        Layers = [new LayerGradientNorm(1, 2), new LayerGradientNorm(3, 4)],
    };
}
