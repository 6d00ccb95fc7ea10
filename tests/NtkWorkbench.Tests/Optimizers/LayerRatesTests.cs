namespace NtkWorkbench.Tests;

public sealed class LayerRatesTests
{
    // Base [3, 4, 4, 2]: the layers' fans over those of the base are 1 → 3, 3 → 2, 2 → 1.
    private static readonly NetworkArchitecture Network =
        new([3, 12, 8, 2], Activation.Relu, new MupParameterization { BaseWidth = 4 });

    public static TheoryData<OptimizerOptions> Optimizers =>
        [new SgdOptions(), new MomentumOptions(), new AdamOptions(), new RmsPropOptions()];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Of_MupAwayFromTheBase_AreThoseOfTheTable(OptimizerOptions optimizer)
    {
        LayerRates[] expected = optimizer is SgdOptions or MomentumOptions
            ? [new(3, 3), new(2.0 / 3, 2), new(1.0 / 2, 1)]
            : [new(1, 1), new(1.0 / 3, 1), new(1.0 / 2, 1)];
        Network.Layers.Select(layer => LayerRates.Of(layer, optimizer)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Of_OtherParameterizationsAndTheBaseWidth_AreOne(OptimizerOptions optimizer)
    {
        foreach (Parameterization parameterization in
            new[] { Parameterization.Standard, Parameterization.Ntk, new MupParameterization { BaseWidth = 12 } })
        {
            var network = new NetworkArchitecture([3, 12, 12, 2], Activation.Relu, parameterization);
            network.Layers.ShouldAllBe(layer => LayerRates.Of(layer, optimizer) == new LayerRates(1, 1));
            LayerRates.Vector(network, optimizer, TrainableLayers.All).ShouldBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Of_DecayInAGradientThatIsDivided_IsRefusedAwayFromTheBase(OptimizerOptions optimizer)
    {
        OptimizerOptions coupled = optimizer with { WeightDecay = 0.1 };
        var atBase = new NetworkArchitecture([3, 4, 4, 2], Activation.Relu, new MupParameterization { BaseWidth = 4 });
        atBase.Layers.ShouldAllBe(layer => LayerRates.Of(layer, coupled) == new LayerRates(1, 1));
        LayerRates.Vector(Network, coupled with { Decoupled = true }, TrainableLayers.All).ShouldNotBeNull();
        if (optimizer is SgdOptions or MomentumOptions)
            LayerRates.Vector(Network, coupled, TrainableLayers.All).ShouldNotBeNull();
        else
            Should.Throw<NtkException>(() => LayerRates.Vector(Network, coupled, TrainableLayers.All)).Message
                .ShouldContain("decouple it");
    }

    [Fact]
    public void Of_NoHiddenLayers_AreOneWhateverTheBase() =>
        LayerRates.Vector(new([3, 2], Activation.Relu, new MupParameterization { BaseWidth = 64 }), new SgdOptions(), TrainableLayers.All)
            .ShouldBeNull();

    [Fact]
    public void Vector_OutputLayer_HasItsWeightsAndBiasesAlone() =>
        LayerRates.Vector(Network, new SgdOptions(), TrainableLayers.Output)
            .ShouldBe([.. Enumerable.Repeat(0.5, 16), .. Enumerable.Repeat(1.0, 2)]);
}
