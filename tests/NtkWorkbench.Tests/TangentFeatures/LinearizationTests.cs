namespace NtkWorkbench.Tests;

/// <summary>On f(x) = wx + b, whose features (x, 1) make everything a closed form.</summary>
public sealed class LinearizationTests : IDisposable
{
    private static readonly Matrix Inputs = new(3, 1, [-1, 0, 2]);
    private static readonly Matrix Targets = new(3, 1, [1, -1, 3]);
    private readonly Network _line = NetworkTests.Line(0.5, -0.25);
    private readonly Linearization _linear;

    public LinearizationTests() => _linear = _line.Linearize(Inputs);

    public void Dispose()
    {
        _linear.Dispose();
        _line.Dispose();
    }

    [Fact]
    public void Kernel_Line_IsTheProductOfInputsPlusOne() =>
        _linear.Kernel.Values.ShouldBe([2, 1, -1, 1, 1, 1, -1, 1, 5]);

    // JᵀJ = [[5, 1], [1, 3]], eigenvalues 4 ± √2.
    [Fact]
    public void LargestStableRate_Line_IsThatOfItsSecondMoments()
    {
        _linear.Spectrum.SingularValues[0].ShouldBe(Math.Sqrt(4 + Math.Sqrt(2)), tolerance: 1e-14);
        _linear.Spectrum.SingularValues[1].ShouldBe(Math.Sqrt(4 - Math.Sqrt(2)), tolerance: 1e-14);
        _linear.LargestStableRate.ShouldBe(3 / (4 + Math.Sqrt(2)), tolerance: 1e-14);
        _linear.StableRates(new() { Steps = 1 })!.Value.Fastest!.Value.ShouldBe(3.0 / 8, tolerance: 1e-14);
    }

    [Fact]
    public void Moved_Line_IsTheOtherLine() =>
        _linear.At(new(2, 1, [-3, 4])).Moved([2, 7]).Values.ShouldBe([1, 15]);

    // (JᵀJ + λI) Δθ = Jᵀ(y − f₀) in two unknowns.
    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void TangentRidge_Line_IsRidgeInItsParameters(double ridge)
    {
        double[] residual = [.. Targets.Values.Zip(_linear.Outputs.Values, (y, f) => y - f)];
        double x = residual.Zip(Inputs.Values, (r, at) => r * at).Sum(), one = residual.Sum();
        double determinant = ((5 + ridge) * (3 + ridge)) - 1;
        double slope = (((3 + ridge) * x) - one) / determinant, offset = (((5 + ridge) * one) - x) / determinant;
        double predicted = new TangentRidge(_linear, Targets, ridge).Predict(new(1, 1, [1.5])).Values[0];
        predicted.ShouldBe(0.75 - 0.25 + (slope * 1.5) + offset, tolerance: 1e-13);
    }

