namespace NtkWorkbench.Benchmarks;

/// <summary>A network with parameters and data, the same each time: what is measured, here and in the peers.</summary>
internal sealed record BenchmarkProblem
{
    private const long Seed = 1;

    /// <summary>The network; ReLU units, unless said otherwise.</summary>
    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>Its parameters, p entries.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>Inputs and targets.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Samples of a training step.</summary>
    public int BatchSize { get; init; } = 40;

    /// <summary>η.</summary>
    public double LearningRate { get; init; } = 0.02;

    /// <summary>Makes the engine that does the work.</summary>
    public IEngineProvider Engines { get; init; } = new BuiltinEngineProvider(LinearAlgebraProviders.Best());

    /// <summary>The course notebook: 1–w–1 on 200 noisy points of the piecewise linear function, elbows spread over the data.</summary>
    public static BenchmarkProblem Notebook(int width) => Create([1, width, 1], new ElbowsScheme(), FunctionSampler.Sample(
        new PiecewiseLinear(), DataGenerator.Numpy, new TrainSamplingOptions { Noise = 0.1 }, new TestSamplingOptions(), Seed).Train);

    /// <summary>1–w×4–1 at n points drawn from [−1, 1], as tangent features are taken of it.</summary>
    public static BenchmarkProblem Deep(int width, int points) =>
        Create([1, width, width, width, width, 1], new PytorchDefaultScheme(), RandomData(points, 1, 1));

    /// <summary>3072–100×5–10, batches of 100 from 1,000 samples.</summary>
    public static BenchmarkProblem Wide(double learningRate) =>
        Create([3072, 100, 100, 100, 100, 100, 10], new PytorchDefaultScheme(), RandomData(1000, 3072, 10)) with
        {
            BatchSize = 100,
            LearningRate = learningRate,
        };

    /// <summary>3072–100×5–10 at 10,000 samples, He weights, as products with tangent features are taken of it.</summary>
    public static BenchmarkProblem ManyImages() =>
        Create([3072, 100, 100, 100, 100, 100, 10], new PytorchDefaultScheme(), RandomData(10_000, 3072, 10), new HeNormalScheme());

    /// <summary>784–256×3–10 at images, He weights.</summary>
    public static BenchmarkProblem Images(Dataset images) =>
        Create([784, 256, 256, 256, 10], new PytorchDefaultScheme(), images, new HeNormalScheme());

    /// <summary>10–16×5–1 in the NTK parameterization at 5,000 points, whose limit of infinite width is taken.</summary>
    public static BenchmarkProblem Limit()
    {
        BenchmarkProblem problem = Create([10, 16, 16, 16, 16, 16, 1], new PytorchDefaultScheme(), RandomData(5000, 10, 1));
        return problem with { Architecture = new(problem.Architecture.LayerSizes, Activation.Relu, Parameterization.Ntk) };
    }

    /// <summary>784–256×3–10, as classifiers of images have it.</summary>
    public static BenchmarkProblem Classifier(double learningRate) =>
        Create([784, 256, 256, 256, 10], new PytorchDefaultScheme(), RandomData(2000, 784, 10)) with
        {
            BatchSize = 128,
            LearningRate = learningRate,
        };

    /// <summary>Row numbers of batches drawn with replacement, one batch after another.</summary>
    public int[] DrawBatches(int steps)
    {
        int[] rows = new int[steps * BatchSize];
        new RandomStreams(Seed).Named("batches").Fill(rows, Data.Count);
        return rows;
    }

    /// <summary>An engine at the problem's parameters.</summary>
    public IEngine CreateEngine(Precision precision) => Engines.Create(Architecture, precision, Parameters);

    private static BenchmarkProblem Create(
        int[] layerSizes, InitializationScheme biases, Dataset data, InitializationScheme? weights = null)
    {
        var architecture = new NetworkArchitecture(layerSizes, Activation.Relu);
        var initialization = new InitializationOptions { Weights = weights ?? new PytorchDefaultScheme(), Biases = biases };
        return new BenchmarkProblem
        {
            Architecture = architecture,
            Parameters = ParameterInitializer.Draw(architecture, initialization, new RandomStreams(Seed)),
            Data = data,
        };
    }

    private static Dataset RandomData(int count, int inputs, int outputs)
    {
        RandomStream stream = new RandomStreams(Seed).Named("data");
        return new Dataset
        {
            Inputs = Uniform(count, inputs),
            Targets = Uniform(count, outputs),
            InputNames = [.. Enumerable.Range(1, inputs).Select(i => $"x{i}")],
            TargetNames = [.. Enumerable.Range(1, outputs).Select(i => $"y{i}")],
        };

        Matrix Uniform(int rows, int columns) =>
            new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (2 * stream.NextDouble()) - 1)]);
    }
}
