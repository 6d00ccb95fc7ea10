using System.Globalization;

namespace NtkWorkbench.View.Tests;

public sealed class MetricsTailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MetricsTail _tail = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FileThatGrows_GivesEachRowOnce()
    {
        Append("step,train_loss,gradient_norm.layers.0.weight\n0,1,5\n1,0.5");
        Steps(out bool isAnew).ShouldBe([0]);
        isAnew.ShouldBeTrue();
        _tail.Columns.ShouldBe(["step", "train_loss"]);
        Append(",5\n2,0.25,5\n");
        Steps(out isAnew).ShouldBe([1, 2]);
        isAnew.ShouldBeFalse();
        Steps(out isAnew).ShouldBeEmpty();
        _tail.LastStep.ShouldBe(2);
    }

    [Fact]
    public void Read_FileThatWasCut_BeginsAnew()
    {
        Append("step,train_loss\n0,1\n1,2\n");
        Steps(out _).ShouldBe([0, 1]);
        File.WriteAllText(_folder.File("metrics.csv"), "step,train_loss\n0,1\n");
        Steps(out bool isAnew).ShouldBe([0]);
        isAnew.ShouldBeTrue();
    }

    [Fact]
    public void Read_LongFile_IsThinnedAndGoesOnAsThinned()
    {
        const int rows = 50_000;
        Append("step,train_loss\n" + Rows(0, rows));
        double?[] steps = [.. Steps(out _)];
        steps.Length.ShouldBeInRange(2048, 4096);
        double stride = steps[1]!.Value;
        steps.Index().ShouldAllBe(step => step.Item == step.Index * stride);
        _tail.LastStep.ShouldBe(rows - 1);
        Append(Rows(rows, 64));
        Steps(out _).ShouldAllBe(step => step % stride == 0);
    }

    [Fact]
    public void Read_NoFile_IsEmptyAndThenBegins()
    {
        Steps(out _).ShouldBeEmpty();
        Append("step,train_loss\n0,nan\n");
        _tail.Read(new FileInfo(_folder.File("metrics.csv")), out bool isAnew).Single().ShouldBe([0, null]);
        isAnew.ShouldBeTrue();
    }

    private double?[] Steps(out bool isAnew)
    {
        var file = new FileInfo(_folder.File("metrics.csv"));
        return [.. _tail.Read(file.Exists ? file : null, out isAnew).Select(row => row[0])];
    }

    private static string Rows(int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},1\n")));

    private void Append(string text) => File.AppendAllText(_folder.File("metrics.csv"), text);
}
