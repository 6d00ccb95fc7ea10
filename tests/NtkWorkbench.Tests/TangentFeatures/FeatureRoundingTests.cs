namespace NtkWorkbench.Tests;

public sealed class FeatureRoundingTests
{
    // From mpmath 1.2 with 50 digits: σ of J of f = Σ_j v_j tanh(w_j x + b_j) + c, whose sums w_j x + b_j lose four digits,
    //   d = v*(1 - tanh(w*x + b)**2); S = svd_r(matrix([[d*x …] + [d …] + [tanh(w*x + b) …] + [1] for x in X]), compute_uv=False)
    private static readonly double[] Mpmath = [
        29901.389007614517108, 4921.607082459459536, 1201.3826162643369556, 0.54528269696391178444, 0.15334356908741010742,
        0.0032523521719851103968, 0.0011927716653109762794, 7.9212212959490224109e-8, 7.919654855705875508e-9,
    ];

    [Theory]
    [InlineData(SpectrumMethod.Svd)]
    [InlineData(SpectrumMethod.Lq)]
    public void Floor_InputsNearTenThousand_IsAboveTheErrorAndNotFarAbove(SpectrumMethod method)
    {
        // A floor is of the order of the errors, not a bound with digits.
        const double most = 30;
        using var network = new Network(
            new([1, 3, 1], Activation.Tanh), [1.1, -1.3, 0.7, -11000.3, 13000.2, -6999.9, 1, -0.5, 0.75, 0.125]);
        using Linearization linear = network.Linearize(
            new(9, 1, [.. Enumerable.Range(-4, 9).Select(i => 10000 + (i / 4.0))]), new() { Method = method });
        Spectrum spectrum = linear.Spectrum;
        double error = spectrum.SingularValues.Zip(Mpmath, (value, exact) => Math.Abs(value - exact)).Max();
        error.ShouldBeLessThan(spectrum.Floor);
        spectrum.Floor.ShouldBeLessThan(most * error);
        error.ShouldBeGreaterThan(10 * SpectrumFloor.OfFeatures(spectrum.SingularValues[0], 9, 10), "without rounding it was no floor");
    }

    [Theory]
    [InlineData(SpectrumMethod.Svd)]
    [InlineData(SpectrumMethod.Kernel)]
    public void Floor_OrdinaryInputs_IsThatOfTheMethod(SpectrumMethod method)
    {
        using var network = Network.Create([2, 40, 40, 1], Activation.Relu, seed: 3);
        using Linearization linear = network.Linearize(TestMatrices.Random(60, 2, 4), new() { Method = method });
        Spectrum spectrum = linear.Spectrum;
        double largest = spectrum.SingularValues[0], alone = method == SpectrumMethod.Kernel
            ? SpectrumFloor.OfKernel(largest, 60) : SpectrumFloor.OfFeatures(largest, 60, network.Architecture.ParameterCount);
        spectrum.Rounding.ShouldBeGreaterThan(0);
        (spectrum.Floor / alone).ShouldBeInRange(1, 1.1);
    }

    [Fact]
    public void Samples_ManyEntries_AreThinned()
    {
        FeatureRounding.Samples(100, 1, 1000).ShouldBe(100);
        FeatureRounding.Samples(5000, 1, 100_000_000).ShouldBe(1);
        FeatureRounding.Samples(5000, 2, 1 << 18).ShouldBe(32);
    }
}
