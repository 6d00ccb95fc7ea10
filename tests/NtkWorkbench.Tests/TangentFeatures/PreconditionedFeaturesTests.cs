namespace NtkWorkbench.Tests;

public sealed class PreconditionedFeaturesTests
{
    // Sums of a hundred products, in another order.
    private const double Rounding = 1e-12;

    private static readonly Matrix Inputs = new(7, 1, [-1, -0.6, -0.1, 0.2, 0.5, 0.7, 1]);

    [Theory]
    [InlineData(SpectrumMethod.Svd, TrainableLayers.All)]
    [InlineData(SpectrumMethod.Lq, TrainableLayers.All)]
    [InlineData(SpectrumMethod.Kernel, TrainableLayers.All)]
    [InlineData(SpectrumMethod.Svd, TrainableLayers.Output)]
    public void PreconditionedSpectrum_AnyMethod_IsThatOfTheScaledColumns(SpectrumMethod method, TrainableLayers layers)
    {
        using var network = Network.Create([1, 9, 2], Activation.Tanh, seed: 3);
        using Linearization linear = network.Linearize(Inputs, new() { Method = method, Layers = layers });
        double[] diagonal = Diagonal(network.Architecture.ParameterCount);
        Matrix scaled = Whole(linear.Features);
        int first = network.Architecture.ParameterCount - scaled.Columns;
        for (int i = 0; i < scaled.Rows; i++)
        {
            for (int j = 0; j < scaled.Columns; j++)
                scaled[i, j] /= Math.Sqrt(diagonal[first + j]);
        }
        double[] expected = LinearAlgebraProviders.Managed.SingularValues(scaled, rightVectors: false).SingularValues;

        Spectrum found = linear.PreconditionedSpectrum(diagonal);

        found.Method.ShouldBe(method);
        found.SingularValues.Length.ShouldBe(expected.Length);
        for (int k = 0; k < expected.Length; k++)
            found.SingularValues[k].ShouldBe(expected[k], found.Floor + (Rounding * expected[0]), $"σ_{k + 1}");
    }

    [Fact]
    public void PreconditionedSpectrum_OfOnes_IsTheSpectrum()
    {
        using var network = Network.Create([1, 9, 1], Activation.Relu, seed: 3);
        using Linearization linear = network.Linearize(Inputs);
        double[] ones = [.. Enumerable.Repeat(1.0, network.Architecture.ParameterCount)];
        linear.PreconditionedSpectrum(ones).SingularValues.ShouldBe(linear.Spectrum.SingularValues);
        Should.Throw<ShapeException>(() => linear.PreconditionedSpectrum(ones.AsSpan(1)));
    }

    [Fact]
    public void Products_AreThoseOfTheScaledColumns()
    {
        using var network = Network.Create([1, 4, 1], Activation.Tanh, seed: 3);
        using Linearization linear = network.Linearize(Inputs);
        double[] diagonal = Diagonal(network.Architecture.ParameterCount);
        var features = new ScaledFeatures(linear.Features, [.. diagonal.Select(p => 1 / Math.Sqrt(p))], LinearAlgebraProviders.Managed);
        Matrix whole = Whole(features);
        double[] direction = [.. diagonal.Select((value, j) => Math.Cos(j))];
        double[] image = new double[whole.Rows], back = new double[whole.Columns];

        features.Multiply(direction, image);
        features.MultiplyTransposed(image, back);

        for (int i = 0; i < whole.Rows; i++)
            image[i].ShouldBe(whole.Row(i).ToArray().Zip(direction, (a, b) => a * b).Sum(), Rounding);
        for (int j = 0; j < whole.Columns; j++)
            back[j].ShouldBe(whole.Column(j).Zip(image, (a, b) => a * b).Sum(), Rounding * 100);
    }

    [Fact]
    public void SignKernels_AreTheProductsOfSigns()
    {
        using var network = Network.Create([1, 9, 2], Activation.Relu, seed: 3);
        using Linearization linear = network.Linearize(Inputs);
        Matrix whole = Whole(linear.Features), symmetric = SignKernels.Symmetric(linear.Features, linear.Features),
            asymmetric = SignKernels.Asymmetric(linear.Features, linear.Features);
        for (int a = 0; a < whole.Rows; a++)
        {
            for (int b = 0; b < whole.Rows; b++)
            {
                double[] x = whole.Row(a).ToArray(), signs = [.. whole.Row(b).ToArray().Select(value => (double)Math.Sign(value))];
                symmetric[a, b].ShouldBe(x.Zip(signs, (one, other) => Math.Sign(one) * other).Sum());
                asymmetric[a, b].ShouldBe(x.Zip(signs, (one, other) => one * other).Sum(), Rounding);
            }
        }
    }

    [Fact]
    public void SignKernels_Cancelled_Stop()
    {
        using var network = Network.Create([1, 9, 2], Activation.Relu, seed: 3);
        using Linearization linear = network.Linearize(Inputs);
        Should.Throw<OperationCanceledException>(() => SignKernels.Symmetric(linear.Features, linear.Features, null, new(true)));
        Should.Throw<OperationCanceledException>(() => SignKernels.Asymmetric(linear.Features, linear.Features, null, new(true)));
    }

    [Fact]
    public void SignKernels_FirstStepOfAdamOnOneSample_MovesTheFunctionByTheirColumn()
    {
        const double rate = 1e-6;
        var one = new Dataset { Inputs = new(1, 1, [0.4]), Targets = new(1, 1, [5]), InputNames = ["x"], TargetNames = ["y"] };
        using var network = Network.Create([1, 9, 1], Activation.Tanh, seed: 3);
        using Linearization linear = network.Linearize(Inputs), at = network.Linearize(one.Inputs);
        Matrix column = SignKernels.Asymmetric(linear.Features, at.Features), before = network.Evaluate(Inputs);
        double sign = Math.Sign(at.Outputs[0, 0] - one.Targets[0, 0]);

        network.Train(new() { Train = one }, new() { Steps = 1, LearningRate = rate, Optimizer = new AdamOptions() });

        // f moves by rate × p at most; what is left is of second order in the rate, and rounding of f.
        Matrix after = network.Evaluate(Inputs);
        for (int i = 0; i < Inputs.Rows; i++)
            ((after[i, 0] - before[i, 0]) / rate).ShouldBe(-sign * column[i, 0], 1e-3);
    }

    private static double[] Diagonal(int count) => [.. Enumerable.Range(0, count).Select(j => Math.Pow(10, -3 * Math.Abs(Math.Sin(j))))];

    private static Matrix Whole(ITangentFeatures features)
    {
        var whole = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, whole.Values);
        return whole;
    }
}
