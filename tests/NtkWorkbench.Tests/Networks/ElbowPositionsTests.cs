namespace NtkWorkbench.Tests;

public sealed class ElbowPositionsTests
{
    private static readonly double[] Parameters = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void Of_OneInput_IsWhereTheUnitsSwitch() =>
        ElbowPositions.Of(new([1, 2, 1], Activation.Relu), [2, -4, 1, 1, 1, 1, 0]).ShouldBe([-0.5, 0.25]);

    [Fact]
    public void Planes_TwoInputs_AreEffectiveWeightsAndBiases()
    {
        ElbowPositions.Planes(new([2, 2, 1], Activation.Relu), Parameters)!.Values.ShouldBe([1, 2, 5, 3, 4, 6]);
        ElbowPositions.Planes(new([2, 2, 1], Activation.Relu, Parameterization.Ntk), Parameters)!.Values
            .ShouldBe([1 / Math.Sqrt(2), 2 / Math.Sqrt(2), 5, 3 / Math.Sqrt(2), 4 / Math.Sqrt(2), 6]);
    }

    [Theory]
    [InlineData(Activation.Tanh, 2)]
    [InlineData(Activation.Relu, 0)]
    public void Planes_UnitsWithoutASwitch_AreNull(Activation activation, int hidden) =>
        ElbowPositions.Planes(new(hidden == 0 ? [2, 1] : [2, hidden, 1], activation), Parameters).ShouldBeNull();
}
