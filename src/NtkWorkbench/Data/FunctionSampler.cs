namespace NtkWorkbench;

/// <summary>Samples (x, f(x) + noise) of a function of one variable, columns "x" and "y", with the noiseless f(x) as truth.</summary>
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
    public static TrainingData Sample(
        TargetFunction function, DataGenerator generator, TrainSamplingOptions train, TestSamplingOptions test, long seed)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        (IRandomSource trainSource, IRandomSource testSource) = Sources(generator, seed);

        double[] trainInputs = Place(train.Range, train.Placement, train.Count, trainSource);
        Dataset trainSet = Observe(function, trainInputs, train.Noise, trainSource);

        double[] testInputs = Place(test.Range ?? train.Range, test.Placement, test.Count, testSource);
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

    private static double[] Place(Interval range, Placement placement, int count, IRandomSource source) => placement switch
    {
        Placement.Random => SortedUniform(range, count, source),
        Placement.Grid => Grid.Values(range, count),
        _ => throw new ArgumentOutOfRangeException(nameof(placement), placement, "there is no such placement of samples"),
    };

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
        double[] truth = Array.ConvertAll(inputs, function.Evaluate);
        double[] targets = noise == 0 ? [.. truth] : Array.ConvertAll(truth, value => value + (noise * source.NextNormal()));
        return new Dataset
        {
            Inputs = new Matrix(inputs.Length, 1, inputs),
            Targets = new Matrix(inputs.Length, 1, targets),
            Truth = new Matrix(inputs.Length, 1, truth),
            InputNames = ["x"],
            TargetNames = ["y"],
        };
    }
}
