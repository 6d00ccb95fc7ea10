namespace NtkWorkbench.Runs.Tests;

public sealed class FileLoaderTests : IDisposable
{
    private const double FewRoundings = 1e-14;

    private static readonly byte[] Labels = [3, 1, 0, 3, 1, 0, 3, 1, 0, 3];

    private readonly TemporaryFolder _folder = new();

    public FileLoaderTests()
    {
        Write("images", DataFiles.IdxImages(10, 2, 3, i => (byte)(4 * i)));
        Write("labels", DataFiles.Packed(DataFiles.IdxLabels(Labels)));
    }

    [Fact]
    public void Load_Idx_HasImagesClassesAndTheirNames()
    {
        Dataset train = Load().Data.Train;
        train.Inputs.Row(1).ToArray().ShouldBe([24, 28, 32, 36, 40, 44]);
        train.Targets.Column(0).ShouldBe(Labels.Select(label => (double)label));
        train.Image.ShouldBe(new ImageShape(1, 2, 3));
        train.ClassNames.ShouldBe(["0", "1", "2", "3"]);
        (train.InputNames[5], train.TargetNames[0]).ShouldBe(("x6", "class"));
    }

    [Fact]
    public void Load_Classes_AreRenumberedInTheOrderGiven()
    {
        Dataset train = Load("data.classes=[3, 0]", "data.class_names=[a, b, c, d]").Data.Train;
        train.Targets.Column(0).ShouldBe([0, 1, 0, 1, 0, 1, 0]);
        train.Inputs[2, 0].ShouldBe(72);
        train.ClassNames.ShouldBe(["d", "a"]);
    }

    [Fact]
    public void Load_SquaresOfClasses_HaveAColumnEach()
    {
        Dataset train = Load("training.loss=mean_squared_error", "data.classes=[3, 1]").Data.Train;
        train.Targets.Row(0).ToArray().ShouldBe([1, 0]);
        train.Targets.Row(1).ToArray().ShouldBe([0, 1]);
        train.TargetNames.ShouldBe(["3", "1"]);
    }

    [Fact]
    public void Load_Count_IsTakenAfterClasses() =>
        Load("data.classes=[0, 1]", "data.train.count=3").Data.Train.Inputs.Column(0).ShouldBe([24, 48, 96]);

    [Theory]
    [InlineData("data={kind: csv, train: {file: a.csv, count: 4}, inputs: [x], targets: [y]}")]
    [InlineData("data={kind: csv, train: a.csv, inputs: [x], targets: [y], validation: {share: 0.6}}")]
    public void OutputCount_TrainedClassesAreFewer_CountsThoseOfTheFile(string change)
    {
        _folder.Write("a.csv", "x,y\n1,0\n2,1\n3,0\n4,1\n5,2\n");
        DatasetLoader.OutputCount((NetworkJob)Job(change).Job, Load(change)).ShouldBe(3);
    }

    [Fact]
    public void Load_RandomCount_DependsOnTheDataSeedAlone()
    {
        double[] First(params string[] more) =>
            Load(["data.train.count=4", "data.train.selection=random", .. more]).Data.Train.Inputs.Column(0);
        First("data.seed=1", "seed=5").ShouldBe(First("data.seed=1", "seed=6"));
        First("seed=5").ShouldNotBe(First("seed=6"));
        First().ShouldBe(First().Order());
    }

    [Fact]
    public void Load_ScaledDoubles_TakesNoMoreMemoryThanUnscaled()
    {
        const int Rows = 1000, Columns = 100;
        NpyFile.Write(_folder.File("x"), new Matrix(Rows, Columns, [.. Enumerable.Range(0, Rows * Columns).Select(i => (double)i)]));
        NpyFile.Write(_folder.File("y"), new Matrix(Rows, 1));
        const string Arrays = "data={kind: npy, train: {inputs: x, targets: y}}", Squares = "training.loss=mean_squared_error";
        long Allocated(string scaling)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            LoadedSamples loaded = Load(Squares, Arrays, $"data.scaling={scaling}");
            ((NumberArray<double>)loaded.Train!.Inputs).Values[1].ShouldBe(1, "what was read stays as it was");
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Allocated("unit");
        (Allocated("unit") - Allocated("none")).ShouldBeLessThan(sizeof(double) * Rows * Columns / 2);
    }

    [Fact]
    public void Load_ValidationShare_SplitsTheSamples()
    {
        TrainingData data = Load("data.validation={share: 0.3}", "data.train.selection=balanced").Data;
        (data.Train.Count, data.Validation!.Count).ShouldBe((6, 3));
        data.Validation.Targets.Column(0).Order().ShouldBe([0, 1, 3]);
        data.Train.Inputs.Column(0).Intersect(data.Validation.Inputs.Column(0)).ShouldBeEmpty();
    }

