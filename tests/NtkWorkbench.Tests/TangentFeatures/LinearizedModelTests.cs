namespace NtkWorkbench.Tests;

public sealed class LinearizedModelTests
{
    // Simulation and closed form round differently, some 1e-15 a step.
    private const double Tolerance = 1e-10;

    private static readonly ILinearAlgebra LinearAlgebra = LinearAlgebraProviders.Best();
    private static readonly Dataset Data = FunctionSampler.Sample(
        new Sine { Frequency = 4 }, DataGenerator.Workbench, new TrainSamplingOptions { Count = 12, Range = new(-1, 1) },
            new TestSamplingOptions { Count = 9 }, 3).Train;
    private static readonly Matrix Points = new(15, 1, Grid.Values(new Interval(-1.2, 1.2), 15));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    public void After_Steps_AreThoseOfSimulatedDescent(int steps)
    {
        double[] parameters = Draw(Architecture(5), 1);
        using IEngine engine = Open(Architecture(5), parameters);
        using ITangentFeatures train = engine.Linearize(Data.Inputs.Values), points = engine.Linearize(Points.Values);
        double[] change = new double[parameters.Length], product = new double[Data.Count], gradient = new double[parameters.Length];
        Matrix start = Evaluate(engine, Data.Inputs);
        for (int step = 0; step < steps; step++)
        {
            train.Multiply(change, product);
            double[] residual = [.. product.Select((value, i) => 2.0 / Data.Count * (start.Values[i] + value - Data.Targets.Values[i]))];
            train.MultiplyTransposed(residual, gradient);
            for (int j = 0; j < change.Length; j++)
                change[j] -= 0.02 * gradient[j];
        }
        double[] moved = new double[Points.Rows];
        points.Multiply(change, moved);
        Matrix expected = Evaluate(engine, Points);

        Matrix predicted = Model(engine).After(Descent(0.02), steps);

        for (int i = 0; i < moved.Length; i++)
            predicted.Values[i].ShouldBe(expected.Values[i] + moved[i], Tolerance);
    }

    [Fact]
    public void After_OneModeByHand_IsItsGeometricSeries()
    {
        // Θ = 4 on one sample, m = 1: the residual of 1 shrinks by 1 − 2·0.05·4 = 0.6 a step.
        LinearizedFunction model = OnTheInputs(new(1, 1, [4]), new(1, 1), new(1, 1, [1]));

        model.After(Descent(0.05), 3).Values[0].ShouldBe(1 - (0.6 * 0.6 * 0.6), Tolerance);
    }

    [Fact]
    public void Limit_OnTheTrainingInputsOfARegularKernel_IsTheData()
    {
        var kernel = new Matrix(2, 2, [2, 1, 1, 2]);

        OnTheInputs(kernel, new(2, 1, [5, 5]), new(2, 1, [1, -3])).Limit().Values.ShouldBe([1, -3], Tolerance);
    }

    [Fact]
    public void Limit_ModesBelowTheCutoff_StayAsTheyWere()
    {
        // Modes (1, 1)/√2 with λ = 3 and (1, −1)/√2 with λ = 1, which is left out.
        var kernel = new Matrix(2, 2, [2, 1, 1, 2]);

        OnTheInputs(kernel, new(2, 1), new(2, 1, [1, -3])).Limit(0.5).Values.ShouldBe([-1, -1], Tolerance);
    }

    [Fact]
    public void After_ManyStepsAtAStableRate_ApproachesTheLimit()
    {
        var kernel = new Matrix(2, 2, [2, 1, 1, 2]);
        LinearizedFunction model = OnTheInputs(kernel, new(2, 1), new(2, 1, [1, -3]));

        model.After(Descent(0.3), 1000).Values.ShouldBe(model.Limit().Values, Tolerance);
    }

    [Fact]
    public void At_KernelOfOtherSize_IsRefused() => Should.Throw<ShapeException>(() =>
        new LinearizedModel(LinearAlgebra.Eigenvalues(new(2, 2)), new(2, 1), new(2, 1), LinearAlgebra).At(new(1, 3), new(1, 1)));

    [Fact]
    public void After_NtkParameterization_TheGapToTheNetworkShrinksWithWidth()
    {
        double[] gaps = [.. new[] { 16, 128, 1024 }.Select(width => Enumerable.Range(1, 3).Average(seed => Gap(width, seed)))];

        gaps[1].ShouldBeLessThan(gaps[0] / 1.5);
        gaps[2].ShouldBeLessThan(gaps[1] / 1.5);
    }

