namespace NtkWorkbench.Tests;

public sealed class MupInitializationTests
{
    private const int BaseWidth = 10;

    // Layers of 200 and 400 units, whose base has ten.
    private static readonly int[] Sizes = [30, 200, 400, 20];

    public static TheoryData<InitializationScheme> Schemes =>
        [new HeNormalScheme(), new XavierNormalScheme(), new LecunNormalScheme(), new NormalScheme { Std = 0.3 }];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Draw_Mup_HasTheVariancesOfTheTable(InitializationScheme scheme)
    {
        NetworkArchitecture wide = Mup(Sizes), atBase = new([30, BaseWidth, BaseWidth, 20], Activation.Relu);
        double[] parameters = Draw(wide, scheme);
        // 1, 1/r and 1/r² of the base's, r the fan_in over its.
        double[] shares = [1, 1.0 / 20, 1.0 / 1600];
        foreach (LayerLayout layer in wide.Layers)
        {
            double variance = scheme.Variance(atBase.Layers[layer.Index])!.Value;
            SampleMoments.ShouldAgree(parameters[layer.Weight], 0, variance * shares[layer.Index], SampleMoments.NormalKurtosis);
            SampleMoments.ShouldAgree(parameters[layer.Bias], 0, variance, SampleMoments.NormalKurtosis);
        }
    }

    [Fact]
    public void Draw_MupByHeNormal_IsTheFormulaInFans()
    {
        // Input 2/d, hidden 2/fan_in, output 2B/fan_in².
        NetworkArchitecture wide = Mup(Sizes);
        double[] parameters = Draw(wide, new HeNormalScheme());
        double[] variances = [2.0 / 30, 2.0 / 200, 2.0 * BaseWidth / (400 * 400)];
        foreach (LayerLayout layer in wide.Layers)
            SampleMoments.ShouldAgree(parameters[layer.Weight], 0, variances[layer.Index], SampleMoments.NormalKurtosis);
    }

    [Fact]
    public void Draw_AtTheBaseWidth_IsTheStandardNetworkToTheLastBit()
    {
        int[] sizes = [3, BaseWidth, BaseWidth, 2];
        foreach (InitializationScheme scheme in new InitializationScheme[]
            { new HeNormalScheme(), new PytorchDefaultScheme(), new XavierUniformScheme(), new ConstantScheme { Value = 0.1 } })
            Draw(Mup(sizes), scheme).ShouldBe(Draw(new(sizes, Activation.Relu), scheme));
    }

    [Fact]
    public void Draw_Elbows_LieWhereTheScheme()
    {
        NetworkArchitecture wide = Mup([1, 50, 50, 1]);
        double[] parameters = ParameterInitializer.Draw(
            wide, new() { Weights = new HeNormalScheme(), Biases = new ElbowsScheme() }, new RandomStreams(1));
        ElbowPositions.Of(wide, parameters)!.ShouldAllBe(elbow => elbow > -1e-12 && elbow < 1 + 1e-12);
    }

    private static NetworkArchitecture Mup(int[] sizes) => new(sizes, Activation.Relu, new MupParameterization { BaseWidth = BaseWidth });

    private static double[] Draw(NetworkArchitecture network, InitializationScheme scheme) =>
        ParameterInitializer.Draw(network, new() { Weights = scheme, Biases = scheme }, new RandomStreams(1));
}
