namespace NtkWorkbench.Runs.Tests;

/// <summary>Whole runs, from files to files, against reference results of PyTorch.</summary>
public class ReferenceRunTests
{
    // Both sides compute in float64; 20 steps lose a few digits of the 16.
    private const double Relative = 1e-9;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string name in GoldenCase.Names)
        {
            foreach (string optimizer in GoldenJob.Optimizers.Keys)
                cases.Add(name, optimizer);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_ReferenceJob_LeavesTheReferenceNumbers(string name, string optimizer)
    {
        using var folder = new TemporaryFolder();
        GoldenCase golden = GoldenCase.Load(name);
        string run = folder.File("run");
        RunSummary summary = TestWorkbench.Run(GoldenJob.Write(folder.Path, golden, optimizer), run);
        var files = RunFolder.Open(run);
        var reader = new RunReader(files);

        summary.Status.ShouldBe(RunStatus.Completed);
        ShouldAgree(Column(reader.Metrics(), "train_loss")[..20], golden.Optimizers[optimizer].LossesBeforeEachStep);
        ShouldAgree(CheckpointFile.Read(files.Checkpoint("final"), golden.Architecture), golden.Optimizers[optimizer].FinalParameters);
        ShouldAgree(reader.Predictions("init", golden.LayerSizes[0]), golden.GridOutputs);
        ShouldAgree(NpyFile.Read(files.TangentKernel("init")), golden.Kernel);
        ShouldAgree(NpyFile.Read(files.TangentFeatures("init")), golden.Jacobian);
        double floor = reader.Summary().Checkpoints["init"].Floor;
        // Between the floor and 1e9 times it, a singular value has fewer than nine digits left of its own.
        foreach ((double actual, double expected) in reader.SingularValues("init").Zip(golden.SingularValues))
            actual.ShouldBe(expected, Math.Max(Relative * expected, floor));
        ShouldAgree(Features(files.PrincipalFeatures("init"), golden), golden.PrincipalFeaturesOnGrid);
        ShouldAgree(Features(files.PrincipalFeaturesOnTrain("init"), golden), golden.PrincipalFeaturesOnTrain);
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Run_ReferenceJob_RecordsGradientNormsByLayer(string name)
    {
        using var folder = new TemporaryFolder();
        GoldenCase golden = GoldenCase.Load(name);
        string run = folder.File("run");
        TestWorkbench.Run(GoldenJob.Write(folder.Path, golden, "sgd"), run);

        CsvTable metrics = new RunReader(RunFolder.Open(run)).Metrics();
        Column(metrics, "gradient_norm")[0].ShouldBe(Norm(golden.Gradient), Relative * Norm(golden.Gradient));
        foreach (LayerLayout layer in golden.Architecture.Layers)
        {
            double weight = Norm(golden.Gradient[layer.Weight]), bias = Norm(golden.Gradient[layer.Bias]);
            Column(metrics, $"gradient_norm.layers.{layer.Index}.weight")[0].ShouldBe(weight, Relative * weight);
            Column(metrics, $"gradient_norm.layers.{layer.Index}.bias")[0].ShouldBe(bias, Relative * bias);
        }
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static double[] Column(CsvTable table, string name) => table.Values.Column(table.Columns.ToList().IndexOf(name));

    private static Matrix Features(string path, GoldenCase golden)
    {
        CsvTable table = CsvReader.Read(path, CsvReadOptions.OwnFile);
        int first = table.Columns.ToList().IndexOf("phi_1");
        return table.Slice(first, golden.PrincipalFeaturesOnGrid[0].Length);
    }

    private static void ShouldAgree(Matrix actual, double[][] expected)
    {
        actual.Rows.ShouldBe(expected.Length);
        ShouldAgree(actual.Values, [.. expected.SelectMany(row => row)]);
    }

    // Relative to the largest entry: an entry that cancels to nothing has no digits of its own.
    private static void ShouldAgree(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < actual.Length; i++)
            actual[i].ShouldBe(expected[i], Relative * scale, $"entry {i}");
    }
}
