namespace NtkWorkbench;

/// <summary>Samples (x, f(x) + noise) of a function, columns "x" (of two variables "x1" and "x2") and "y", with the noiseless f(x) as
/// truth.</summary>
public static class FunctionSampler
{
    /// <summary>Training and test samples.</summary>
    /// <param name="function">f.</param>
    /// <param name="generator">Where draws come from: one RandomState(seed) for training and then test, or the streams "data/train" and
    /// "data/test". In each set x is drawn first, then the noise, row by row; what needs no draw (a grid, no noise) takes none.</param>
    /// <param name="train">How training samples are taken.</param>
    /// <param name="test">How test samples are taken; the training inputs come first where they are included.</param>
    /// <param name="seed">The job's seed.</param>
    /// <exception cref="NtkException">NumPy's generator is asked for, and the seed is not one of its 32 bits.</exception>
    /// <exception cref="NumericalException">f is not finite at a sample.</exception>
    /// <remarks>Samples of two variables are drawn uniformly from the rectangle, x1 and then x2 of each, and keep that order.</remarks>
    public static TrainingData Sample(
        TargetFunction function, DataGenerator generator, TrainSamplingOptions train, TestSamplingOptions test, long seed)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        (IRandomSource trainSource, IRandomSource testSource) = Sources(generator, seed);

        int inputs = function.InputCount;
        test = test.Filled(inputs, train.Range);
        double[] trainInputs = Place(inputs, train.Range, train.Placement, train.Count, trainSource);
        Dataset trainSet = Observe(function, trainInputs, train.Noise, trainSource);

        double[] testInputs = Place(inputs, test.Range!.Value, test.Placement, test.Count!.Value, testSource);
        if (test.IncludeTrain)
            testInputs = [.. trainInputs, .. testInputs];
        Dataset testSet = Observe(function, testInputs, test.Noise, testSource);
        return new TrainingData { Train = trainSet, Test = testSet };
    }

    private static (IRandomSource Train, IRandomSource Test) Sources(DataGenerator generator, long seed)
    {
        switch (generator)
        {
            case DataGenerator.Numpy:
                if (seed is < 0 or > uint.MaxValue)
                    throw new NtkException($"the numpy generator takes seeds from 0 to {uint.MaxValue}, got {seed}");
                var state = new NumpyRandomState((uint)seed);
                return (state, state);
            case DataGenerator.Workbench:
                var streams = new RandomStreams(seed);
                return (streams.Named("data/train"), streams.Named("data/test"));
            default:
                throw new ArgumentOutOfRangeException(nameof(generator), generator, "there is no such generator of data");
        }
    }

    private static double[] Place(int inputs, InputRange range, Placement placement, int count, IRandomSource source) => placement switch
    {
        Placement.Random when inputs == 2 => Uniform(range, count, source),
        Placement.Random => SortedUniform(range.First, count, source),
        Placement.Grid when inputs == 2 => Grid.Points(range.First, range.Of(1), count, count).Values,
        Placement.Grid => Grid.Values(range.First, count),
        _ => throw new ArgumentOutOfRangeException(nameof(placement), placement, "there is no such placement of samples"),
    };

    private static double[] Uniform(InputRange range, int count, IRandomSource source)
    {
        double[] points = new double[checked(2 * count)];
        for (int i = 0; i < points.Length; i++)
            points[i] = range.Of(i % 2).Low + (range.Of(i % 2).Length * source.NextDouble());
        return points;
    }

    private static double[] SortedUniform(Interval range, int count, IRandomSource source)
    {
        double[] points = new double[count];
        for (int i = 0; i < count; i++)
            points[i] = range.Low + (range.Length * source.NextDouble());
        Array.Sort(points);
        return points;
    }

    private static Dataset Observe(TargetFunction function, double[] inputs, double noise, IRandomSource source)
    {
        int variables = function.InputCount;
        double[] truth = new double[inputs.Length / variables];
        for (int i = 0; i < truth.Length; i++)
        {
            ReadOnlySpan<double> x = inputs.AsSpan(i * variables, variables);
            truth[i] = function.Evaluate(x);
            if (!double.IsFinite(truth[i]))
                throw new NumericalException(variables == 1
                    ? FormattableString.Invariant($"the function is not finite, {truth[i]}, at x = {x[0]}")
                    : FormattableString.Invariant($"the function is not finite, {truth[i]}, at x1 = {x[0]}, x2 = {x[1]}"));
        }
        double[] targets = noise == 0 ? [.. truth] : Array.ConvertAll(truth, value => value + (noise * source.NextNormal()));
        return new Dataset
        {
            Inputs = new Matrix(truth.Length, variables, inputs),
            Targets = new Matrix(truth.Length, 1, targets),
            Truth = new Matrix(truth.Length, 1, truth),
            InputNames = variables == 1 ? ["x"] : ["x1", "x2"],
            TargetNames = ["y"],
        };
    }
}
