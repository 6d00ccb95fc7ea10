namespace NtkWorkbench.Tests;

public sealed class InfiniteWidthFeaturesTests
{
    private const double Rounding = 1e-12;

    private static readonly Matrix Inputs = new(4, 2, [1, 0.5, -1, 0.25, 0.3, -0.8, -0.6, -0.7]);

    private readonly InfiniteWidthFeatures _features = new(InfiniteWidthRegressionTests.Relu(), Inputs);

    [Fact]
    public void Spectrum_HasTheKernelsTraceAndItsFloor()
    {
        Spectrum spectrum = _features.Spectrum();
        spectrum.SingularValues.Sum(value => value * value)
            .ShouldBe(Enumerable.Range(0, 4).Sum(i => _features.Kernels.Tangent[i, i]), Rounding);
        spectrum.Floor.ShouldBe(SpectrumFloor.OfKernel(spectrum.SingularValues[0], 4), Rounding);
        (spectrum.Method, spectrum.Rounding).ShouldBe((SpectrumMethod.Kernel, 0));
    }

    [Fact]
    public void Spectrum_OfOutputs_HasEachValueForEach()
    {
        double[] one = _features.Spectrum().SingularValues, three = _features.Spectrum(3).SingularValues;
        three.ShouldBe([.. one.SelectMany(value => new[] { value, value, value })]);
        _features.Spectrum(3).EffectiveRank.ShouldBe(3 * _features.Spectrum().EffectiveRank, Rounding);
    }

    [Fact]
    public void PrincipalFeatures_OffTheTrainingInputs_GoOnFromThem()
    {
        Matrix on = _features.PrincipalFeatures(Inputs, 3), same = _features.PrincipalFeatures(new(4, 2, [.. Inputs.Values]), 3);
        on.Values.Zip(same.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Rounding);
        for (int k = 0; k < 3; k++)
            on.Column(k).Sum(value => value * value).ShouldBe(_features.Modes.Eigenvalues[k], Rounding);
    }

    [Fact]
    public void LeftVectors_HaveTheirLargestEntriesPositive()
    {
        for (int k = 0; k < 4; k++)
            _features.LeftVectors.Column(k).MaxBy(Math.Abs).ShouldBePositive();
    }
}
