namespace NtkWorkbench.Runs.Tests;

public sealed class SpectrumDecisionTests
{
    // Of 3000 samples five kernels of 12,000 rows, 5.4 GiB.
    private static readonly NetworkArchitecture Network = new([2, 100, 4], Activation.Tanh);

    // Of 500 samples its kernels, of 2000 rows, take 0.15 GiB, and a factorization of its features of 364,804 columns would take long.
    private static readonly NetworkArchitecture Wide = new([2, 600, 600, 4], Activation.Tanh);

    private static readonly NetworkJob Job = new()
    {
        Name = "a",
        Data = new FunctionDataOptions { Function = new UnitStep() },
        Network = new() { Hidden = [30] },
        Training = new() { Steps = 1 },
        Features = new() { Track = new() { Choice = TrackChoice.Auto }, Principal = 30 },
    };

    private const long Plenty = 1L << 40;

    [Fact]
    public void Decide_AutoWithAKernelOfGigabytes_IsLanczosWithItsDefaultsFilledIn()
    {
        FeatureOptions decided = Decide(Job.Features, 3000);
        decided.Method.ShouldBe(SpectrumMethod.Lanczos);
        decided.Leading.ShouldBe(new LeadingModesOptions { Modes = 30 });
    }

    [Fact]
    public void Decide_KernelThatFits_StaysAsItIs()
    {
        Decide(Job.Features, 1000).ShouldBeSameAs(Job.Features);
        Decide(Job.Features, 1000, available: 1L << 20).Method.ShouldBe(SpectrumMethod.Auto, "by svd, whose memory is refused elsewhere");
        Decide(Job.Features, 500, network: Wide).Method.ShouldBe(SpectrumMethod.Auto);
        Decide(Job.Features, 500, available: 200 << 20, network: Wide).Method.ShouldBe(SpectrumMethod.Lanczos);
    }

    [Fact]
    public void Decide_WhatNeedsTheKernel_KeepsIt()
    {
        Decide(Job.Features with { Save = [SavedMatrix.Kernel] }, 3000).Method.ShouldBe(SpectrumMethod.Auto);
        Decide(Job.Features with { Track = new() { Count = 5 } }, 3000).Method.ShouldBe(SpectrumMethod.Auto);
        Decide(Job.Features, 3000, noise: 0.1).Method.ShouldBe(SpectrumMethod.Auto);
        Decide(Job.Features with { Method = SpectrumMethod.Kernel }, 3000).Method.ShouldBe(SpectrumMethod.Kernel);
    }

    [Fact]
    public void Decide_LanczosUnderInstanceNoise_IsRefused() =>
        Should.Throw<NtkException>(() => Decide(Job.Features with { Method = SpectrumMethod.Lanczos }, 10, noise: 0.1))
            .Message.ShouldStartWith("lanczos forms no tangent kernel");

    private static FeatureOptions Decide(FeatureOptions features, int samples, long available = Plenty, double noise = 0,
        NetworkArchitecture? network = null) =>
        SpectrumDecision.Decide(Job with { Features = features }, network ?? Network, new TrainingData
        {
            Train = new Dataset { InputNames = ["a", "b"], TargetNames = ["y"], Inputs = new(samples, 2), Targets = new(samples, 1) },
            InstanceNoise = noise,
        }, gridPoints: 10, available);
}
