namespace NtkWorkbench.Tests;

public sealed class ConfusionMatrixTests
{
    private static readonly Matrix Outputs = new(5, 3, [2, 1, 0, 0, 3, 3, 1, 0, 5, 4, 4, 4, -1, -2, -3]);

    [Fact]
    public void Of_Outputs_CountsTheFirstOfTheLargest()
    {
        ConfusionMatrix confusion = ConfusionMatrix.Of(Outputs, [0, 1, 2, 2, 1]);
        confusion.Counts.Values.ShouldBe([1, 0, 0, 1, 1, 0, 1, 0, 1]);
        confusion.Accuracy.ShouldBe(3.0 / 5);
    }

    [Fact]
    public void RowShares_ClassWithoutSamples_AreNotANumber()
    {
        Matrix shares = ConfusionMatrix.Of(Outputs, [0, 1, 1, 1, 0]).RowShares();
        shares.Row(1).ToArray().ShouldBe([1.0 / 3, 1.0 / 3, 1.0 / 3]);
        shares.Row(2).ToArray().ShouldAllBe(share => double.IsNaN(share));
    }

    [Fact]
    public void Of_OtherNumberOfClasses_NamesBoth() =>
        Should.Throw<ShapeException>(() => ConfusionMatrix.Of(Outputs, [0, 1])).Message.ShouldContain("2 samples");
}
