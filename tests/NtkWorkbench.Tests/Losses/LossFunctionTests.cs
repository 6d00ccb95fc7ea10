namespace NtkWorkbench.Tests;

public sealed class LossFunctionTests
{
    [Theory]
    [InlineData(3.0, "the class number of sample 1 must be a whole number from 0 to 2, got 3")]
    [InlineData(-1.0, "the class number of sample 1 must be a whole number from 0 to 2, got -1")]
    [InlineData(0.5, "the class number of sample 1 must be a whole number from 0 to 2, got 0.5")]
    [InlineData(double.NaN, "the class number of sample 1 must be a whole number from 0 to 2, got NaN")]
    public void Validate_ClassOutOfRange_NamesSampleAndRange(double number, string message) =>
        Should.Throw<ShapeException>(
            () => LossFunction.Validate(LossKind.CrossEntropy, Data([0, number], columns: 1), inputs: 1, outputs: 3))
            .Message.ShouldBe(message);

    [Fact]
    public void Validate_TargetColumnsDiffer_NamesBothShapes() =>
        Should.Throw<ShapeException>(
            () => LossFunction.Validate(LossKind.MeanSquaredError, Data([0, 1], columns: 1), inputs: 1, outputs: 3))
            .Message.ShouldBe("targets must have shape (2, 3), got (2, 1)");

    [Fact]
    public void Validate_InputColumnsDiffer_NamesBothShapes() =>
        Should.Throw<ShapeException>(
            () => LossFunction.Validate(LossKind.MeanSquaredError, Data([0, 1], columns: 1), inputs: 2, outputs: 1))
            .Message.ShouldBe("inputs must have shape (2, 2), got (2, 1)");

    private static Dataset Data(double[] targets, int columns) => new()
    {
        Inputs = new Matrix(targets.Length / columns, 1),
        Targets = new Matrix(targets.Length / columns, columns, targets),
        InputNames = ["x"],
        TargetNames = ["y"],
    };
}
