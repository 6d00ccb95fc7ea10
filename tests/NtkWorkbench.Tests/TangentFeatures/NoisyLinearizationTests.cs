namespace NtkWorkbench.Tests;

public sealed class NoisyLinearizationTests
{
    private const double Sigma = 0.3, Rate = 0.1;

    private const int Steps = 40;

    private static readonly double[] X = [-0.9, -0.2, 0.4, 1.1], Y = [0.3, -0.5, 0.8, 0.1];

    [Fact]
    public void Begin_LinearNetworkUnderNoise_IsTheRecurrenceOfTheMean()
    {
        using Network network = Create();
        LinearizedTraining linearized = Compare(network, out _);

        (double w, double b) = Mean(network);
        linearized.IsTrained.ShouldBeTrue();
        for (int i = 0; i < Grid.Rows; i++)
            linearized.Linear[i, 0].ShouldBe((w * Grid[i, 0]) + b, 1e-11);
    }

    [Fact]
    public void Begin_MeanOfManyRunsUnderNoise_IsTheLinearModel()
    {
        // 4,000 runs leave about 1/60 of a run's spread.
        const int Runs = 4000;
        double[] mean = new double[Grid.Rows];
        LinearizedTraining? linearized = null;
        for (int run = 0; run < Runs; run++)
        {
            using Network network = new(new NetworkArchitecture([1, 1], Activation.Identity), [0.5, -0.2], seed: run);
            if (run == 0)
                linearized = Compare(network, out _);
            network.Train(Data, Training);
            double[] values = network.Evaluate(Grid).Values;
            for (int i = 0; i < mean.Length; i++)
                mean[i] += values[i] / Runs;
        }
        double gap = Distance(mean, linearized!.Linear.Values) / Distance(mean, linearized.Initial.Values);
        // Without the noise the model ends elsewhere.
        using Network clean = new(new NetworkArchitecture([1, 1], Activation.Identity), [0.5, -0.2]);
        clean.Train(Data with { InstanceNoise = 0 }, Training);
        double other = Distance(mean, clean.Evaluate(Grid).Values) / Distance(mean, linearized.Initial.Values);
        gap.ShouldBeLessThan(0.02);
        other.ShouldBeGreaterThan(5 * gap);
    }

    [Fact]
    public void LargestStableRate_LinearNetworkUnderNoise_IsThatOfTheRidge()
    {
        using Network network = Create();
        using Linearization linear = network.Linearize(Data.Train.Inputs, new() { InstanceNoise = Sigma });
        double squares = X.Sum(x => x * x) + (4 * Sigma * Sigma), sum = X.Sum();
        double largest = (squares + 4 + Math.Sqrt(Math.Pow(squares - 4, 2) + (4 * sum * sum))) / 2;
        linear.LargestStableRate.ShouldBe(4 / largest, 1e-12);
    }

    [Fact]
    public void LargestStableRates_HiddenLayerUnderNoise_AreBelowThoseOfASmallerNoise()
    {
        using Network network = Network.Create([1, 6, 1], Activation.Tanh, 3);
        using Linearization clean = network.Linearize(Data.Train.Inputs);
        using Linearization little = network.Linearize(Data.Train.Inputs, new() { InstanceNoise = 1e-6 });
        using Linearization much = network.Linearize(Data.Train.Inputs, new() { InstanceNoise = 1 });
        little.LargestStableRate.ShouldBe(clean.LargestStableRate, 1e-4 * clean.LargestStableRate);
        little.LargestStableRateMeanSquare!.Value.ShouldBe(clean.LargestStableRate, 1e-4 * clean.LargestStableRate);
        much.LargestStableRateMeanSquare!.Value.ShouldBeLessThan(much.LargestStableRate);
        much.NoiseDraws.ShouldBe(64);
        clean.LargestStableRateMeanSquare.ShouldBeNull();
    }

    [Fact]
    public void LargestStableRate_HiddenLayerUnderNoise_IsThatOfManyDraws()
    {
        // 64 draws of 4 samples stray by 1/16 of the spread of σ₁², some percent.
        const double Share = 0.05;
        const int Draws = 20000;
        using Network network = Network.Create([1, 6, 1], Activation.Tanh, 3);
        using Linearization linear = network.Linearize(Data.Train.Inputs, new() { InstanceNoise = Sigma });
        RandomStream noise = new RandomStreams(11).Named("many");
        int p = network.Architecture.ParameterCount;
        var mean = new Matrix(p, p);
        var drawn = new Matrix(X.Length * Draws, 1);
        for (int i = 0; i < drawn.Rows; i++)
            drawn[i, 0] = X[i % X.Length] + (Sigma * noise.NextNormal());
        using Linearization many = network.Linearize(drawn);
        double[] rows = new double[drawn.Rows * p];
        many.Features.Copy(0, p, rows);
        LinearAlgebraProviders.Managed.Multiply<double>(
            MatrixTranspose.Transposed, MatrixTranspose.None, p, p, drawn.Rows, 1.0 / Draws, rows, p, rows, p, 0, mean.Values, p);
        double expected = X.Length / LinearAlgebraProviders.Managed.Eigenvalues(mean).Eigenvalues[0];
        linear.LargestStableRate.ShouldBe(expected, Share * expected);
    }

