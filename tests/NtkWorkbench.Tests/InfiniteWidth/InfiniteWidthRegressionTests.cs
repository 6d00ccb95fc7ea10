namespace NtkWorkbench.Tests;

public sealed class InfiniteWidthRegressionTests
{
    // Some dozens of operations on numbers of order one.
    private const double Rounding = 1e-12;

    // √ε of the prior's variance is what is left of it where data say everything.
    private const double VarianceRounding = 1e-7;

    private static readonly Matrix Inputs = new(4, 2, [1, 0.5, -1, 0.25, 0.3, -0.8, -0.6, -0.7]);

    private static readonly Matrix Points = new(3, 2, [0.2, 0.9, -0.4, 0.1, 1.5, -1.2]);

    private static readonly Matrix Targets = new(4, 2, [1, 2, -1, 0.5, 0.25, -2, 3, 1]);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    public void At_OneSample_IsTheFormulaOfNumbers(double ridge)
    {
        InfiniteWidthNetwork network = Relu();
        Matrix input = new(1, 2, [1, 0.5]), point = new(1, 2, [0.2, 0.9]);
        InfiniteWidthKernels own = network.Kernels(input, input), cross = network.Kernels(point, input);
        double prior = network.Kernels(point, point).Nngp.Values[0], k = cross.Nngp.Values[0], kernel = own.Nngp.Values[0],
            a = cross.Tangent.Values[0] / (own.Tangent.Values[0] + ridge);
        InfiniteWidthPosterior at = new InfiniteWidthRegression(new(network, input), new(1, 1, [2]), ridge).At(point);
        at.Nngp.Mean.Values[0].ShouldBe(2 * k / (kernel + ridge), Rounding);
        Square(at.Nngp.Deviation[0]).ShouldBe(prior - (k * k / (kernel + ridge)), Rounding);
        at.Tangent.Mean.Values[0].ShouldBe(2 * a, Rounding);
        Square(at.Tangent.Deviation[0]).ShouldBe(prior + (a * a * kernel) - (2 * a * k), Rounding);
    }

    [Fact]
    public void At_TheTrainingInputsWithoutRidge_AreTheTargetsForSure()
    {
        var regression = new InfiniteWidthRegression(new(Relu(), Inputs), Targets);
        regression.Ridge.ShouldBe(0);
        foreach (KernelPosterior posterior in Both(regression.At(Inputs)))
        {
            posterior.Mean.Values.ShouldBe(Targets.Values, VarianceRounding);
            posterior.Deviation.ShouldAllBe(deviation => deviation * deviation < VarianceRounding);
        }
    }

    // Without biases a ReLU network of one input is two lines from 0, whatever its depth: two features of x, on each side one.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Constructor_OneInputWithoutBiases_HasTheTwoModesThereAreAndIsSolved(int depth)
    {
        const int n = 50;
        InfiniteWidthNetwork network = WithoutBiases(Activation.Relu, 1, depth);
        Matrix inputs = new(n, 1, [.. Enumerable.Range(0, n).Select(i => (i + 0.5) / n)]);
        InfiniteWidthFeatures features = new(network, inputs);

        // A line through 0, and the constant that biases are the features of.
        features.Spectrum().NumericalRank.ShouldBe(2);
        var regression = new InfiniteWidthRegression(features, new(n, 1, [.. inputs.Values.Select(x => (2 * x) - 1)]));
        regression.At(inputs).Tangent.Mean.Values.Zip(inputs.Values, (f, x) => Math.Abs(f - ((2 * x) - 1))).Max().ShouldBeLessThan(1e-6);
    }

    // Sums of many products leave more of ab − c² than a dual's own operations do. On a line through 0 there are two features a side: the
    // distance from 0, and the constant.
    [Theory]
    [InlineData(Activation.Relu, 1, 1)]
    [InlineData(Activation.LeakyRelu, 1, 3)]
    [InlineData(Activation.Relu, 100, 1)]
    [InlineData(Activation.LeakyRelu, 100, 3)]
    [InlineData(Activation.Relu, 100, 10)]
    public void Constructor_InputsOnALineThroughZero_HasItsFourModesAndIsSolved(Activation activation, int inputs, int depth)
    {
        const int n = 50;
        RandomStream direction = new RandomStreams(1).Named("direction");
        double[] line = [.. Enumerable.Range(0, inputs).Select(_ => direction.NextNormal())];
        InfiniteWidthFeatures features = new(WithoutBiases(activation, inputs, depth), new(n, inputs,
            [.. Enumerable.Range(0, n).SelectMany(i => line.Select(one => one * (((i + 0.5) / n) - 0.5)))]));
        features.Spectrum().NumericalRank.ShouldBe(4);
        Should.NotThrow(() => new InfiniteWidthRegression(features, new(n, 1, new double[n])));
    }

