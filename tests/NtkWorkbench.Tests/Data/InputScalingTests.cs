namespace NtkWorkbench.Tests;

public sealed class InputScalingTests
{
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
