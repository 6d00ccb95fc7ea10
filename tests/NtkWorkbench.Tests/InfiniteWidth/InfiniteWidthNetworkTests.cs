namespace NtkWorkbench.Tests;

public sealed class InfiniteWidthNetworkTests
{
    /// <summary>Roundings of three layers, and the share of a tail that Hermite series leave.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>Of elu at variances of 10⁴, whose scales are far from each other.</summary>
    private const double FarTolerance = 1e-9;

    private static readonly InitializationOptions HeNormal =
        new() { Weights = new HeNormalScheme(), Biases = new NormalScheme { Std = 0.3 } };

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Kernels_TwoSets_AreTheRecursionPairByPair(Activation activation)
    {
        NetworkArchitecture network = Network(activation, 2);
        InfiniteWidthKernels kernels = InfiniteWidthNetwork.Of(network, HeNormal).Kernels(Points(37, 1), Points(5, 2));
        for (int i = 0; i < 37; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                (double nngp, double tangent) = Pair(network, Points(37, 1).Row(i), Points(5, 2).Row(j));
                kernels.Nngp[i, j].ShouldBe(nngp, Tolerance);
                kernels.Tangent[i, j].ShouldBe(tangent, 10 * Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Kernels_OneSet_AreSymmetricAndPositiveSemidefinite(Activation activation)
    {
        Matrix points = Points(70, 3);
        InfiniteWidthKernels kernels = InfiniteWidthNetwork.Of(Network(activation, 3), HeNormal).Kernels(points, points);
        foreach (Matrix kernel in new[] { kernels.Nngp, kernels.Tangent })
        {
            kernel.Transposed().Values.ShouldBe(kernel.Values);
            double[] eigenvalues = LinearAlgebraProviders.Managed.Eigenvalues(kernel).Eigenvalues;
            eigenvalues[^1].ShouldBeGreaterThan(-Tolerance * eigenvalues[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Kernels_EqualPoints_AreTheDiagonalToTheBit(Activation activation)
    {
        Matrix points = Points(9, 4), columns = Points(9, 4);
        var limit = InfiniteWidthNetwork.Of(Network(activation, 3), HeNormal);
        (double[] nngp, double[] tangent) = limit.Diagonals(points);
        foreach (InfiniteWidthKernels kernels in new[] { limit.Kernels(points, columns), limit.Kernels(points, points) })
        {
            for (int i = 0; i < 9; i++)
            {
                kernels.Nngp[i, i].ShouldBe(nngp[i]);
                kernels.Tangent[i, i].ShouldBe(tangent[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Kernels_PermutedPoints_ArePermuted(Activation activation)
    {
        Matrix points = Points(41, 5);
        int[] order = [.. Enumerable.Range(0, 41).Select(i => i * 17 % 41)];
        var limit = InfiniteWidthNetwork.Of(Network(activation, 2), HeNormal);
        Matrix permuted = points.Take(order);
        InfiniteWidthKernels kernels = limit.Kernels(points, points), others = limit.Kernels(permuted, permuted);
        for (int i = 0; i < 41; i++)
        {
            for (int j = 0; j < 41; j++)
            {
                others.Nngp[i, j].ShouldBe(kernels.Nngp[order[i], order[j]], Tolerance);
                others.Tangent[i, j].ShouldBe(kernels.Tangent[order[i], order[j]], 10 * Tolerance);
            }
        }
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Elu)]
    public async Task Kernels_OneThread_AreThoseOfMany(Activation activation)
    {
        Matrix points = Points(150, 6);
        var limit = InfiniteWidthNetwork.Of(Network(activation, 2), HeNormal);
        TaskScheduler oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ConcurrentScheduler;
        InfiniteWidthKernels alone = await Task.Factory.StartNew(
            () => limit.Kernels(points, points), CancellationToken.None, TaskCreationOptions.None, oneThread);
        InfiniteWidthKernels kernels = limit.Kernels(points, points);
        kernels.Nngp.Values.ShouldBe(alone.Nngp.Values);
        kernels.Tangent.Values.ShouldBe(alone.Tangent.Values);
        kernels.TangentError.ShouldBe(alone.TangentError);
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Softplus)]
    [InlineData(Activation.Silu)]
    [InlineData(Activation.Elu)]
    public void Kernels_ByQuadrature_TellTheirError(Activation activation)
    {
        // Inputs of 100 take variances to where Hermite series do not end, so that mixtures take their place.
        foreach ((double size, double allowed) in new[] { (1, Tolerance), (3, Tolerance), (100.0, FarTolerance) })
        {
            Matrix points = Points(12, 7);
            System.Numerics.Tensors.TensorPrimitives.Multiply(points.Values, size, points.Values);
            InfiniteWidthKernels kernels = InfiniteWidthNetwork.Of(Network(activation, 3), HeNormal).Kernels(points, points);
            kernels.NngpError!.Value.ShouldBeInRange(0, allowed, $"at inputs of {size}");
            kernels.TangentError!.Value.ShouldBeInRange(0, allowed, $"at inputs of {size}");
        }
    }

    [Fact]
    public void Kernels_ByClosedForms_TellNoError()
    {
        InfiniteWidthKernels kernels = InfiniteWidthNetwork.Of(Network(Activation.Relu, 3), HeNormal).Kernels(Points(4, 1), Points(3, 2));
        kernels.NngpError.ShouldBeNull();
        kernels.TangentError.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Kernels_ZeroAndNotANumber_StayWithTheirPoints(Activation activation)
    {
        // Without biases a zero input has variance 0.
        Matrix points = Points(6, 8);
        points.Row(2).Clear();
        points.Row(4).Fill(double.NaN);
        var limit = InfiniteWidthNetwork.Of(Network(activation, 2), HeNormal with { Biases = new ZerosScheme() });
        InfiniteWidthKernels kernels = limit.Kernels(points, points);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                double.IsNaN(kernels.Nngp[i, j]).ShouldBe(i == 4 || j == 4);
                double.IsNaN(kernels.Tangent[i, j]).ShouldBe(i == 4 || j == 4);
            }
        }
    }

    [Fact]
    public void Kernels_ZeroInputOfReluWithoutBiases_IsThatOfTheFiniteNetwork()
    {
        // All hidden units are off there, and φ′(0) = 0: the output's bias alone is left.
        var limit = InfiniteWidthNetwork.Of(Network(Activation.Relu, 2), HeNormal with { Biases = new ZerosScheme() });
        InfiniteWidthKernels kernels = limit.Kernels(new(1, 3), Points(2, 1));
        kernels.Nngp.Values.ShouldBe([0, 0]);
        kernels.Tangent.Values.ShouldBe([1, 1]);
    }

    [Fact]
    public void Kernels_NoHiddenLayer_AreThoseOfTheLinearModel()
    {
        var limit = InfiniteWidthNetwork.Of(new([2, 1], Activation.Tanh, Parameterization.Ntk), HeNormal);
        InfiniteWidthKernels kernels = limit.Kernels(new(1, 2, [1, 2]), new(1, 2, [3, 1]));
        kernels.Nngp[0, 0].ShouldBe((2 * 2.5) + 0.09, Tolerance);
        kernels.Tangent[0, 0].ShouldBe(3.5, Tolerance);
    }

    [Fact]
    public void Kernels_OneHiddenLayerOfRelu_AreThoseByHand()
    {
        // a = 2.09 on unit inputs: K = 2·a/2 + 0.09, Θ = (a/2 + 1) + 2·(1 + 1)/2.
        var limit = InfiniteWidthNetwork.Of(new([2, 2000, 1], Activation.Relu, Parameterization.Ntk), HeNormal);
        (double[] nngp, double[] tangent) = limit.Diagonals(new(1, 2, [1, 1]));
        nngp[0].ShouldBe(2.18, Tolerance);
        tangent[0].ShouldBe(4.045, Tolerance);
    }

    [Fact]
    public void Kernels_Cancelled_Stop() =>
        Should.Throw<OperationCanceledException>(() => InfiniteWidthNetwork.Of(Network(Activation.Relu, 1), HeNormal)
            .Kernels(Points(9, 1), Points(9, 2), cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Kernels_OtherNumberOfInputs_AreRefused() =>
        Should.Throw<ShapeException>(() => InfiniteWidthNetwork.Of(Network(Activation.Relu, 1), HeNormal)
            .Kernels(Points(2, 1), new(2, 4))).Message.ShouldBe("columns must have 3 columns, the network's inputs, got 4");

    [Fact]
    public void Of_SchemesWithoutALimit_AreRefusedWithReasonAndRemedy()
    {
        Refusal(HeNormal with { Biases = new ElbowsScheme() }).ShouldStartWith("initialization.biases: elbows place each bias");
        Refusal(HeNormal with { Biases = new ConstantScheme { Value = 0.1 } }).ShouldEndWith("take zeros or normal");
        Refusal(HeNormal with { Weights = new UniformScheme { Low = 0, High = 1 } })
            .ShouldStartWith("initialization.weights: uniform values in [0, 1) have a mean of 0.5");
        Refusal(HeNormal with { From = "weights.safetensors" })
            .ShouldStartWith("initialization.from: parameters that are read from a file");
        Refusal(HeNormal, new MupParameterization { BaseWidth = 4 }).ShouldStartWith("network.parameterization: under mup");
    }

    [Fact]
    public void Of_UniformInputs_SaysThatDrawsAreNotNormal()
    {
        NetworkArchitecture network = Network(Activation.Relu, 1);
        InfiniteWidthNetwork.Of(network, HeNormal).HasNormalDraws.ShouldBeTrue();
        InfiniteWidthNetwork.Of(network, HeNormal with { Weights = new LecunNormalScheme(), Biases = new ZerosScheme() })
            .HasNormalDraws.ShouldBeTrue();
        InfiniteWidthNetwork.Of(network, HeNormal with { Weights = new HeUniformScheme() }).HasNormalDraws.ShouldBeFalse();
        InfiniteWidthNetwork.Of(network, HeNormal with { Biases = new PytorchDefaultScheme() }).HasNormalDraws.ShouldBeFalse();
    }

    private static string Refusal(InitializationOptions initialization, Parameterization? parameterization = null) =>
        Should.Throw<NtkException>(() => InfiniteWidthNetwork.Of(
            new([3, 8, 1], Activation.Relu, parameterization ?? Parameterization.Ntk), initialization)).Message;

    private static NetworkArchitecture Network(Activation activation, int depth) =>
        new([3, .. Enumerable.Repeat(16, depth), 2], activation, Parameterization.Ntk);

    private static Matrix Points(int count, int seed)
    {
        RandomStream stream = new RandomStreams(seed).Named("points");
        return new(count, 3, [.. Enumerable.Range(0, 3 * count).Select(_ => stream.NextNormal())]);
    }

    /// <summary>The recursion as it is written down.</summary>
    private static (double Nngp, double Tangent) Pair(NetworkArchitecture network, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        DualActivation dual = DualActivation.Of(network.Activation);
        double a = 0, b = 0, c = 0, tangent = 0;
        for (int i = 0; i < 3; i++)
            (a, b, c) = (a + (x[i] * x[i] / 3), b + (y[i] * y[i] / 3), c + (x[i] * y[i] / 3));
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            if (layer > 0)
            {
                (double value, double derivative) = dual.Evaluate(a, b, c);
                (a, b, c, tangent) = (dual.Diagonal(a).Value, dual.Diagonal(b).Value, value, tangent * derivative);
            }
            tangent = c + 1 + (2 * tangent);
            (a, b, c) = ((2 * a) + 0.09, (2 * b) + 0.09, (2 * c) + 0.09);
        }
        return (c, tangent);
    }
}
