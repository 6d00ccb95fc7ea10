using System.Globalization;
using System.Text;

namespace NtkWorkbench.Runs.Tests;

public sealed class LossSketchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(5000)]
    [InlineData(200_000)]
    public void Of_FileOfAnyLength_HasFirstAndLastAndAtMost40InOrder(int rows)
    {
        LossSketch sketch = LossSketch.Of(Write(rows));
        sketch.Losses.Count.ShouldBe(Math.Min(rows, 40));
        sketch.Step.ShouldBe(rows == 0 ? null : rows - 1);
        sketch.TrainLoss.ShouldBe(rows == 0 ? null : 1.0 / rows);
        sketch.TestLoss.ShouldBe(rows == 0 ? null : 2.0 / rows);
        if (rows == 0)
            return;
        sketch.Losses[0].ShouldBe(1);
        sketch.Losses[^1].ShouldBe(1.0 / rows);
        sketch.Losses.ShouldBe(sketch.Losses.OrderDescending());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200_000)]
    public void Of_LastLineWithoutEnd_IsNotRead(int rows)
    {
        string path = Write(rows);
        File.AppendAllText(path, "999999,0.5");
        LossSketch.Of(path).Step.ShouldBe(rows - 1);
    }

    private string Write(int rows)
    {
        var text = new StringBuilder("step,train_loss,test_loss\n");
        for (int row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{row},{1.0 / (row + 1)},{2.0 / (row + 1)}\n");
        return _folder.Write("metrics.csv", text.ToString());
    }
}
