namespace NtkWorkbench.Tests;

public sealed class SpectrumMemoryTests
{
    private static readonly NetworkArchitecture Wide = new([1, 1024, 1024, 1024, 1024, 1], Activation.Relu);

    private static readonly NetworkArchitecture HundredMillion = new([1, 5773, 5773, 5773, 5773, 1], Activation.Relu);

    [Fact]
    public void Require_TooLittle_SaysHowMuchAndWhatToDo()
    {
        MemoryEstimate estimate = SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Svd);
        Should.Throw<NtkException>(() => estimate.Require(16L << 30)).Message.ShouldBe(
            "tangent features of shape (1000, 3151873) need 70.7 GiB by svd, 16.0 GiB are available; " +
            "use features.method: lq or kernel, or fewer points");
    }

    [Fact]
    public void Require_Enough_IsSilent() => SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Kernel).Require(400_000_000);

    [Fact]
    public void Estimate_Auto_SaysWhatItBecomes()
    {
        SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Auto).Method.ShouldBe(SpectrumMethod.Kernel);
        SpectrumMemory.Estimate(new NetworkArchitecture([1, 40, 1], Activation.Relu), 200,
            SpectrumMethod.Auto).Method.ShouldBe(SpectrumMethod.Svd);
    }

    [Theory]
    [InlineData(SpectrumMethod.Svd, 8_000)]
    [InlineData(SpectrumMethod.Lq, 10)]
    [InlineData(SpectrumMethod.Kernel, 10)]
    public void Estimate_HundredMillionParameters_PassesNoLimit(SpectrumMethod method, double atMostGibibytes)
    {
        HundredMillion.ParameterCount.ShouldBeGreaterThan(100_000_000);
        double bytes = SpectrumMemory.Estimate(HundredMillion, 5000, method).Bytes;
        bytes.ShouldBeInRange(8.0 * HundredMillion.ParameterCount, atMostGibibytes * (1L << 30) * 1.5);
    }

    [Fact]
    public void Estimate_KeptSpectraAndSavedFeatures_AreCounted()
    {
        double alone = SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Kernel).Bytes;
        // Parameters, and U and Θ of 1000 rows and columns each; J in place of the kernel's five matrices.
        SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Kernel, kept: 3).Bytes.ShouldBe(alone
            + (3 * ((2 * 8e6) + (8.0 * Wide.ParameterCount))));
        SpectrumMemory.Estimate(Wide, 2000, SpectrumMethod.Kernel, wholeFeatures: true).Bytes
            .ShouldBe(SpectrumMemory.Estimate(Wide, 2000, SpectrumMethod.Kernel).Bytes + (16e3 * Wide.ParameterCount) - (5 * 32e6));
        // A principal direction has an entry a parameter.
        SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Kernel, principal: 6).Bytes.ShouldBe(alone + (6 * 8.0 * Wide.ParameterCount));
    }

    [Fact]
    public void Estimate_Grid_CountsItsFactors()
    {
        double alone = SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Kernel).Bytes;
        double withGrid = SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Kernel, gridPoints: 500).Bytes;

        // 500 points more: of every layer its inputs and sensitivities.
        (withGrid - alone).ShouldBe(8.0 * 500 * (1 + (2 * 4 * 1024) + 1));
    }

    [Fact]
    public void Estimate_SmallNetwork_HasReadableText() =>
        SpectrumMemory.Estimate(new NetworkArchitecture([1, 40, 1], Activation.Relu), 200, SpectrumMethod.Svd).Text.ShouldBe("0.002 GiB");
}
