namespace NtkWorkbench.Tests;

public sealed class PreActivationsTests
{
    // Sums of a few hundred products in another order.
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_EveryParameterization_AreThoseOfTheEnginesActivationsAndOutputs()
    {
        foreach (Parameterization parameterization in
            (Parameterization[])[.. TestNetworks.Parameterizations, new MupParameterization { BaseWidth = 3 }])
        {
            var architecture = new NetworkArchitecture([3, 7, 5, 2], Activation.Tanh, parameterization);
            double[] parameters = TestNetworks.Parameters(architecture);
            Matrix inputs = TestNetworks.Inputs(architecture, 9);
            using IEngine engine = TestProblems.Engine(architecture, Precision.Float64, parameters);

            IReadOnlyList<Matrix> z = PreActivations.Of(architecture, parameters, inputs);

            z.Count.ShouldBe(3);
            for (int layer = 0; layer < 2; layer++)
            {
                double[] activations = new double[9 * architecture.Layers[layer].FanOut];
                engine.Activations(layer, inputs.Values, activations);
                z[layer].Values.Select(Math.Tanh).ShouldBe(activations, Rounding);
            }
            double[] outputs = new double[18];
            engine.Evaluate(inputs.Values, outputs);
            z[2].Values.ShouldBe(outputs, Rounding);
        }
    }

    [Fact]
    public void Of_OtherShapes_AreRefused()
    {
        var architecture = new NetworkArchitecture([3, 7, 2], Activation.Tanh);
        Should.Throw<ShapeException>(() => PreActivations.Of(architecture, new double[3], new Matrix(1, 3)));
        Should.Throw<ShapeException>(() => PreActivations.Of(architecture, TestNetworks.Parameters(architecture), new Matrix(1, 2)));
    }

    [Fact]
    public void Changes_AreMeansOverSamplesAndUnits() =>
        PreActivations.Changes([new(1, 2, [1, 2]), new(1, 1, [0])], [new(1, 2, [2, -1]), new(1, 1, [-0.5])]).ShouldBe([2, 0.5]);

    [Theory]
    [InlineData(false, -0.5, 0.5, 1)]
    [InlineData(true, 0, 0, 0)]
    public void Changes_FirstStepOfGradientDescent_GoWithWidthAsTheTheorySays(bool isMup, double first, double second, double outputs)
    {
        // ∂L/∂z₁ and ∂L/∂z₂ are of order 1/√n: Δz₁ ∝ r₁/√n, Δz₂ ∝ r₂ n/√n and Δf ∝ r₃ n with the rates r of the layers' weights; in μP
        // the sensitivities are of order 1/n, and every layer moves alike. The width is large against the base's, so that f₀ is small.
        double[] expected = [first, second, outputs];
        double[][] changes = [.. new[] { 128, 1024 }.Select(width => Mean(width, isMup))];
        for (int layer = 0; layer < 3; layer++)
        {
            // A few seeds' spread over ln 8, and what biases and the layer below add at finite width.
            double slope = Math.Log(changes[1][layer] / changes[0][layer]) / Math.Log(8);
            slope.ShouldBe(expected[layer], 0.15, $"layer {layer + 1}");
        }
    }

    // Over seeds; at a rate so small that a step is one of first order.
    private static double[] Mean(int width, bool isMup)
    {
        const int seeds = 16;
        double[] sum = new double[3];
        // All on one side of 0: samples move the network the same way.
        Matrix inputs = new(16, 4, [.. TestMatrices.Random(16, 4, 6).Values.Select(Math.Abs)]);
        var data = new TrainingData
        {
            Train = new() { Inputs = inputs, Targets = new(16, 1, [.. Enumerable.Range(0, 16).Select(i => 3 + Math.Sin(i))]),
                InputNames = ["a", "b", "c", "d"], TargetNames = ["y"] },
        };
        for (int seed = 1; seed <= seeds; seed++)
        {
            using Network network = Network.Create([4, width, width, 1], Activation.Tanh, seed,
                new() { Weights = new LecunNormalScheme(), Biases = new ZerosScheme() },
                isMup ? new MupParameterization { BaseWidth = 4 } : Parameterization.Standard);
            IReadOnlyList<Matrix> before = PreActivations.Of(network.Architecture, network.Parameters(), inputs);
            network.Train(data, new() { Steps = 1, LearningRate = 1e-5 });
            double[] changes = PreActivations.Changes(before, PreActivations.Of(network.Architecture, network.Parameters(), inputs));
            for (int layer = 0; layer < 3; layer++)
                sum[layer] += changes[layer] / seeds;
        }
        return sum;
    }
}