    [Fact]
    public void Load_ValidationFiles_AreRead() =>
        Load("data.validation={images: images, labels: labels}").Data.Validation.ShouldNotBeNull().Count.ShouldBe(10);

    [Fact]
    public void Load_UnitBytes_AreDividedBy255() =>
        Load("data.scaling=unit").Data.Train.Inputs[1, 0].ShouldBe(24.0 / 255);

    [Fact]
    public void Load_Standardize_TakesTheStatisticsOfTheTrainingSamplesAlone()
    {
        TrainingData data =
            Load("data.scaling=standardize", "data.validation={share: 0.3}", "data.test={images: images, labels: labels}").Data;
        double[] train = data.Train.Inputs.Values;
        train.Average().ShouldBe(0, FewRoundings);
        train.Select(x => x * x).Average().ShouldBe(1, FewRoundings);
        data.Test!.Inputs[1, 0].ShouldBe((24 - data.Scaling!.Shift[0]) / data.Scaling.Divisor[0]);
    }

    [Fact]
    public void Load_CsvUnit_RunsFromZeroToOneByColumn()
    {
        _folder.Write("a.csv", "x1,x2,y\n1,5,2\n3,5,4\n");
        TrainingData data = Load("data={kind: csv, train: a.csv, inputs: all, targets: [y], scaling: unit}",
            "training.loss=mean_squared_error").Data;
        data.Train.Inputs.Values.ShouldBe([0, 0, 1, 0]);
        data.Train.InputNames.ShouldBe(["x1", "x2"]);
        data.Train.ClassNames.ShouldBeNull();
    }

    [Fact]
    public void Load_CsvWithoutHeader_CallsItsColumnsByTheirNumbers()
    {
        _folder.Write("a.csv", "5,1,0\n6,2,1\n7,3,0\n");
        Dataset train = Load("data={kind: csv, train: a.csv, header: false, inputs: ['1 .. 2'], targets: ['3']}").Data.Train;
        train.Inputs.Values.ShouldBe([5, 1, 6, 2, 7, 3]);
        train.Targets.Values.ShouldBe([0, 1, 0]);
        train.InputNames.ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("0,1,0\n0,2,1\n")]
    [InlineData("5,1,0\n6,2,1\n")]
    public void Load_CsvWhoseHeaderIsARow_NamesTheKey(string text)
    {
        _folder.Write("a.csv", text);
        Should.Throw<JobException>(() => Load("data={kind: csv, train: a.csv, inputs: all, targets: ['3']}")).Message
            .ShouldContain("say header: false");
    }

    [SkippableFact]
    public void Load_Digits_AreReadAsTheyLie()
    {
        const string file = "/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz";
        Skip.IfNot(File.Exists(file), "python3-sklearn is not installed");
        Dataset train = Load($"data={{kind: csv, train: {file}, header: false, inputs: ['1 .. 64'], targets: ['65']}}").Data.Train;
        (train.Count, train.Inputs.Columns, train.Targets.Values.Max()).ShouldBe((1797, 64, 9));
    }

    [Fact]
    public void Load_NpyOfImages_HasTheirShape()
    {
        NpyFile.WriteArray(_folder.File("x.npy"), new NumberArray<float>([2, 3, 1, 2], [.. Enumerable.Range(0, 12).Select(i => (float)i)]));
        NpyFile.WriteArray(_folder.File("y.npy"), new NumberArray<long>([2], [1, 0]));
        Dataset train = Load("data={kind: npy, train: {inputs: x.npy, targets: y.npy}}").Data.Train;
        train.Image.ShouldBe(new ImageShape(3, 1, 2));
        train.Targets.Values.ShouldBe([1, 0]);
    }

    [Fact]
    public void Load_Cifar_HasItsNames()
    {
        DataFiles.WriteCifar(_folder.File("cifar"), 3, 8);
        TrainingData data = Load("data={kind: cifar10, folder: cifar, test: {count: 1}}").Data;
        (data.Train.Count, data.Test!.Count).ShouldBe((10, 1));
        data.Train.ClassNames!.Count.ShouldBe(10);
        data.Train.Image.ShouldBe(new ImageShape(3, 32, 32));
    }

