namespace NtkWorkbench.Runs.Tests;

public sealed class InfiniteWidthModesTests
{
    private const double Rounding = 1e-10;

    private static readonly ILinearAlgebra Algebra = LinearAlgebraProviders.Best();

    // e₁ turned by 30° into e₄; e₂ and e₃ exchanged and mixed.
    private static readonly Matrix Limit = new(4, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);

    private static readonly Matrix Network = new(4, 3,
        [Math.Cos(Math.PI / 6), 0, 0, 0, Math.Sqrt(0.5), -Math.Sqrt(0.5), 0, Math.Sqrt(0.5), Math.Sqrt(0.5), 0.5, 0, 0]);

    [Fact]
    public void Compare_ModesApart_AreComparedOneByOne()
    {
        IReadOnlyList<InfiniteWidthModes> modes = InfiniteWidthModes.Compare([4, 2, 1, 0.1], Limit, Network, 1, Algebra);
        modes.Select(one => (one.First, one.Last)).ShouldBe([(1, 1), (2, 2), (3, 3)]);
        modes.Select(one => one.Angle).ShouldBe([30, 45, 45], Rounding);
    }

    [Fact]
    public void Compare_NearEqualModes_AreOneSpace()
    {
        IReadOnlyList<InfiniteWidthModes> modes = InfiniteWidthModes.Compare([4, 2, 1.95, 0.1], Limit, Network, 1, Algebra);
        modes.Select(one => (one.First, one.Last)).ShouldBe([(1, 1), (2, 3)]);
        modes[1].Angle.ShouldBe(0, Rounding);
    }

    [Fact]
    public void Compare_AGroupThatGoesOnBeyondWhatIsKnown_IsLeftOut() =>
        InfiniteWidthModes.Compare([4, 2, 1, 0.99], Limit, Network, 1, Algebra).Select(one => one.Last).ShouldBe([1, 2]);

    [Fact]
    public void Compare_SeveralOutputs_TakesTheCopiesOfAModeTogether()
    {
        Matrix copies = new(4, 4, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
        IReadOnlyList<InfiniteWidthModes> modes = InfiniteWidthModes.Compare([4, 2], copies, Network, 2, Algebra);
        modes.ShouldHaveSingleItem().Last.ShouldBe(1);
        modes[0].Angle.ShouldBe(45, Rounding);
    }
}
