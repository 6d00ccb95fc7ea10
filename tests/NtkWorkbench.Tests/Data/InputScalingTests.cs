namespace NtkWorkbench.Tests;

public sealed class InputScalingTests
{
    private const double FewRoundings = 1e-15;

    private static readonly Matrix Table = new(3, 3, [1, -2, 0.3, 3, -4, 0.3, 2, -3, 0.3]);

    private static readonly InputScaling Scaling = new() { Shift = [1, -2], Divisor = [4, 0.5] };

    [Fact]
    public void Apply_EachInput_IsShiftedAndThenDivided() =>
        Scaling.Apply(new Matrix(2, 2, [5, -1, 1, 0])).Values.ShouldBe([1, 2, 0, 4]);

    [Fact]
    public void Undo_WhatWasScaled_IsAsItWas()
    {
        Matrix inputs = new(2, 2, [5, -1, 1, 0.25]);
        Scaling.Undo(Scaling.Apply(inputs)).Values.ShouldBe(inputs.Values);
        inputs.Values.ShouldBe([5, -1, 1, 0.25]);
    }

    [Fact]
    public void Apply_OtherNumberOfInputs_Throws() => Should.Throw<ShapeException>(() => Scaling.Apply(new Matrix(1, 3)));

    [Fact]
    public void ToUnit_EachInput_RunsFromZeroToOneAndAConstantIsZero() =>
        InputScaling.ToUnit(Table).Apply(Table).Values.ShouldBe([0, 1, 0, 1, 0, 0, 0.5, 0.5, 0]);

    [Fact]
    public void Standardize_EachInput_HasMeanZeroDeviationOneAndAConstantIsZero()
    {
        Matrix scaled = InputScaling.Standardize(Table).Apply(Table);
        for (int j = 0; j < 2; j++)
        {
            scaled.Column(j).Average().ShouldBe(0, FewRoundings);
            scaled.Column(j).Select(x => x * x).Average().ShouldBe(1, FewRoundings);
        }
        scaled.Column(2).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Standardize_Images_HaveOneMeanAndDeviationAChannel()
    {
        InputScaling scaling = InputScaling.Standardize(new Matrix(2, 4, [1, 3, 10, 10, 3, 5, 10, 10]), new ImageShape(2, 1, 2));
        scaling.Shift.ShouldBe([3, 3, 10, 10]);
        scaling.Divisor.ShouldBe([Math.Sqrt(2), Math.Sqrt(2), 1, 1]);
    }

    [Fact]
    public void Standardize_OtherImage_Throws() =>
        Should.Throw<ShapeException>(() => InputScaling.Standardize(Table, new ImageShape(1, 2, 2)));

    [Fact]
    public void Standardize_ConstantThatDoesNotAverageToItself_IsOnlyShifted() =>
        InputScaling.Standardize(new Matrix(3, 1, [0.1, 0.1, 0.1])).Divisor.ShouldBe([1]);

    [Fact]
    public void Size_ColorImage_CountsItsChannels() => new ImageShape(3, 32, 30).Size.ShouldBe(2880);

    [Fact]
    public void Sample_OfAFunction_HasNoImageNoClassesNoValidationAndNoScaling()
    {
        TrainingData data = new Sine { Frequency = 1 }.Sample(5);
        data.Train.Image.ShouldBeNull();
        data.Train.ClassNames.ShouldBeNull();
        data.Validation.ShouldBeNull();
        data.Scaling.ShouldBeNull();
    }
}
