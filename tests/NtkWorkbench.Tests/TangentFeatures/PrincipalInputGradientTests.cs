namespace NtkWorkbench.Tests;

public sealed class PrincipalInputGradientTests
{
    private const double Step = 1e-5;

    /// <summary>Of a central difference with that step: its square, and rounding over the step.</summary>
    private const double OfDifferences = 1e-8;

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Gradient_EveryActivation_IsThatOfFiniteDifferences(Activation activation)
    {
        foreach (Parameterization parameterization in (Parameterization[])
            [.. TestNetworks.Parameterizations, new MupParameterization { BaseWidth = 3 }])
        {
            var architecture = new NetworkArchitecture([3, 7, 5, 2], activation, parameterization);
            Compare(architecture, TrainableLayers.All);
        }
    }

    [Fact]
    public void Gradient_OutputLayerAlone_IsOfItsFeatures() =>
        Compare(new NetworkArchitecture([3, 6, 2], Activation.Tanh), TrainableLayers.Output);

    [Fact]
    public void Gradient_LinearModel_IsTheDirection()
    {
        using Network line = NetworkTests.Line(0.5, -0.25);
        // J = (x, 1) at ±1: σ = √2 twice; at x = 2 and −2 the first direction is (±1, 0).
        using Linearization linear = line.Linearize(new(2, 1, [2, -2]));
        Math.Abs(linear.PrincipalInputGradient(0, [7], 0)[0]).ShouldBe(1, tolerance: 1e-14);
    }

    [Fact]
    public void Gradient_PointOfAnotherLength_IsRefused()
    {
        using Network line = NetworkTests.Line(0.5, -0.25);
        using Linearization linear = line.Linearize(new(2, 1, [2, -2]));
        Should.Throw<ShapeException>(() => linear.PrincipalInputGradient(0, [1, 2], 0));
    }

    private static void Compare(NetworkArchitecture architecture, TrainableLayers layers)
    {
        double[] parameters = TestProblems.Parameters(architecture);
        Dataset data = TestProblems.Data(architecture, LossKind.MeanSquaredError, 6);
        using var network = new Network(
            architecture, parameters, 0, Precision.Float64, new BuiltinEngineProvider(LinearAlgebraProviders.Managed));
        using Linearization linear = network.Linearize(data.Inputs, new LinearizationOptions { Layers = layers, Principal = 3 });
        double[] point = [0.31, -0.47, 0.83];
        for (int k = 0; k < 3; k++)
        {
            for (int output = 0; output < 2; output++)
            {
                double[] gradient = linear.PrincipalInputGradient(k, point, output);
                for (int i = 0; i < point.Length; i++)
                {
                    var moved = new Matrix(2, 3, [.. point, .. point]);
                    moved[0, i] += Step;
                    moved[1, i] -= Step;
                    Matrix values = linear.PrincipalFeatures(moved);
                    gradient[i].ShouldBe((values[output, k] - values[2 + output, k]) / (2 * Step), OfDifferences, $"φ_{k + 1}, x_{i}");
                }
            }
        }
    }
}
