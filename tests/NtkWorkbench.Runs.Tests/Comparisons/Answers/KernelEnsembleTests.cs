namespace NtkWorkbench.Runs.Tests;

public sealed class KernelEnsembleTests
{
    private const double Rounding = 1e-12;

    private static readonly Matrix Limit = new(2, 2, [3, 0, 0, 4]);

    [Fact]
    public void Of_KernelsByHand_IsTheSpreadAboutTheirMeanAndWhatIsLeftOfTheBias()
    {
        KernelEnsemble found = KernelEnsemble.Of([new(2, 2, [3, 1, 1, 5]), new(2, 2, [3, 0, 0, 5]), new(2, 2, [3, -1, -1, 5])], Limit)!;
        found.Spread.ShouldBe(Math.Sqrt(2) / 5, Rounding);
        found.SquaredBias.ShouldBe((1 - (2.0 / 3)) / 25, Rounding);
        found.Bias.ShouldBe(Math.Sqrt(1.0 / 3) / 5, Rounding);
    }

    [Fact]
    public void Of_NoiseOfKnownSize_FindsItWithinItsErrors()
    {
        const double noise = 0.1, bias = 0.2, threeErrors = 3;
        var random = new RandomStreams(1).Named("noise");
        Matrix[] kernels = [.. Enumerable.Range(0, 60).Select(_ => new Matrix(2, 2,
            [.. Limit.Values.Select(value => value * (1 + bias) + (noise * random.NextNormal()))]))];
        KernelEnsemble found = KernelEnsemble.Of(kernels, Limit)!;
        // Four entries, ‖limit‖ = 5.
        found.Spread.ShouldBe(2 * noise / 5, threeErrors * found.SpreadError);
        found.Bias.ShouldBe(bias, threeErrors * found.BiasError);
        found.IsBiased.ShouldBeTrue();
        // A mean square of 240 draws is known to √(2/240) of itself, its root to half of that.
        found.SpreadError.ShouldBe(found.Spread * Math.Sqrt(2.0 / 240) / 2, 0.5 * found.SpreadError);
    }

    [Fact]
    public void Of_NoiseAboutTheLimit_IsNotTakenForABias()
    {
        var random = new RandomStreams(2).Named("noise");
        int told = Enumerable.Range(0, 40).Count(_ => KernelEnsemble.Of([.. Enumerable.Range(0, 20).Select(_ => new Matrix(2, 2,
            [.. Limit.Values.Select(value => value + random.NextNormal())]))], Limit)!.IsBiased);
        told.ShouldBeLessThan(5, "two standard errors, which are too large where there is no bias");
    }

    [Fact]
    public void Of_FewSeeds_IsNull() => KernelEnsemble.Of([Limit, Limit], Limit).ShouldBeNull();
}