    // k̇ of a rectifier knows angles of 10⁻⁷ to a part of themselves alone: eigenvalues below 0 say so.
    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e-7)]
    [InlineData(1e-6)]
    public void Constructor_InputsThatAreNearlyEqual_TakesTheRidgeThatTheyNeed(double apart)
    {
        const int n = 50;
        RandomStream noise = new RandomStreams(1).Named("inputs");
        InfiniteWidthFeatures features = new(WithoutBiases(Activation.Relu, 2, 3), new(n, 2,
            [.. Enumerable.Range(0, 2 * n).Select(i => 1 + (i % 2) + (apart * noise.NextNormal()))]));
        double below = Math.Max(0, -features.Modes.Eigenvalues[^1]);
        features.Spectrum().Floor.ShouldBeGreaterThan(Math.Sqrt(below));
        new InfiniteWidthRegression(features, new(n, 1, new double[n])).Ridge.ShouldBeGreaterThan(100 * below);
    }

    // A line in d = 2 inputs: f = w·x/√2 + b has its limit exactly, and gradient descent to the end from θ ends at
    // θ + Jᵀ(JJᵀ + λI)⁻¹(y − Jθ).
    [Fact]
    public void At_ALinearNetwork_IsTheEnsembleThatWasTrainedFromEachDraw()
    {
        const int draws = 4000;
        const double ridge = 0.1, fiveErrors = 5;
        var architecture = new NetworkArchitecture([2, 1], Activation.Identity, new NtkParameterization());
        var initialization = new InitializationOptions
        {
            Weights = new NormalScheme { Std = 1 },
            Biases = new NormalScheme { Std = 0.5 },
        };
        Matrix targets = new(4, 1, [1, -1, 0.25, 3]);
        KernelPosterior limit = new InfiniteWidthRegression(
            new(InfiniteWidthNetwork.Of(architecture, initialization), Inputs), targets, ridge).At(Points).Tangent;
        double[] sums = new double[3], squares = new double[3];
        for (int seed = 0; seed < draws; seed++)
        {
            double[] parameters = ParameterInitializer.Draw(architecture, initialization, new RandomStreams(seed));
            using var linear = new Linearization(
                new BuiltinEngineProvider(LinearAlgebraProviders.Best()), architecture, parameters, Inputs);
            double[] trained = new TangentRidge(linear, targets, ridge).Predict(Points).Values;
            for (int i = 0; i < 3; i++)
                (sums[i], squares[i]) = (sums[i] + trained[i], squares[i] + (trained[i] * trained[i]));
        }
        for (int i = 0; i < 3; i++)
        {
            double mean = sums[i] / draws, variance = (squares[i] / draws) - (mean * mean), expected = Square(limit.Deviation[i]);
            mean.ShouldBe(limit.Mean.Values[i], fiveErrors * limit.Deviation[i] / Math.Sqrt(draws));
            variance.ShouldBe(expected, fiveErrors * expected * Math.Sqrt(2.0 / draws));
        }
    }

    [Fact]
    public void At_ManyPoints_IsWhatEachAloneGets()
    {
        var regression = new InfiniteWidthRegression(new(Relu(), Inputs), Targets, 0.2);
        InfiniteWidthPosterior all = regression.At(Points);
        for (int i = 0; i < Points.Rows; i++)
        {
            InfiniteWidthPosterior one = regression.At(new(1, 2, Points.Row(i).ToArray()));
            foreach ((KernelPosterior alone, KernelPosterior among) in Both(one).Zip(Both(all)))
            {
                alone.Mean.Values.ShouldBe(among.Mean.Row(i).ToArray(), Rounding);
                alone.Deviation[0].ShouldBe(among.Deviation[i], Rounding);
            }
        }
    }

    [Fact]
    public void Ridge_OfRepeatedInputs_IsWhatTheyNeed()
    {
        var features = new InfiniteWidthFeatures(Relu(), new(3, 2, [1, 0.5, 1, 0.5, -1, 0.2]));
        Matrix targets = new(3, 1, [1, 2, 3]);
        var regression = new InfiniteWidthRegression(features, targets);
        regression.Ridge.ShouldBe(InfiniteWidthRegression.LeastRidge(features));
        regression.Ridge.ShouldBeInRange(1e-14, 1e-11);
        regression.At(features.Inputs).Tangent.Mean.Values.ShouldBe([1.5, 1.5, 3], 0.01, "the mean of what the same input was told to be");
        Should.Throw<NumericalException>(() => new InfiniteWidthRegression(features, targets, 0)).Message
            .ShouldContain("a larger λ (features.ridge) is needed");
    }

    [Fact]
    public void Fit_TargetsOfOtherRows_IsRefused() => Should.Throw<ShapeException>(() =>
        new InfiniteWidthRegression(new(Relu(), Inputs), new(3, 1, [1, 2, 3])));

    private static InfiniteWidthNetwork WithoutBiases(Activation activation, int inputs, int depth) => InfiniteWidthNetwork.Of(
        new([inputs, .. Enumerable.Repeat(10, depth), 1], activation, new NtkParameterization()),
        new() { Weights = new HeNormalScheme(), Biases = new ZerosScheme() });

    internal static InfiniteWidthNetwork Relu() => InfiniteWidthNetwork.Of(
        new NetworkArchitecture([2, 7, 9, 2], Activation.Relu, new NtkParameterization()),
        new InitializationOptions { Weights = new HeNormalScheme(), Biases = new NormalScheme { Std = 0.3 } });

    private static KernelPosterior[] Both(InfiniteWidthPosterior posterior) => [posterior.Tangent, posterior.Nngp];

    private static double Square(double value) => value * value;
}
