namespace NtkWorkbench.Tests;

public sealed class ClassAnalysisTests
{
    // Two classes on a line, apart at 0: f = (x, −x) says them, and so does regression.
    private static readonly Dataset Data = new()
    {
        Inputs = new(4, 1, [2, 1, -1, -3]),
        Targets = new(4, 1, [0, 0, 1, 1]),
        InputNames = ["x"],
        TargetNames = ["class"],
    };

    private static readonly Dataset Tested = Data with { Inputs = new(3, 1, [0.5, -0.5, 4]), Targets = new(3, 1, [0, 1, 1]) };

    [Fact]
    public void Of_ALine_IsRightWhereTheLineIs()
    {
        using Network network = new(new([1, 2], Activation.Relu), [1, -1, 0, 0], 0, Precision.Float64,
            new BuiltinEngineProvider(LinearAlgebraProviders.Managed));
        using Linearization linear = network.Linearize(Data.Inputs, new LinearizationOptions { Principal = 2 });
        ClassAnalysis classes = ClassAnalysis.Of(
            linear, new TrainingData { Train = Data, Test = Tested }, LossKind.CrossEntropy).ShouldNotBeNull();
        classes.TrainAccuracy.ShouldBe(1);
        classes.TestAccuracy.ShouldBe(2.0 / 3);
        classes.RegressionTrainAccuracy.ShouldBe(1);
        classes.RegressionTestAccuracy.ShouldBe(2.0 / 3);
        // Θ(x, x′) = xx′ + 1 of each output.
        classes.KernelBlocks.Values.ShouldBe([3, -2, -2, 4], tolerance: 1e-14);
        // φ ∝ x is largest at −3.
        (classes.LargestRows[0] / 2).ShouldBe(3);
    }

    [Fact]
    public void Of_NumbersAsTargets_IsNothing()
    {
        using Network line = NetworkTests.Line(1, 0);
        using Linearization linear = line.Linearize(Data.Inputs);
        ClassAnalysis.Of(linear, new TrainingData { Train = Data }, LossKind.MeanSquaredError).ShouldBeNull();
    }

    [Fact]
    public void Classes_ColumnsOfOnes_AreThatOfTheOne()
    {
        Dataset indicated = Data with { Targets = new(2, 2, [0, 1, 1, 0]), Inputs = new(2, 1), ClassNames = ["a", "b"] };
        indicated.Classes(LossKind.MeanSquaredError).ShouldBe([1, 0]);
        (indicated with { ClassNames = null }).Classes(LossKind.MeanSquaredError).ShouldBeNull();
        (indicated.NameOfClass(1), Data.NameOfClass(1)).ShouldBe(("b", "1"));
    }
}
