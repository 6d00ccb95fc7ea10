namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs of classifiers of images: what they leave of classes, and features of some of the samples.</summary>
public sealed class ClassifierRunTests : IDisposable
{
    private const string Job = """
        name: pictures
        data: {kind: idx, train: {images: images, labels: labels}, test: {images: images, labels: labels, count: 12}, scaling: unit,
               class_names: [cat, dog, fox]}
        network: {hidden: [6]}
        training: {steps: 12, learning_rate: 0.05, loss: cross_entropy, optimizer: adam, batch: {size: 6, sampling: shuffled},
                   record_every: 4}
        features: {principal: 2, samples: {count: 9, selection: balanced}, linear_model: always, track: {count: 3, leading: 2}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly string _job;

    // Class c is bright in row c.
    public ClassifierRunTests()
    {
        File.WriteAllBytes(_folder.File("images"),
            DataFiles.IdxImages(30, 3, 4, i => (byte)((i / 4 % 3 == i / 12 % 3 ? 160 : 20) + (i * 37 % 60))));
        File.WriteAllBytes(_folder.File("labels"), DataFiles.IdxLabels([.. Enumerable.Range(0, 30).Select(i => (byte)(i % 3))]));
        _job = _folder.Write("job.yaml", Job);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OfSomeSamples_HasTheirKernelAndSaysSo()
    {
        RunSummary summary = TestWorkbench.Run(_job, _folder.File("a"), ["features.save=[kernel]"], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        NpyFile.Read(folder.TangentKernel("init")).Rows.ShouldBe(27);
        summary.FeatureSamples.ShouldBe(9);
        CsvReader.Read(folder.Predictions("final"), new()).Values.Rows.ShouldBe(9, "as many test samples");
        File.ReadAllText(folder.Report).ShouldContain("are of 9 of the 30 training samples, drawn, as many of each class");
        File.ReadAllText(Path.Combine(folder.Path, "figures", "source", "tangent_kernel.json"))
            .ShouldContain("features of 9 of 30 training samples");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x, y")]
    public void Run_OfOneOrTwoInputs_ShowsTheOutputThatWasAskedFor(string inputs)
    {
        _folder.Write("classes.csv", "x,y,kind\n0,1,0\n1,0,1\n2,2,2\n0,2,0\n1,1,1\n2,0,2\n");
        string job = _folder.Write("few.yaml", $$"""
            name: few
            data: {kind: csv, train: classes.csv, inputs: [{{inputs}}], targets: [kind]}
            network: {hidden: [4]}
            training: {steps: 5, learning_rate: 0.05, loss: cross_entropy}
            figures: {output: 2}
            """);
        TestWorkbench.Run(job, _folder.File("a"), [], _workbench);
        Figure figure = new FigureStore(_folder.File("a", "figures")).Load("linearized");
        figure.Title.ShouldBe("output of class 2, of 3 classes");
        (figure.Panels[0].Y.Label is "f" || figure.Panels[0].Colors?.Label is "f").ShouldBeTrue();
    }

    [Fact]
    public void Run_Classifier_LeavesWhatItSaysOfClasses()
    {
        RunSummary summary = TestWorkbench.Run(_job, _folder.File("a"), [], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        CsvTable confusion = CsvReader.Read(folder.Confusion, new());
        confusion.Columns.ShouldBe(["class", "said_0", "said_1", "said_2"]);
        confusion.Values.Values.Sum().ShouldBe(12 + 0 + 1 + 2);
        double[] margins = CsvReader.Read(folder.Margins, new()).Values.Column(3);
        margins.ShouldBe(margins.Order());
        CsvTable classes = CsvReader.Read(folder.Classes("final"), new());
        (classes.Values.Rows, string.Join(' ', classes.Columns)).ShouldBe((6, "index class share alignment"));
        CsvReader.Read(folder.KernelBlocks("init"), new()).Values.Rows.ShouldBe(3);
        CsvReader.Read(folder.InputGradients("init"), new()).Columns.Count.ShouldBe(3 + 12);
        summary.Classes.ShouldNotBeNull().Accuracy.ShouldBe(confusion.Values[0, 1] / 12 + confusion.Values[1, 2] / 12
            + confusion.Values[2, 3] / 12, tolerance: 1e-15);
        new FigureStore(Path.Combine(folder.Path, "figures")).Names().Intersect(
        [
            "accuracies", "class_features", "confusion", "feature_samples_final", "feature_samples_init", "first_layer", "input_gradients",
            "kernel_blocks",
        ]).Count().ShouldBe(8);
        File.ReadAllText(folder.Report).ShouldContain("## Classes");
    }

    [Fact]
    public void Run_OfSomeSamples_SaysWhich()
    {
        TestWorkbench.Run(_job, _folder.File("a"), [], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        CsvTable samples = CsvReader.Read(folder.FeatureSamples, new()), tested = CsvReader.Read(folder.FeatureTestSamples, new());
        samples.Columns.ShouldBe(["place", "row", "class"]);
        samples.Values.Column(0).ShouldBe(Enumerable.Range(0, 9).Select(place => (double)place));
        tested.Values.Rows.ShouldBe(9);
        double[] rows = samples.Values.Column(1);
        samples.Values.Column(2).ShouldBe(rows.Select(row => row % 3));
        Matrix all = NpyFile.Read(folder.Data("train_inputs.npy"));
        double[] chosen = CsvReader.Read(folder.PrincipalFeaturesOnTrain("init"), new()).Values.Row(3).ToArray();
        // Bytes over 255, rounded in another order.
        chosen[..12].ShouldBe(all.Row((int)rows[1]).ToArray().Select(pixel => pixel / 255), tolerance: 1e-12);
    }

    [Fact]
    public void Run_Classifier_DrawsGradientsWithTheSignsOfItsFeatures()
    {
        TestWorkbench.Run(_job, _folder.File("a"), ["features.principal=6", "training.learning_rate=0.3"], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        Figure drawn = new FigureStore(Path.Combine(folder.Path, "figures")).Load("input_gradients");
        Matrix first = Features("init"), last = Features("final");
        Matrix gradients = CsvReader.Read(folder.InputGradients("final"), new()).Values;
        double[] signs = [.. Enumerable.Range(0, 6).Select(k => (double)Math.Sign(
            first.Column(13 + k).Zip(last.Column(13 + k), (a, b) => a * b).Sum()))];
        signs.ShouldContain(-1, "or nothing is tested");
        for (int k = 0; k < 6; k++)
        {
            double[] map = [.. drawn.Panels[18 + k].Series.OfType<HeatMapSeries>().Single().Values.Values.Values];
            // The first pixel is the upper left one.
            map[8].ShouldBe(signs[k] * gradients[k, 3], 1e-15, $"φ_{k + 1}");
        }

        Matrix Features(string checkpoint) => CsvReader.Read(folder.PrincipalFeaturesOnTrain(checkpoint), new()).Values;
    }

    [Fact]
    public void Run_WithoutAClass_LeavesItsCellsBlank()
    {
        TestWorkbench.Run(_job, _folder.File("a"), ["features.samples={count: 2, selection: first}"], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        File.ReadAllLines(folder.KernelBlocks("init"))[3].ShouldBe("2,,,");
        File.ReadAllLines(folder.Classes("init"))[3].ShouldEndWith(",2,0,");
        File.ReadAllText(folder.Report).ShouldContain("no sample of `fox` was linearized");
    }

    [Fact]
    public void Run_ResolvedYaml_RepeatsTheRun()
    {
        TestWorkbench.Run(_job, _folder.File("a"), [], _workbench);
        TestWorkbench.Run(RunFolder.Open(_folder.File("a")).ResolvedYaml, _folder.File("b"), [], _workbench);
        foreach (string file in (string[])["classes/margins.csv", "features/final/classes.csv", "predictions/linearized.csv"])
        {
            File.ReadAllBytes(Path.Combine(_folder.File("b"), file))
                .ShouldBe(File.ReadAllBytes(Path.Combine(_folder.File("a"), file)), file);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void Resume_AfterAKill_GivesTheBytesOfAnUndisturbedRun(int kill)
    {
        TestWorkbench.Run(_job, _folder.File("a"), [], _workbench);
        _workbench.Saving.Interval = TimeSpan.Zero;
        Should.Throw<CrashException>(() => TestWorkbench.Run(_job, _folder.File("b"), [], _workbench, new CrashingObserver(kill)));
        RunFolder folder = RunFolder.Open(_folder.File("b"));
        RunPlans.Resume(folder, _workbench).Run(folder, new SilentObserver(), CancellationToken.None);
        RunBytes.ShouldBeEqual(_folder.File("a"), _folder.File("b"));
    }

    [Theory]
    [InlineData("first", "31 samples are wanted, there are 30")]
    [InlineData("balanced", "31 samples are wanted, there are 30")]
    public void Create_MoreSamplesThanThereAre_IsRefused(string selection, string expected) =>
        Should.Throw<JobException>(() => RunPlans.Create(
            JobLoader.Load(_job, ["features.samples.count=31", $"features.samples.selection={selection}"]), _workbench))
            .Errors.ShouldHaveSingleItem().Message.ShouldBe(expected);

    [Fact]
    public void Create_KernelThatDoesNotFit_NamesTheSamplesAsRemedy()
    {
        Workbench small = TestWorkbench.Create() with { AvailableMemory = 100_000 };
        string message = Should.Throw<JobException>(() => RunPlans.Create(
            JobLoader.Load(_job, ["features={checkpoints: [init]}", "network.hidden=[2]", "training.optimizer=sgd"]), small))
            .Errors.ShouldHaveSingleItem().Message;
        message.ShouldContain("choose some samples by features.samples: {count: 29}");
    }
}
