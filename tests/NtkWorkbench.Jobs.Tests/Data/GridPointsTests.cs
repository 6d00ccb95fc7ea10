using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Jobs.Data;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.Tests.Data;

public sealed class GridPointsTests : IDisposable
{
    private static readonly TrainingData OneInput = new() { Train = Samples(1, [0.3, -1]), Test = Samples(1, [0.5, 0.1]) };
    private static readonly TrainingData TwoInputs = new() { Train = Samples(2, [1, 2, 3, 4]) };

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Load_OneInputNoOptions_FiveHundredPointsOverBothSets()
    {
        Matrix points = GridPoints.Load(null, OneInput, folder.Path);

        (points.Rows, points.Columns).ShouldBe((500, 1));
        (points[0, 0], points[499, 0]).ShouldBe((-1, 0.5));
    }

    [Fact]
    public void Load_CountAndRange_BothEndsExact()
    {
        const double fewRoundings = 1e-15;

        double[] points = GridPoints.Load(new GridOptions { Count = 3, Range = new Interval(0.1, 0.7) }, OneInput, folder.Path).Values;

        (points.Length, points[0], points[2]).ShouldBe((3, 0.1, 0.7));
        points[1].ShouldBe(0.4, fewRoundings);
    }

    [Fact]
    public void Load_SeveralInputsNoOptions_TestInputsElseTrainInputs()
    {
        GridPoints.Load(null, TwoInputs, folder.Path).ShouldBeSameAs(TwoInputs.Train.Inputs);
        TrainingData both = TwoInputs with { Test = Samples(2, [5, 6]) };
        GridPoints.Load(new GridOptions(), both, folder.Path).ShouldBeSameAs(both.Test!.Inputs);
    }

    [Fact]
    public void Load_SeveralInputsEquallySpaced_IsRefused() =>
        Should.Throw<JobException>(() => GridPoints.Load(new GridOptions { Count = 5 }, TwoInputs, folder.Path)).Message.ShouldContain("need one input column, got 2");

    [Fact]
    public void Load_File_HasTheInputColumns()
    {
        folder.Write("points.csv", "x2,name,x1\n1,a,2\n3,b,4\n");

        GridPoints.Load(new GridOptions { File = "points.csv" }, TwoInputs, folder.Path).Values.ShouldBe([2, 1, 4, 3]);
    }

    public void Dispose() => folder.Dispose();

    private static Dataset Samples(int columns, double[] inputs) => new()
    {
        Inputs = new Matrix(inputs.Length / columns, columns, inputs),
        Targets = new Matrix(inputs.Length / columns, 1),
        InputNames = [.. Enumerable.Range(1, columns).Select(number => $"x{number}")],
        TargetNames = ["y"],
    };
}