    [Theory]
    [InlineData("data.train.count", "data.train.count=11", "11 samples are wanted, there are 10 in")]
    [InlineData("data.train.count", "data.train={images: images, labels: labels, count: 10, selection: balanced}",
        "4 samples of class 0 are wanted, there are 3")]
    [InlineData("data.classes[1]", "data.classes=[0, 2]", "data.classes[1] is class 2, which")]
    [InlineData("network.outputs", "network.outputs=3, data.classes=[0, 1]", "must be the number of data.classes, 2, got 3")]
    [InlineData("data.validation.share", "data.validation={share: 0.96}", "leaves none to train on")]
    public void Load_WhatTheDataDoNotHold_NamesTheKey(string key, string change, string message)
    {
        KeyException error = Should.Throw<KeyException>(() => Load(change.Split(", data.classes") is [string first, string second]
            ? [first, $"data.classes{second}"] : [change]));
        error.Key.ShouldBe(key);
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("data.train.images=labels", "these are labels; are images and labels swapped?")]
    [InlineData("data.train.labels=images", "these are images; are images and labels swapped?")]
    [InlineData("data.train.labels=few", "holds 2 labels, but images 10 images")]
    [InlineData("network.outputs=3", "sample 0, from 0, must have a class number, an integer from 0 to 2, got 3")]
    [InlineData("data.test={images: images, labels: above}", "sample 9, from 0, must have a class number, an integer from 0 to 3, got 4")]
    [InlineData("data.test={images: large, labels: few}", "large: belongs to samples of 3 × 3 inputs, expected 2 × 3")]
    [InlineData("data={kind: npy, train: {inputs: y.npy, targets: y.npy}, test: {inputs: wide.npy, targets: y.npy}}",
        "wide.npy: belongs to samples of 3 inputs, expected 1")]
    [InlineData("data={kind: npy, train: {inputs: none.npy, targets: y.npy}}",
        "none.npy: at byte 10: expected an array of 1 to 4 dimensions, none of them 0, found")]
    [InlineData("data.train={images: large, labels: one}", "holds class 0 alone, expected two classes or more")]
    [InlineData("data={kind: npy, train: {inputs: nan.npy, targets: y.npy}}", "row 1, column 0, from 0, is not finite")]
    [InlineData("data={kind: npy, train: {inputs: y.npy, targets: nan.npy}}", "row 1, column 0, from 0, is not finite")]
    [InlineData("data={kind: npy, train: {inputs: y.npy, targets: z.npy}}", "holds targets of 3 samples, but y.npy inputs of 2")]
    [InlineData("data={kind: cifar10, folder: images}", "images: ")]
    public void Load_BadFiles_AreRefused(string change, string message)
    {
        Write("few", DataFiles.IdxLabels(0, 1));
        Write("one", DataFiles.IdxLabels(0, 0));
        Write("above", DataFiles.IdxLabels(0, 1, 2, 3, 0, 0, 0, 0, 0, 4));
        Write("large", DataFiles.IdxImages(2, 3, 3, _ => 1));
        NpyFile.Write(_folder.File("nan.npy"), new Matrix(2, 1, [1, double.NaN]));
        NpyFile.Write(_folder.File("y.npy"), new Matrix(2, 1, [1, 0]));
        NpyFile.Write(_folder.File("wide.npy"), new Matrix(2, 3));
        NpyFile.Write(_folder.File("none.npy"), new Matrix(0, 3));
        NpyFile.Write(_folder.File("z.npy"), new Matrix(3, 1, [1, 0, 1]));
        Should.Throw<JobException>(() => Load(change)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("data={kind: cifar10, folder: one.bin}", "one.bin: is one batch, of records of 3073 bytes, expected the folder")]
    [InlineData("data={kind: csv, train: a.csv, test: b.csv, inputs: [c], targets: [b]}", "there is no column 'c'")]
    [InlineData("data={kind: csv, train: a.csv, test: b.csv, inputs: [a..a], targets: [b]}", "; a range is 'a .. a', with spaces")]
    [InlineData("data={kind: csv, train: a.csv, test: b.csv, inputs: [a], targets: [b .. b]}", "; a range stands for inputs alone")]
    public void Load_OneMistake_IsToldOnce(string change, string message)
    {
        Write("one.bin", new byte[2 * 3073]);
        _folder.Write("a.csv", "a,b\n1,0\n2,1\n");
        _folder.Write("b.csv", "a,b\n3,0\n4,1\n");
        Should.Throw<JobException>(() => Load(change)).Errors.ShouldHaveSingleItem().ToString().ShouldContain(message);
    }

    [Fact]
    public void Load_MoreThanMemoryHolds_IsRefused()
    {
        var job = (NetworkJob)Job().Job;
        Should.Throw<NtkException>(() => DatasetLoader.Load(job, _folder.Path, available: 10 * 6 * 8 - 1)).Message
            .ShouldContain("use fewer by count");
    }

    [Theory]
    [InlineData("data.train.count=10")]
    [InlineData("data={kind: npy, train: {inputs: x.npy, targets: y.npy}}")]
    [InlineData("data={kind: csv, train: a.csv, inputs: all, targets: [y]}")]
    [InlineData("data={kind: cifar10, folder: cifar, classes: [3, 8]}")]
    public void Load_MoreThanMemoryHolds_IsRefusedBeforeTheFilesAreRead(string change)
    {
        // Headers alone are whole, so that reading would find another error.
        Write("images", [0, 0, 8, 3, 0, 0, 39, 16, 0, 0, 0, 28, 0, 0, 0, 28]);
        NpyFile.WriteArray(_folder.File("x.npy"), new NumberArray<double>([100, 20], new double[2000]));
        byte[] cut = File.ReadAllBytes(_folder.File("x.npy"));
        File.WriteAllBytes(_folder.File("x.npy"), cut[..1000]);
        _folder.Write("a.csv", "x,y\n" + string.Concat(Enumerable.Repeat("no,1\n", 2000)));
        DataFiles.WriteCifar(_folder.File("cifar"), 3, 8);
        Should.Throw<NtkException>(() => DatasetLoader.Load((NetworkJob)Job(change).Job, _folder.Path, available: 10_000)).Message
            .ShouldContain("use fewer by count");
    }

    [Theory]
    [InlineData("data.seed=7", "features.samples={count: 3, selection: random}")]
    [InlineData("data={kind: csv, train: a.csv.gz, inputs: [p1 .. p3], targets: [label], seed: 8}",
        "features={samples: {count: 5, selection: random}, grid: {file: grid.csv}}")]
    [InlineData("data.train.count=6", "data.train.selection=random", "data.test={images: images, labels: labels}")]
    [InlineData("data.classes=[3, 1]", "data.scaling=standardize", "data.validation={share: 0.3}")]
    [InlineData("training.loss=mean_squared_error", "data.scaling=unit", "data.class_names=[a, b, c, d]")]
    [InlineData("data={kind: cifar10, folder: cifar, train: {count: 4}, test: {count: 2}, classes: [8, 3], scaling: standardize}")]
    [InlineData("data={kind: npy, train: {inputs: x.npy, targets: y.npy}, scaling: standardize, validation: {share: 0.2}}",
        "training.loss=mean_squared_error")]
    [InlineData("data={kind: csv, train: {file: a.csv.gz, count: 8, selection: balanced}, inputs: [p1 .. p3], targets: [label], "
        + "classes: [2, 0], scaling: unit, validation: {share: 0.25}}", "features.grid={file: grid.csv}")]
    [InlineData("data={kind: csv, train: bare.csv, header: false, inputs: ['1 .. 2'], targets: ['3']}",
        "features.grid={file: bare-grid.csv}")]
    [InlineData("data={kind: function, function: {kind: sine, frequency: 3}, validation: {share: 0.25}}",
        "training.loss=mean_squared_error")]
    [InlineData("data={kind: function, function: {expression: 'x1^2 - |x2|'}, train: {count: 12, range: [[-1, 1], [0, 2]]}}",
        "training.loss=mean_squared_error")]
    public void Run_ResolvedJobOfEveryKind_RepeatsTheRunFromItsOwnFolder(params string[] changes)
    {
        DataFiles.WriteCifar(_folder.File("cifar"), 3, 8);
        NpyFile.WriteArray(_folder.File("x.npy"), new NumberArray<double>([10, 2], [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i))]));
        NpyFile.WriteArray(_folder.File("y.npy"), new NumberArray<float>([10, 2], [.. Enumerable.Range(0, 20).Select(i => (float)i)]));
        Write("a.csv.gz", DataFiles.Packed(System.Text.Encoding.UTF8.GetBytes("label,p1,p2,p3\n" + string.Concat(
            Enumerable.Range(0, 12).Select(i => $"{i % 3},{i},{i * i},{7 - i}\n")))));
        _folder.Write("grid.csv", "p3,p2,p1\n0.3,1,2\n4,5,6\n");
        _folder.Write("bare.csv", "5,1,0\n6,2,1\n7,3,0\n");
        _folder.Write("bare-grid.csv", "1,2\n5,6\n");
        string first = _folder.File("first"), second = _folder.File("second");
        TestWorkbench.Run(_folder.Write("job.yaml", JobText), first, changes);
        foreach (string file in Directory.GetFiles(_folder.Path).Where(file => !file.EndsWith("job.yaml", StringComparison.Ordinal)))
            File.Delete(file);
        TestWorkbench.Run(Path.Combine(first, "resolved.yaml"), second);
        RunBytes.ShouldBeEqual(first, second);
    }

    public void Dispose() => _folder.Dispose();

    private const string JobText = """
        name: a
        data: {kind: idx, train: {images: images, labels: labels}}
        network: {hidden: [3]}
        training: {steps: 3, loss: cross_entropy}
        features: {principal: 2}
        """;

    private LoadedSamples Load(params string[] changes)
    {
        LoadedJob job = Job(changes);
        return DatasetLoader.Load((NetworkJob)job.Job, job.Directory);
    }

    private LoadedJob Job(params string[] changes) => JobLoader.Load(_folder.Write("job.yaml", JobText), changes);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(_folder.File(name), bytes);
}