    [Fact]
    public void After_WithARidge_ApproachesTheRegressionOfTangentRidge()
    {
        using var network = new Network(Architecture(5), Draw(Architecture(5), 1));
        using Linearization linear = network.Linearize(Data.Inputs);
        const double ridge = 0.3;

        Matrix limit = linear.Model(Data.Targets).At(linear.At(Points)).After(Descent(0.05), 1_000_000, ridge: ridge);

        limit.Values.ShouldBe(new TangentRidge(linear, Data.Targets, ridge * Data.Count / 2).Predict(Points).Values, Tolerance);
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(60, false, false)]
    [InlineData(1, true, false)]
    [InlineData(60, true, false)]
    [InlineData(60, true, true)]
    [InlineData(60, false, true)]
    public void After_WithWeightDecay_IsThatOfSimulatedParameters(int steps, bool decoupled, bool scheduled)
    {
        const double decay = 0.4, rate = 0.03, mu = 0.8;
        double[] start = Draw(Architecture(5), 1);
        using var network = new Network(Architecture(5), start);
        using Linearization linear = network.Linearize(Data.Inputs);
        double[] change = new double[start.Length], velocity = new double[start.Length], gradient = new double[start.Length];
        double[] product = new double[Data.Count], moved = new double[Points.Rows];
        for (int step = 0; step < steps; step++)
        {
            linear.Features.Multiply(change, product);
            double[] error = [.. product.Select(
                (value, i) => 2.0 / Data.Count * (linear.Outputs.Values[i] + value - Data.Targets.Values[i]))];
            linear.Features.MultiplyTransposed(error, gradient);
            for (int j = 0; j < change.Length; j++)
            {
                double pull = decay * (start[j] + change[j]), at = scheduled ? rate * Math.Pow(0.5, step / 20) : rate;
                velocity[j] = (mu * velocity[j]) + gradient[j] + (decoupled ? 0 : pull);
                change[j] -= at * (velocity[j] + (decoupled ? pull : 0));
            }
        }
        linear.At(Points).Features.Multiply(change, moved);
        TrainingOptions training = Descent(rate) with
        {
            Optimizer = new MomentumOptions { Coefficient = mu, WeightDecay = decay, Decoupled = decoupled },
            Schedule = scheduled ? new StepSchedule { Factor = 0.5, Every = 20 } : new ConstantSchedule(),
        };

        Matrix predicted = linear.Model(Data.Targets).At(linear.At(Points)).After(training, steps);

        for (int i = 0; i < moved.Length; i++)
            predicted.Values[i].ShouldBe(linear.At(Points).Outputs.Values[i] + moved[i], Tolerance);
    }

    [Fact]
    public void After_WithWeightDecayAndNoOrigin_IsRefused() => Should.Throw<InvalidOperationException>(
        () => OnTheInputs(new(1, 1, [4]), new(1, 1), new(1, 1, [1])).After(
            Descent(0.05) with { Optimizer = new SgdOptions { WeightDecay = 1 } }, 3));

    private static TrainingOptions Descent(double rate) => new() { Steps = 1, LearningRate = rate };

    // ‖f − f_lin‖/‖f − f₀‖ after 200 steps of full-batch descent.
    private static double Gap(int width, int seed)
    {
        double[] parameters = Draw(Architecture(width), seed);
        using IEngine start = Open(Architecture(width), parameters), trained = Open(Architecture(width), parameters);
        Matrix linear = Model(start).After(Descent(0.1), 200);
        trained.Prepare(
            new TrainingProblem { Data = Data, Loss = LossKind.MeanSquaredError, Optimizer = new SgdOptions(),
                Layers = TrainableLayers.All, LargestBatch = Data.Count });
        int[] all = [.. Enumerable.Range(0, Data.Count)];
        for (int step = 0; step < 200; step++)
            trained.Step(all, 0.1);
        double[] f = Evaluate(trained, Points).Values, f0 = Evaluate(start, Points).Values;
        return Distance(f, linear.Values) / Distance(f, f0);
    }

    private static LinearizedFunction Model(IEngine engine)
    {
        double[] parameters = new double[engine.Architecture.ParameterCount];
        engine.CopyParameters(parameters);
        using var network = new Network(engine.Architecture, parameters);
        using Linearization linear = network.Linearize(Data.Inputs);
        return linear.Model(Data.Targets).At(linear.At(Points).Kernel, linear.At(Points).Outputs);
    }

    private static LinearizedFunction OnTheInputs(Matrix kernel, Matrix outputs, Matrix targets) =>
        new LinearizedModel(LinearAlgebra.Eigenvalues(kernel), outputs, targets, LinearAlgebra).At(kernel, outputs);

    private static NetworkArchitecture Architecture(int width) => new([1, width, 1], Activation.Relu, Parameterization.Ntk);

    private static double[] Draw(NetworkArchitecture architecture, int seed) => ParameterInitializer.Draw(
        architecture, new InitializationOptions { Weights = new HeNormalScheme(), Biases = new NormalScheme { Std = 1 } },
            new RandomStreams(seed));

    private static IEngine Open(NetworkArchitecture architecture, double[] parameters) =>
        new BuiltinEngineProvider(LinearAlgebra).Create(architecture, Precision.Float64, parameters);

    private static Matrix Evaluate(IEngine engine, Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, 1);
        engine.Evaluate(inputs.Values, outputs.Values);
        return outputs;
    }

    private static double Distance(double[] a, double[] b) =>
        Math.Sqrt(a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
}