    // 6,000 runs leave about 2 % of a variance; draws in place of the noise's moments some percent more.
    [Theory]
    [InlineData(new[] { 1, 1 }, null, 0.08)]
    [InlineData(new[] { 1, 2 }, 2, 0.08)]
    [InlineData(new[] { 1, 3, 1 }, null, 0.25)]
    public void VarianceOfTraining_ManyRuns_IsTheirs(int[] sizes, int? batch, double tolerance)
    {
        const int Runs = 6000, Taken = 15;
        int o = sizes[^1];
        TrainingOptions training = Training with
        {
            Steps = Taken,
            Batch = batch is null ? new() : new() { Size = batch, Sampling = BatchSampling.WithReplacement },
            Schedule = new InverseTimeSchedule { Rate = 0.05 },
        };
        TrainingData data = Data with
        {
            Train = Data.Train with { Targets = new(4, o, [.. Y.SelectMany(y => Enumerable.Range(0, o).Select(c => y * (c + 1)))]) },
        };
        using Network network = Network.Create(sizes, Activation.Tanh, 2);
        using Linearization linear = network.Linearize(X4, new() { InstanceNoise = Sigma, Batch = training.Batch });
        double[] sum = new double[Grid.Rows * o], squares = new double[Grid.Rows * o];
        for (int run = 0; run < Runs; run++)
        {
            using Linearization own = network.Linearize(X4, new() { Seed = run });
            using var trainer = new LinearModelTrainer(own, data, training, Taken, []);
            double[] values = own.At(Grid).Moved(trainer.Run(null).Parameters).Values;
            for (int i = 0; i < values.Length; i++)
                (sum[i], squares[i]) = (sum[i] + values[i], squares[i] + (values[i] * values[i]));
        }

        Matrix variance = linear.VarianceOfTraining(data.Train.Targets, training, Taken, Grid)!;

        for (int i = 0; i < sum.Length; i++)
        {
            double expected = (squares[i] / Runs) - Math.Pow(sum[i] / Runs, 2);
            variance.Values[i].ShouldBe(expected, tolerance * expected);
        }
    }

    [Fact]
    public void VarianceOfTraining_MomentumOrNoNoise_HasNone()
    {
        using Network network = Create();
        using Linearization noisy = network.Linearize(X4, new() { InstanceNoise = Sigma }), clean = network.Linearize(X4);
        clean.VarianceOfTraining(Data.Train.Targets, Training, 3, Grid).ShouldBeNull();
        Should.Throw<ArgumentException>(() =>
            noisy.VarianceOfTraining(Data.Train.Targets, Training with { Optimizer = new MomentumOptions() }, 3, Grid));
    }

    private static Matrix X4 => Data.Train.Inputs;

    private static Matrix Grid { get; } = new(3, 1, [-1, 0.5, 2]);

    private static TrainingOptions Training { get; } = new() { LearningRate = Rate, Steps = Steps };

    private static TrainingData Data { get; } = new()
    {
        Train = new Dataset { Inputs = new Matrix(4, 1, X), Targets = new Matrix(4, 1, Y), InputNames = ["x"], TargetNames = ["y"] },
        InstanceNoise = Sigma,
    };

    private static Network Create() => new(new NetworkArchitecture([1, 1], Activation.Identity), [0.5, -0.2]);

    private static LinearizedTraining Compare(Network network, out double limit)
    {
        using Linearization linear = network.Linearize(Data.Train.Inputs, new() { InstanceNoise = Sigma });
        limit = linear.LargestStableRate;
        return LinearizedTraining.Begin(linear, network.Parameters(), Steps, Data, Grid, Training);
    }

    // E[w_{t+1}] = E[w_t] − (2η/n)((Σx² + nσ²)w + Σx b − Σxy), E[b_{t+1}] = E[b_t] − (2η/n)(Σx w + n b − Σy).
    private static (double W, double B) Mean(Network network)
    {
        double w = network.Parameters()[0], b = network.Parameters()[1];
        double squares = X.Sum(x => x * x) + (4 * Sigma * Sigma), sum = X.Sum(), cross = X.Zip(Y, (x, y) => x * y).Sum();
        for (int t = 0; t < Steps; t++)
            (w, b) = (w - (Rate / 2 * ((squares * w) + (sum * b) - cross)), b - (Rate / 2 * ((sum * w) + (4 * b) - Y.Sum())));
        return (w, b);
    }

    private static double Distance(double[] a, double[] b) => System.Numerics.Tensors.TensorPrimitives.Distance<double>(a, b);
}
