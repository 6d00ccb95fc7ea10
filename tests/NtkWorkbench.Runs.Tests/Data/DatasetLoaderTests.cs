namespace NtkWorkbench.Runs.Tests;

public sealed class DatasetLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_CsvFiles_KeepsRowsAndColumnsInOrder()
    {
        _folder.Write("train.csv", "b,y,a\n1,2,3\n0,5,6\n");
        _folder.Write("test.csv", "a,b,y\n7,8,9\n");

        TrainingData data = Load(CsvJob(), _folder.Path);

        data.Train.Inputs.Values.ShouldBe([3, 1, 6, 0]);
        data.Train.Targets.Values.ShouldBe([2, 5]);
        data.Test.ShouldNotBeNull().Inputs.Values.ShouldBe([7, 8]);
        data.Train.Truth.ShouldBeNull();
        data.Train.InputNames.ShouldBe(["a", "b"]);
        DatasetLoader.OutputCount(CsvJob(), new LoadedSamples { Data = data }).ShouldBe(1);
    }

    [Fact]
    public void Load_ErrorsInBothFiles_AllInOnePass()
    {
        _folder.Write("train.csv", "a,b,y\n1,2,x\n");

        JobException error = Should.Throw<JobException>(() => Load(CsvJob(), _folder.Path));

        error.Errors.Select(error => (Path.GetFileName(error.Source), error.Line)).ShouldBe([("train.csv", 2), ("test.csv", null)]);
    }

    [Theory]
    [InlineData("-1", "row 2, column 'y' must be a class number, an integer from 0 to 65535 (more classes: network.outputs), got -1")]
    [InlineData("0.5", "an integer from 0 to 65535 (more classes: network.outputs), got 0.5")]
    [InlineData("65536", "got 65536")]
    [InlineData("1e10", "got 10000000000")]
    public void Load_CrossEntropyTrainTargetNoClassNumber_NamesItsCell(string target, string message)
    {
        _folder.Write("train.csv", $"a,b,y\n1,2,0\n1,2,{target}\n");
        _folder.Write("test.csv", "a,b,y\n1,2,0\n");

        InputError error =
            Should.Throw<JobException>(() => Load(CsvJob(LossKind.CrossEntropy), _folder.Path)).Errors.ShouldHaveSingleItem(
                );

        error.Message.ShouldContain(message);
        (error.Line, error.Column, error.LineText).ShouldBe((3, 5, $"1,2,{target}"));
    }

    [Fact]
    public void Load_CrossEntropyOneClass_IsRefusedUnlessOutputsAllowIt()
    {
        _folder.Write("train.csv", "a,b,y\n1,2,0\n2,3,0\n");
        _folder.Write("test.csv", "a,b,y\n1,2,0\n");

        Should.Throw<JobException>(() => Load(CsvJob(LossKind.CrossEntropy), _folder.Path))
            .Message.ShouldContain("column 'y' holds class 0 alone, expected two classes or more");
        Load(CsvJob(LossKind.CrossEntropy, outputs: 2), _folder.Path).Train.Count.ShouldBe(2);
    }

    [Fact]
    public void Load_CrossEntropyOneClass_FindsNoFaultWithTheTestFile()
    {
        _folder.Write("train.csv", "a,b,y\n1,2,0\n2,3,0\n");
        _folder.Write("test.csv", "a,b,y\n1,2,0\n1,2,1\n");

        Should.Throw<JobException>(() => Load(CsvJob(LossKind.CrossEntropy), _folder.Path)).Errors
            .ShouldHaveSingleItem().Message.ShouldStartWith("column 'y' holds class 0 alone");
    }

    [Fact]
    public void Load_CrossEntropyTestClassBeyondTrain_IsRefusedUnlessOutputsAllowIt()
    {
        _folder.Write("train.csv", "a,b,y\n1,2,0\n1,2,2\n");
        _folder.Write("test.csv", "a,b,y\n1,2,3\n");

        JobException error = Should.Throw<JobException>(() => Load(CsvJob(LossKind.CrossEntropy), _folder.Path));
        TrainingData data = Load(CsvJob(LossKind.CrossEntropy, outputs: 4), _folder.Path);

        error.Errors.ShouldHaveSingleItem().Message.ShouldBe("row 1, column 'y' must be a class number, an integer from 0 to 2, got 3");
        DatasetLoader.OutputCount(CsvJob(LossKind.CrossEntropy), new LoadedSamples { Data = data }).ShouldBe(3);
        DatasetLoader.OutputCount(CsvJob(LossKind.CrossEntropy, outputs: 4), new LoadedSamples { Data = data }).ShouldBe(4);
    }

    [Fact]
    public void Load_Function_SamplesItWithTheSeed()
    {
        var options = new FunctionDataOptions { Function = new Sine { Frequency = 2 } };

        TrainingData data = Load(Job(options, LossKind.MeanSquaredError, outputs: null), _folder.Path);

        TrainingData expected = FunctionSampler.Sample(options.Function, options.Generator, options.Train, options.Test, seed: 3);
        data.Train.Inputs.Values.ShouldBe(expected.Train.Inputs.Values);
    }

    [Fact]
    public void Write_Function_HasInputsTargetsAndTruth()
    {
        TrainingData data =
            Load(Job(new FunctionDataOptions { Function = new UnitStep() }, LossKind.MeanSquaredError, null), _folder.Path);

        FeatureWriter.WriteData(_folder.File("train.csv"), data.Train);

        File.ReadLines(_folder.File("train.csv")).First().ShouldBe("x,y,truth");
        File.ReadLines(_folder.File("train.csv")).Count().ShouldBe(1 + data.Train.Count);
    }

    public void Dispose() => _folder.Dispose();

    private static TrainingData Load(NetworkJob job, string folder) => DatasetLoader.Load(job, folder).Data;

    private static NetworkJob CsvJob(LossKind loss = LossKind.MeanSquaredError, int? outputs = null) =>
        Job(Csv, loss, outputs);

    private static CsvDataOptions Csv => new()
    {
        Train = new() { File = "train.csv" },
        Test = new() { File = "test.csv" },
        Inputs = new(["a", "b"]),
        Targets = ["y"],
    };

    private static NetworkJob Job(DataOptions data, LossKind loss, int? outputs) => new()
    {
        Name = "test",
        Seed = 3,
        Data = data,
        Network = new NetworkOptions { Hidden = [4], Outputs = outputs },
        Training = new TrainingOptions { Steps = 1, Loss = loss },
    };
}
