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

    // 784–256×3–10: 335,114 parameters.
    private static readonly NetworkArchitecture Classifier = new([784, 256, 256, 256, 10], Activation.Relu);

    [Fact]
    public void Estimate_LanczosOfAllImages_FitsAMachineOfFourGibibytes()
    {
        MemoryEstimate whole = SpectrumMemory.Estimate(
            Classifier, 60_000, SpectrumMethod.Lanczos, kept: 2, principal: 20, gridPoints: 10_000, leading: new());
        (whole.Method, whole.Rows, whole.Columns).ShouldBe((SpectrumMethod.Lanczos, 600_000, 335_114));
        // 60,000 images alone take 0.35 GiB, 80 vectors of the basis 0.2 GiB and 737 MB hidden values.
        whole.Bytes.ShouldBeInRange(1.3 * (1L << 30), 4.0 * (1L << 30));
    }

    // By hand: for 21 modes, one more than asked for, 21 + 24 vectors of 335,114 numbers are 121 MB, whatever the memory; 82 are 220 MB
    // and the most.
    [Fact]
    public void Estimate_LanczosByMemory_StaysBetweenTheLeastAndTheMostOfTheBasis()
    {
        Of(1).ShouldBe(Of(100), "both hold less than the least");
        Of(1024).ShouldBe(Of(10_000), "more than the most is of no use");
        // What is saved of it is a copy beside.
        (Of(1024) - Of(1)).ShouldBe(2.0 * 37 * 335_114 * 8, 1);
        Of(150).ShouldBeInRange(Of(1) + 1, Of(1024) - 1);

        static double Of(int memory) => SpectrumMemory.Estimate(
            Classifier, 60_000, SpectrumMethod.Lanczos, principal: 20, leading: new() { Memory = memory }).Bytes;
    }

    [Fact]
    public void Estimate_LanczosInFloat32_CountsItsOwnValuesBesideThoseInFloat64()
    {
        double wide = Of(Precision.Float64), both = Of(Precision.Float32);
        // In float32, of 6000 samples: hidden values, 2·768 each, 37 MB, inputs 19 MB, sensitivities of ten outputs, 778 each, 187 MB,
        // which in float64 are too many to be kept. Beside that some room for blocks.
        (both - wide).ShouldBeInRange(243e6, 243e6 + 100e6);

        static double Of(Precision precision) => SpectrumMemory.Estimate(
            Classifier, 6000, SpectrumMethod.Lanczos, principal: 20, leading: new() { Precision = precision }).Bytes;
    }

    [Fact]
    public void Estimate_SummedKernel_HasARowASampleAndForEachOutputItsColumns()
    {
        var network = new NetworkArchitecture([784, 256, 10], Activation.Relu);
        MemoryEstimate summed = SpectrumMemory.Estimate(network, 5000, SpectrumMethod.Auto, kernel: KernelKind.Summed);
        (summed.Method, summed.Rows, summed.Columns).ShouldBe((SpectrumMethod.Kernel, 5000, 10 * network.ParameterCount));
        // Five kernels of 50,000 rows against as many of 5,000.
        (SpectrumMemory.Estimate(network, 5000, SpectrumMethod.Kernel).Bytes - summed.Bytes).ShouldBe(5 * 8 * (2500e6 - 25e6));
        // Up to 3,000 rows Θ is formed beside, six times.
        SpectrumMemory.Estimate(network, 300, SpectrumMethod.Kernel, kernel: KernelKind.Summed).Bytes
            .ShouldBeGreaterThan(6 * 8 * 9e6);
        MemoryEstimate leading = SpectrumMemory.Estimate(
            network, 60_000, SpectrumMethod.Lanczos, principal: 20, leading: new(), kernel: KernelKind.Summed);
        leading.Rows.ShouldBe(60_000);
        leading.Bytes.ShouldBeLessThan(4.0 * (1L << 30));
    }

    [Fact]
    public void Require_TooLittleForLanczos_SaysWhatToDo() =>
        Should.Throw<NtkException>(() => SpectrumMemory.Estimate(Wide, 1000, SpectrumMethod.Lanczos).Require(1000)).Message
            .ShouldContain("use a smaller features.leading.memory, or fewer points");

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