    // With ψ the hidden layer's outputs, the output layer alone is a line in (ψ, 1): J = (ψ, 1), and so is all that follows.
    [Fact]
    public void Linearize_OutputLayerAlone_IsALineInTheHiddenOutputs()
    {
        using var network = Network.Create([1, 3, 1], Activation.Tanh, seed: 5);
        using Linearization linear = network.Linearize(Inputs, new() { Layers = TrainableLayers.Output, Method = SpectrumMethod.Svd });
        Matrix hidden = linear.Activations(0, Inputs);
        var jacobian = new Matrix(3, 4);
        linear.Features.Copy(0, 4, jacobian.Values);
        for (int i = 0; i < 3; i++)
            jacobian.Row(i).ToArray().ShouldBe([.. hidden.Row(i), 1]);
        linear.AllFeatures.Columns.ShouldBe(10);
        double[] kernel = [.. from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, 3)
                              select 1 + hidden.Row(i).ToArray().Zip(hidden.Row(j).ToArray(), (a, b) => a * b).Sum()];
        linear.Kernel.Values.ShouldBe(kernel, tolerance: 1e-14);
        linear.Spectrum.SingularValues.Sum(sigma => sigma * sigma).ShouldBe(kernel[0] + kernel[4] + kernel[8], tolerance: 1e-13);
        linear.LargestStableRate.ShouldBe(3 / LinearAlgebraProviders.Managed.Eigenvalues(new(3, 3, kernel)).Eigenvalues[0], 1e-13);
        double[] moved = network.Parameters();
        (moved[0], moved[6], moved[9]) = (7, moved[6] + 2, moved[9] - 1);
        linear.At(Inputs).Moved(moved).Values.ShouldBe(
            [.. linear.Outputs.Values.Select((f, i) => f + (2 * hidden[i, 0]) - 1)], tolerance: 1e-14);
        double[] weighted = new double[4], direction = [1, 0, 0, 2], product = new double[3];
        linear.Features.MultiplyTransposed([0, 1, 0], weighted);
        weighted.ShouldBe([.. hidden.Row(1), 1]);
        linear.Features.Multiply(direction, product);
        product.ShouldBe([.. Enumerable.Range(0, 3).Select(i => hidden[i, 0] + 2)], tolerance: 1e-14);
    }

    [Fact]
    public void StableRates_OtherLayersThanLinearized_AreRefused() =>
        Should.Throw<ArgumentException>(() => _linear.StableRates(new() { Steps = 1, Layers = TrainableLayers.Output }))
            .Message.ShouldContain("layers: All");

    [Fact]
    public void TrainedFeatures_KernelWithOthers_IsRefused()
    {
        using var network = Network.Create([1, 3, 1], Activation.Tanh, seed: 5);
        using Linearization linear = network.Linearize(Inputs, new() { Layers = TrainableLayers.Output });
        Should.Throw<ShapeException>(() => TangentKernels.Compute(linear.Features, linear.AllFeatures));
        Should.Throw<ShapeException>(() => TangentKernels.Compute(linear.Features, linear.Features, layer: 0));
        Should.Throw<ShapeException>(() => linear.Features.Copy(3, 2, new double[6]));
    }

    // The network is its own linear model.
    [Fact]
    public void LinearizedTraining_Line_LeavesNoGap()
    {
        TrainingData data = new()
        {
            Train = new() { Inputs = Inputs, Targets = Targets, InputNames = ["x"], TargetNames = ["y"] },
        };
        TrainingOptions options = new() { LearningRate = 0.2, Steps = 17 };
        _line.Train(data, options);
        Matrix grid = Grid.Points(-2, 2, 9);
        using Linearization after = _line.Linearize(Inputs);
        LinearizedTraining both = LinearizedTraining.Begin(_linear, _line.Parameters(), 17, data, grid, options)
            .Complete(after, data, grid);
        both.IsTrained.ShouldBeTrue();
        both.Gap.ShouldBe(0, tolerance: 1e-12);
        both.Network.Values.ShouldBe(_line.Evaluate(grid).Values);
    }

    [Theory]
    [InlineData(TrainableLayers.All)]
    [InlineData(TrainableLayers.Output)]
    public void Regression_TrainedLayers_IsTheNetworkAndThePseudoinverseOfTheirFeatures(TrainableLayers layers)
    {
        // f₀(x) + J(x)J⁺(y − f₀(X)), modes with σ_k at most σ₁/1000 left out of J⁺.
        using Network network = Network.Create([1, 12, 1], Activation.Tanh, 4);
        Matrix inputs = Grid.Points(-1, 1, 8), points = Grid.Points(-1.3, 1.2, 5);
        var targets = new Matrix(8, 1, [.. inputs.Values.Select(x => Math.Sin(5 * x))]);
        TrainingData data = new() { Train = new() { Inputs = inputs, Targets = targets, InputNames = ["x"], TargetNames = ["y"] } };
        using Linearization linear = network.Linearize(inputs, new() { Layers = layers });
        TrainingOptions training = new() { Steps = 1, Layers = layers };
        Matrix found = LinearizedTraining.Begin(linear, network.Parameters(), 1, data, points, training).Regression!;

        Matrix features = Whole(linear.Features), there = Whole(linear.At(points).Features), start = network.Evaluate(inputs);
        SingularValueDecomposition svd = LinearAlgebraProviders.Managed.SingularValues(features, rightVectors: true);
        Matrix right = svd.RightVectorsTransposed!;
        for (int i = 0; i < points.Rows; i++)
        {
            double expected = network.Evaluate(points)[i, 0];
            for (int k = 0; k < svd.SingularValues.Length && svd.SingularValues[k] > 1e-3 * svd.SingularValues[0]; k++)
            {
                double residual = Enumerable.Range(0, 8).Sum(j => svd.LeftVectors[j, k] * (targets[j, 0] - start[j, 0]));
                double phi = Enumerable.Range(0, features.Columns).Sum(j => there[i, j] * right[k, j]);
                expected += phi * residual / svd.SingularValues[k];
            }
            // Θ has the squares of the singular values: eight digits are left at the cutoff.
            found[i, 0].ShouldBe(expected, 1e-7);
        }
    }

    private static Matrix Whole(ITangentFeatures features)
    {
        var matrix = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, matrix.Values);
        return matrix;
    }
}
