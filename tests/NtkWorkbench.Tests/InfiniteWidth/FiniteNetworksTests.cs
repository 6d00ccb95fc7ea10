using System.Collections.Concurrent;

namespace NtkWorkbench.Tests;

/// <summary>The recursion against the average of finite networks over draws.</summary>
public sealed class FiniteNetworksTests
{
    private const int Width = 256, Draws = 24;

    /// <summary>Standard errors of the average that the limit may be away: with 24 draws one in 1,800 is further.</summary>
    private const double StandardErrors = 4;

    private static readonly Matrix Points = new(3, 2, [0.9, -0.4, 1.3, 0.7, -0.5, -1.1]);

    private static readonly InitializationOptions Initialization =
        new() { Weights = new HeNormalScheme(), Biases = new NormalScheme { Std = 0.3 } };

    private static readonly BuiltinEngineProvider Engines = new(LinearAlgebraProviders.Best());

    // Draws do not depend on the activation.
    private static readonly ConcurrentDictionary<(int Depth, Parameterization Parameterization), Lazy<double[][]>> Drawn = new();

    public static TheoryData<Activation, int> ActivationsAndDepths
    {
        get
        {
            var data = new TheoryData<Activation, int>();
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                for (int depth = 1; depth <= 4; depth++)
                    data.Add(activation, depth);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ActivationsAndDepths))]
    public void Kernels_HiddenLayers_AreTheAverageOfFiniteNetworks(Activation activation, int depth) =>
        CompareWithAverage(Network(activation, depth, Parameterization.Ntk), Parameters(depth, Parameterization.Ntk));

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    public void Kernels_StandardParameterization_GrowWithTheWidths(Activation activation) =>
        CompareWithAverage(Network(activation, 2, Parameterization.Standard), Parameters(2, Parameterization.Standard));

    [Fact]
    public void Kernels_LayersOutput_AreTheLastShare() =>
        CompareWithAverage(Network(Activation.Silu, 2, Parameterization.Ntk), Parameters(2, Parameterization.Ntk), TrainableLayers.Output);

    [Fact]
    public void Kernels_UniformHiddenWeights_AreThoseOfNormalOnes()
    {
        NetworkArchitecture network = Network(Activation.Gelu, 3, Parameterization.Ntk);
        double[][] parameters = [.. Enumerable.Range(0, Draws).Select(seed =>
            ParameterInitializer.Draw(network, Initialization with { Weights = new HeUniformScheme() }, new RandomStreams(1000 + seed)))];
        Range inputWeights = network.Layers[0].Weight;
        for (int draw = 0; draw < Draws; draw++)
            Parameters(3, Parameterization.Ntk)[draw].AsSpan(inputWeights).CopyTo(parameters[draw].AsSpan(inputWeights));
        CompareWithAverage(network, parameters);
    }

    private static NetworkArchitecture Network(Activation activation, int depth, Parameterization parameterization) =>
        new([Points.Columns, .. Enumerable.Repeat(Width, depth), 1], activation, parameterization);

    private static double[][] Parameters(int depth, Parameterization parameterization) =>
        Drawn.GetOrAdd((depth, parameterization), key => new(() => [.. Enumerable.Range(0, Draws).Select(seed =>
            ParameterInitializer.Draw(Network(Activation.Relu, depth, parameterization), Initialization, new RandomStreams(seed)))])).Value;

    private static void CompareWithAverage(
        NetworkArchitecture network, double[][] parameters, TrainableLayers layers = TrainableLayers.All)
    {
        var limit = InfiniteWidthNetwork.Of(network, Initialization, layers);
        limit.HasNormalDraws.ShouldBeTrue();
        InfiniteWidthKernels kernels = limit.Kernels(Points, Points);
        (Matrix Nngp, Matrix Tangent)[] finite = [.. parameters.Select(draw => Kernels(network, draw, layers, limit.Layers[^1]))];
        Compare("K", kernels.Nngp, [.. finite.Select(each => each.Nngp)], network);
        Compare("Θ", kernels.Tangent, [.. finite.Select(each => each.Tangent)], network);
    }

    /// <summary>The covariance of the output given its last layer's inputs, σ_w² a·a′/n + σ_b², which varies less than a product of
    /// outputs; and Θ.</summary>
    private static (Matrix Nngp, Matrix Tangent) Kernels(
        NetworkArchitecture network, double[] parameters, TrainableLayers layers, LayerVariances last)
    {
        using IEngine engine = Engines.Create(network, Precision.Float64, parameters);
        using ITangentFeatures features = engine.Linearize(Points.Values);
        Matrix share = TangentKernels.Compute(features, features, network.Layers[^1].Index);
        Matrix tangent = layers == TrainableLayers.Output ? share : TangentKernels.Compute(features, features);

        // The last layer's share of Θ is (f/n) a·a′ + 1.
        return (new(share.Rows, share.Columns,
            [.. share.Values.Select(entry => (last.Weights * (entry - 1) / last.FeatureScale) + last.Biases)]), tangent);
    }

    private static void Compare(string name, Matrix limit, Matrix[] finite, NetworkArchitecture network)
    {
        // Means of finite networks differ from the limit by a share of the order of depth/width (arXiv:1909.05989).
        double bias = (double)network.Layers.Count / Width;
        for (int i = 0; i < limit.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double[] entries = [.. finite.Select(kernel => kernel[i, j])];
                double mean = entries.Average(), deviation = Math.Sqrt(entries.Sum(entry => (entry - mean) * (entry - mean)) / (Draws - 1));
                double allowed = (StandardErrors * deviation / Math.Sqrt(Draws)) + (bias * Math.Sqrt(limit[i, i] * limit[j, j]));
                mean.ShouldBe(limit[i, j], allowed, $"{name}[{i}, {j}] of {network}");
            }
        }
    }
}
