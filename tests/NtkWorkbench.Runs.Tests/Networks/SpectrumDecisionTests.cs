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
        Decide(Job.Features, 500, network: Wide).Method.ShouldBe(SpectrumMethod.Auto);
        Decide(Job.Features, 500, available: 200 << 20, network: Wide).Method.ShouldBe(SpectrumMethod.Lanczos);
    }

    // Two inputs, ten units and one output: 41 parameters, of which svd would be chosen; Θ of 100,000 rows takes 80 GB all the same.
    [Fact]
    public void Decide_FewParametersOfManySamples_IsLanczos()
    {
        var few = new NetworkArchitecture([2, 10, 1], Activation.Tanh);
        SpectrumMemory.Estimate(few, 100_000, SpectrumMethod.Auto).Method.ShouldBe(SpectrumMethod.Svd);
        Decide(Job.Features, 100_000, network: few).Method.ShouldBe(SpectrumMethod.Lanczos);
        Decide(Job.Features, 1000, network: few).Method.ShouldBe(SpectrumMethod.Auto);
        Decide(Job.Features, 1000, available: 1L << 20, network: few).Method.ShouldBe(SpectrumMethod.Lanczos);
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

    // Without checkpoints features are not decided on, and a rate as a fraction of the largest stable one still needs σ₁.
    [Fact]
    public void OfRate_WithoutCheckpoints_IsLanczosWhereTheKernelIsLarge()
    {
        FeatureOptions none = Job.Features with { Checkpoints = [] };
        Decide(none, 3000).Method.ShouldBe(SpectrumMethod.Auto);
        OfRate(none, 3000).ShouldBe(SpectrumMethod.Lanczos);
        OfRate(none, 1000).ShouldBe(SpectrumMethod.Auto);
        OfRate(none, 3000, noise: 0.1).ShouldBe(SpectrumMethod.Auto);
        OfRate(none with { Method = SpectrumMethod.Kernel }, 3000).ShouldBe(SpectrumMethod.Kernel);

        static SpectrumMethod OfRate(FeatureOptions features, int samples, double noise = 0) =>
            SpectrumDecision.OfRate(Job with { Features = features }, Network, Data(samples, noise), Plenty);
    }

    private static FeatureOptions Decide(FeatureOptions features, int samples, long available = Plenty, double noise = 0,
        NetworkArchitecture? network = null) =>
        SpectrumDecision.Decide(Job with { Features = features }, network ?? Network, Data(samples, noise), gridPoints: 10, available);

    private static TrainingData Data(int samples, double noise) => new()
    {
        Train = new Dataset { InputNames = ["a", "b"], TargetNames = ["y"], Inputs = new(samples, 2), Targets = new(samples, 1) },
        InstanceNoise = noise,
    };
}
