namespace NtkWorkbench.Tests;

public sealed class ParameterInitializerTests
{
    public static TheoryData<Parameterization> Parameterizations => [.. TestNetworks.Parameterizations];

    private const int FanIn = 50;
    private const int FanOut = 400;

    // Division by the weight scale and multiplication by it each round once.
    private const double RoundingTolerance = 1e-15;

    private static readonly NetworkArchitecture Wide = new([FanIn, FanOut], Activation.Relu);

    public static TheoryData<InitializationScheme, double> NormalSchemes => new()
    {
        { new HeNormalScheme(), 2.0 / FanIn },
        { new XavierNormalScheme(), 2.0 / (FanIn + FanOut) },
        { new LecunNormalScheme(), 1.0 / FanIn },
        { new NormalScheme { Std = 3 }, 9 },
    };

    public static TheoryData<InitializationScheme, double, double> UniformSchemes => new()
    {
        { new HeUniformScheme(), -Math.Sqrt(6.0 / FanIn), Math.Sqrt(6.0 / FanIn) },
        { new XavierUniformScheme(), -Math.Sqrt(6.0 / (FanIn + FanOut)), Math.Sqrt(6.0 / (FanIn + FanOut)) },
        { new PytorchDefaultScheme(), -1 / Math.Sqrt(FanIn), 1 / Math.Sqrt(FanIn) },
        { new UniformScheme { Low = 1, High = 4 }, 1, 4 },
    };

    [Theory]
    [MemberData(nameof(NormalSchemes))]
    public void Draw_NormalScheme_HasItsVariance(InitializationScheme scheme, double variance)
    {
        double[] parameters = Draw(Wide, scheme, scheme);
        LayerLayout layer = Wide.Layers[0];
        SampleMoments.ShouldAgree(parameters.AsSpan(layer.Weight), 0, variance, SampleMoments.NormalKurtosis);
        SampleMoments.ShouldAgree(parameters.AsSpan(layer.Bias), 0, variance, SampleMoments.NormalKurtosis);
    }

    [Theory]
    [MemberData(nameof(UniformSchemes))]
    public void Draw_UniformScheme_FillsItsInterval(InitializationScheme scheme, double low, double high)
    {
        double[] parameters = Draw(Wide, scheme, scheme);
        LayerLayout layer = Wide.Layers[0];
        double variance = (high - low) * (high - low) / 12;
        parameters.ShouldAllBe(value => value >= low && value < high);
        SampleMoments.ShouldAgree(parameters.AsSpan(layer.Weight), (low + high) / 2, variance, SampleMoments.UniformKurtosis);
        SampleMoments.ShouldAgree(parameters.AsSpan(layer.Bias), (low + high) / 2, variance, SampleMoments.UniformKurtosis);
    }

    [Fact]
    public void Draw_ConstantAndZeros_AreThat()
    {
        double[] parameters = Draw(new([2, 3, 1], Activation.Tanh), new ConstantScheme { Value = 0.5 }, new ZerosScheme());
        parameters.ShouldBe([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0.5, 0.5, 0.5, 0]);
    }

    [Fact]
    public void Draw_OtherBiasScheme_LeavesWeightsAsTheyWere()
    {
        var deep = new NetworkArchitecture([1, 5, 5, 1], Activation.Relu);
        double[] first = Draw(deep, new HeNormalScheme(), new ElbowsScheme());
        double[] second = Draw(deep, new HeNormalScheme(), new PytorchDefaultScheme());
        foreach (LayerLayout layer in deep.Layers)
            second[layer.Weight].ShouldBe(first[layer.Weight]);
        second[deep.Layers[0].Bias].ShouldNotBe(first[deep.Layers[0].Bias]);
    }

    [Fact]
    public void Draw_LayerByLayer_ContinuesOneStream()
    {
        var deep = new NetworkArchitecture([2, 3, 1], Activation.Relu);
        double[] parameters = Draw(deep, new NormalScheme { Std = 2 }, new ZerosScheme());
        RandomStream stream = new RandomStreams(1).Named("initialization/weights");
        parameters[deep.Layers[0].Weight].ShouldAllBe(value => value == 2 * stream.NextNormal());
        parameters[deep.Layers[1].Weight].ShouldAllBe(value => value == 2 * stream.NextNormal());
    }

    [Theory]
    [MemberData(nameof(NormalSchemes))]
    public void Draw_NtkParameterization_HasTheSameEffectiveValues(InitializationScheme scheme, double variance)
    {
        int[] sizes = [FanIn, 30, 2];
        NetworkArchitecture standard = new(sizes, Activation.Relu), ntk = new(sizes, Activation.Relu, Parameterization.Ntk);
        double[] expected = Draw(standard, scheme, scheme), stored = Draw(ntk, scheme, scheme);
        foreach (LayerLayout layer in ntk.Layers)
        {
            double[] effective = [.. stored[layer.Weight].Select(value => value * layer.WeightScale)];
            effective.ShouldBe(expected[layer.Weight], RoundingTolerance * 10 * Math.Sqrt(variance));
            stored[layer.Bias].ShouldBe(expected[layer.Bias]);
        }
    }

    [Theory]
    [MemberData(nameof(Parameterizations))]
    public void Draw_Elbows_LieUniformlyInTheRange(Parameterization parameterization)
    {
        var architecture = new NetworkArchitecture([1, 2000, 3, 1], Activation.Relu, parameterization);
        double[] parameters = Draw(architecture, new PytorchDefaultScheme(), new ElbowsScheme { Range = new Interval(-2, 1) });
        LayerLayout first = architecture.Layers[0];
        double[] elbows = [.. parameters[first.Bias].Zip(parameters[first.Weight], (bias, weight) => -bias / (first.WeightScale * weight))];
        elbows.ShouldAllBe(elbow => elbow >= -2 - RoundingTolerance && elbow < 1 + RoundingTolerance);
        SampleMoments.ShouldAgree(elbows, -0.5, 9.0 / 12, SampleMoments.UniformKurtosis);
        parameters[architecture.Layers[1].Bias].ShouldAllBe(bias => bias == 0);
        parameters[architecture.Layers[2].Bias].ShouldAllBe(bias => bias == 0);
    }

    [Fact]
    public void Draw_ElbowsWithTwoInputs_ThrowsNamingThem() =>
        Should.Throw<NtkException>(() => Draw(new([2, 3, 1], Activation.Relu), new HeNormalScheme(), new ElbowsScheme()))
            .Message.ShouldBe("initialization.biases: elbows need a network with one input, got 2 inputs");

    [Fact]
    public void Draw_ElbowsAsWeights_Throws() =>
        Should.Throw<NtkException>(() => Draw(new([1, 3, 1], Activation.Relu), new ElbowsScheme(), new ZerosScheme()))
            .Message.ShouldStartWith("initialization.weights");

    [Fact]
    public void Draw_EverySchemeThereIs_IsKnown()
    {
        Type[] tested = [.. NormalSchemes.Select(row => row[0].GetType()), .. UniformSchemes.Select(row => row[0].GetType()),
            typeof(ConstantScheme), typeof(ZerosScheme), typeof(ElbowsScheme)];
        Type[] schemes = [.. typeof(InitializationScheme).Assembly.GetTypes().Where(type => type.BaseType == typeof(InitializationScheme))];
        schemes.ShouldBe(tested, ignoreOrder: true);
    }

    private static double[] Draw(NetworkArchitecture architecture, InitializationScheme weights, InitializationScheme biases) =>
        ParameterInitializer.Draw(architecture, new() { Weights = weights, Biases = biases }, new RandomStreams(1));
}
