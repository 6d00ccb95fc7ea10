namespace NtkWorkbench.Runs.Tests;

public sealed class GridPointsTests : IDisposable
{
    private static readonly CsvDataOptions Files = new() { Train = new() { File = "train.csv" }, Inputs = new(["x1"]), Targets = ["y"] };
    private static readonly TrainingData OneInput = new() { Train = Samples(1, [0.3, -1]), Test = Samples(1, [0.5, 0.1]) };
    private static readonly TrainingData TwoInputs = new() { Train = Samples(2, [1, 2, 3, 4]) };

    private static readonly TrainingData ThreeInputs = new() { Train = Samples(3, [1, 2, 3, 4, 5, 6]) };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_OneInputNoOptions_FiveHundredPointsOverBothSets()
    {
        Matrix points = GridPoints.Load(GridPoints.Fill(null, Files, OneInput), OneInput, _folder.Path);

        (points.Rows, points.Columns).ShouldBe((500, 1));
        (points[0, 0], points[499, 0]).ShouldBe((-1, 0.5));
    }

    [Fact]
    public void Load_CountAndRange_BothEndsExact()
    {
        const double fewRoundings = 1e-15;

        double[] points = GridPoints.Load(new GridOptions { Count = new(3), Range = new(new(0.1, 0.7)) }, OneInput, _folder.Path).Values;

        (points.Length, points[0], points[2]).ShouldBe((3, 0.1, 0.7));
        points[1].ShouldBe(0.4, fewRoundings);
    }

    [Fact]
    public void Load_ThreeInputsNoOptions_TestInputsElseTrainInputs()
    {
        GridPoints.Load(null, ThreeInputs, _folder.Path).ShouldBeSameAs(ThreeInputs.Train.Inputs);
        TrainingData both = ThreeInputs with { Test = Samples(3, [5, 6, 7]) };
        GridPoints.Load(new GridOptions(), both, _folder.Path).ShouldBeSameAs(both.Test!.Inputs);
    }

    [Fact]
    public void Fill_Function_TakesTheRangesThatItIsSampledIn()
    {
        var function = new FunctionDataOptions
        {
            Function = new PiecewiseLinear(),
            Train = new TrainSamplingOptions { Range = new Interval(0, 2) },
            Test = new TestSamplingOptions { Range = new Interval(-1, 1) },
        };

        GridPoints.Fill(new GridOptions { Count = new(7) }, function, OneInput)
            .ShouldBe(new GridOptions { Count = new(7), Range = new(new(-1, 2)) });
    }

    [Fact]
    public void Fill_OneInputValue_MakesAnIntervalAroundIt() =>
        GridPoints.Fill(null, Files, new TrainingData { Train = Samples(1, [3, 3]) })!.Range.ShouldBe(new InputRange(new(2, 4)));

    [Fact]
    public void Fill_ThreeInputs_LeavesTheWishAsItIs() => GridPoints.Fill(null, Files, ThreeInputs).ShouldBeNull();

    [Fact]
    public void Fill_TwoInputs_SixtyTimesSixtyOverBothSets() =>
        GridPoints.Fill(null, Files, TwoInputs with { Test = Samples(2, [-5, 3]) })
            .ShouldBe(new GridOptions { Count = new(60, 60), Range = new(new Interval(-5, 3), new Interval(2, 4)) });

    [Fact]
    public void Fill_OneNumberAndOneInterval_AreThoseOfBothInputs() =>
        GridPoints.Fill(new GridOptions { Count = new(4), Range = new(new(0, 1)) }, Files, TwoInputs)
            .ShouldBe(new GridOptions { Count = new(4, 4), Range = new(new Interval(0, 1), new Interval(0, 1)) });

    [Fact]
    public void Load_TwoCountsAndRanges_TheFirstInputIsTheFaster()
    {
        GridOptions wish = new() { Count = new(3, 2), Range = new(new Interval(-1, 1), new Interval(5, 7)) };

        GridPoints.Load(wish, TwoInputs, _folder.Path).Values.ShouldBe([-1, 5, 0, 5, 1, 5, -1, 7, 0, 7, 1, 7]);
    }

    [Fact]
    public void Load_File_HasTheInputColumns()
    {
        _folder.Write("points.csv", "x2,name,x1\n1,a,2\n3,b,4\n");

        GridPoints.Load(new GridOptions { File = "points.csv" }, TwoInputs, _folder.Path).Values.ShouldBe([2, 1, 4, 3]);
    }

    public void Dispose() => _folder.Dispose();

    private static Dataset Samples(int columns, double[] inputs) => new()
    {
        Inputs = new Matrix(inputs.Length / columns, columns, inputs),
        Targets = new Matrix(inputs.Length / columns, 1),
        InputNames = [.. Enumerable.Range(1, columns).Select(number => $"x{number}")],
        TargetNames = ["y"],
    };
}
