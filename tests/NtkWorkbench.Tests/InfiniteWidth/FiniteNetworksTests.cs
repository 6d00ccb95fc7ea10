using System.Collections.Concurrent;

namespace NtkWorkbench.Tests;

/// <summary>The recursion against the average of finite networks over draws, taken to infinite width from two.</summary>
/// <remarks>Means of finite networks differ from the limit by a share of the order of depth/width (arXiv:1909.05989), which 2·mean(2n) −
/// mean(n) takes out; what is left, of the order of (depth/width)² ≤ 10⁻³, is far below the standard errors.</remarks>
public sealed class FiniteNetworksTests
{
    private const int Width = 128, Draws = 24;

    // Of he_normal, fan_in · 2/fan_in, and of biases of 0.3.
    private const double WeightVariance = 2, BiasVariance = 0.09;

    /// <summary>Standard errors of the average that the limit may be away: with 24 draws one in 1,800 is further.</summary>
    private const double StandardErrors = 4;

    private static readonly Matrix Points = new(3, 2, [0.9, -0.4, 1.3, 0.7, -0.5, -1.1]);

    private static readonly InitializationOptions Initialization =
        new() { Weights = new HeNormalScheme(), Biases = new NormalScheme { Std = 0.3 } };

    private static readonly BuiltinEngineProvider Engines = new(LinearAlgebraProviders.Best());

    // Draws do not depend on the activation.
    private static readonly ConcurrentDictionary<(int Width, int Depth, Parameterization Parameterization), Lazy<double[][]>> Drawn = new();

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
        CompareWithAverage(width => Network(width, activation, depth, Parameterization.Ntk));

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    public void Kernels_StandardParameterization_GrowWithTheWidths(Activation activation) =>
        CompareWithAverage(width => Network(width, activation, 2, Parameterization.Standard));

    [Fact]
    public void Kernels_LayersOutput_AreTheLastShare() =>
        CompareWithAverage(width => Network(width, Activation.Silu, 2, Parameterization.Ntk), layers: TrainableLayers.Output);

    [Fact]
    public void Kernels_UniformHiddenWeights_AreThoseOfNormalOnes() =>
        CompareWithAverage(width => Network(width, Activation.Gelu, 3, Parameterization.Ntk), network =>
        [
            .. Parameters(network).Select((normal, draw) =>
            {
                double[] uniform = ParameterInitializer.Draw(
                    network, Initialization with { Weights = new HeUniformScheme() }, new RandomStreams(1000 + draw));
                Range inputs = network.Layers[0].Weight;
                normal.AsSpan(inputs).CopyTo(uniform.AsSpan(inputs));
                return uniform;
            }),
        ]);

    private static NetworkArchitecture Network(int width, Activation activation, int depth, Parameterization parameterization) =>
        new([Points.Columns, .. Enumerable.Repeat(width, depth), 1], activation, parameterization);

    private static double[][] Parameters(NetworkArchitecture network) => Drawn.GetOrAdd(
        (network.Layers[0].FanOut, network.Layers.Count - 1, network.Parameterization), key => new(() =>
            [.. Enumerable.Range(0, Draws).Select(seed => ParameterInitializer.Draw(
                Network(key.Width, Activation.Relu, key.Depth, key.Parameterization), Initialization, new RandomStreams(seed)))])).Value;

    private static void CompareWithAverage(Func<int, NetworkArchitecture> network,
        Func<NetworkArchitecture, double[][]>? parameters = null, TrainableLayers layers = TrainableLayers.All)
    {
        (Differences narrow, Differences wide) = (Of(Width), Of(2 * Width));
        narrow.ShouldAgree(wide, network(Width));

        Differences Of(int width)
        {
            NetworkArchitecture own = network(width);
            var limit = InfiniteWidthNetwork.Of(own, Initialization, layers);
            limit.HasNormalDraws.ShouldBeTrue();
            InfiniteWidthKernels kernels = limit.Kernels(Points, Points);
            (Matrix Nngp, Matrix Tangent)[] finite = [.. (parameters ?? Parameters)(own).Select(draw => Kernels(own, draw, layers))];
            return new(
                [.. Relative(kernels.Nngp, [.. finite.Select(each => each.Nngp)]),
                    .. Relative(kernels.Tangent, [.. finite.Select(each => each.Tangent)])]);
        }
    }

    /// <summary>The covariance of the output given its last layer's inputs, σ_w² a·a′/n + σ_b², which varies less than a product of
    /// outputs; and Θ.</summary>
    private static (Matrix Nngp, Matrix Tangent) Kernels(NetworkArchitecture network, double[] parameters, TrainableLayers layers)
    {
        using IEngine engine = Engines.Create(network, Precision.Float64, parameters);
        using ITangentFeatures features = engine.Linearize(Points.Values);
        Matrix share = TangentKernels.Compute(features, features, network.Layers[^1].Index);
        Matrix tangent = layers == TrainableLayers.Output ? share : TangentKernels.Compute(features, features);

        // The last layer's share of Θ is a·a′/n + 1 in the NTK parameterization, a·a′ + 1 in the standard one.
        double inputs = network.Parameterization is StandardParameterization ? network.Layers[^1].FanIn : 1;
        return (new(share.Rows, share.Columns,
            [.. share.Values.Select(entry => (WeightVariance * (entry - 1) / inputs) + BiasVariance)]), tangent);
    }

    /// <summary>Of each entry (finite − limit)/√(limit's diagonal), over draws.</summary>
    private static IEnumerable<double[]> Relative(Matrix limit, Matrix[] finite) =>
        from i in Enumerable.Range(0, limit.Rows)
        from j in Enumerable.Range(0, i + 1)
        select finite.Select(kernel => (kernel[i, j] - limit[i, j]) / Math.Sqrt(limit[i, i] * limit[j, j])).ToArray();

    private sealed record Differences(IReadOnlyList<double[]> Entries)
    {
        /// <summary>With those of twice the width: 2·mean(2n) − mean(n) is 0 within its standard error.</summary>
        public void ShouldAgree(Differences wide, NetworkArchitecture network)
        {
            for (int entry = 0; entry < Entries.Count; entry++)
            {
                double mean = (2 * wide.Entries[entry].Average()) - Entries[entry].Average();
                double error = double.Hypot(2 * Error(wide.Entries[entry]), Error(Entries[entry]));
                mean.ShouldBe(0, StandardErrors * error, $"entry {entry} of {network}");
            }
        }

        private static double Error(double[] draws)
        {
            double mean = draws.Average();
            return Math.Sqrt(draws.Sum(one => (one - mean) * (one - mean)) / (draws.Length - 1) / draws.Length);
        }
    }
}
