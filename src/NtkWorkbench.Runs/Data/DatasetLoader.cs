namespace NtkWorkbench.Runs;

/// <summary>The samples that a job names: drawn from a function, or read from files.</summary>
internal static class DatasetLoader
{
    /// <summary>The samples of a job; <c>available</c>: bytes that their numbers may take.</summary>
    /// <exception cref="JobException">What is wrong with the files.</exception>
    /// <exception cref="NtkException">What is wrong with the job, where the files are as they should be.</exception>
    public static LoadedSamples Load(NetworkJob job, string directory, long available = long.MaxValue) => job.Data switch
    {
        FunctionDataOptions function => new() { Data = Sample(function, job.Seed) },
        FileDataOptions files => new FileLoader(job, files, directory).Load(available),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Data, "there is no such kind of data"),
    };

    /// <summary>o: what the job says, else the number of target columns, or of classes with cross-entropy.</summary>
    public static int OutputCount(NetworkJob job, LoadedSamples samples)
    {
        TrainingData data = samples.Data;
        int columns = data.Train.Targets.Columns;
        return job.Training.Loss switch
        {
            LossKind.MeanSquaredError when job.Network.Outputs is int wished && wished != columns => throw new KeyException(
                "network.outputs", $"network.outputs must be the number of targets, {columns}, got {wished}"),
            LossKind.MeanSquaredError => columns,
            LossKind.CrossEntropy => job.Network.Outputs ?? data.Train.ClassNames?.Count ?? samples.ClassCount
                ?? (int)data.Train.Targets.Values.Max() + 1,
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Training.Loss, "there is no such loss"),
        };
    }

    /// <summary>Bytes of the inputs and targets in float64.</summary>
    public static double Bytes(TrainingData data) => sizeof(double) * new[] { data.Train, data.Test, data.Validation }
        .Sum(set => set is null ? 0 : (double)set.Count * (set.Inputs.Columns + set.Targets.Columns));

    /// <summary>The rows that are drawn for validation, and the others.</summary>
    public static (int[] Validation, int[] Train) Split(int count, double share, int[]? balancedClasses, long seed)
    {
        int drawn = Math.Max(1, (int)Math.Round(share * count));
        if (drawn >= count)
            throw new KeyException("data.validation.share",
                Invariant($"data.validation.share {share} of {count} samples leaves none to train on"));
        int[] rows = SampleDraw.Rows(count, drawn, balancedClasses is null ? SampleSelection.Random : SampleSelection.Balanced,
            balancedClasses, new RandomStreams(seed).Named("data/validation"));
        var chosen = rows.ToHashSet();
        return (rows, [.. Enumerable.Range(0, count).Where(row => !chosen.Contains(row))]);
    }

    private static TrainingData Sample(FunctionDataOptions options, long jobSeed)
    {
        long seed = options.Seed ?? jobSeed;
        TrainingData data = Drawn(options, seed) with { InstanceNoise = options.Train.InstanceNoise };
        if (options.Validation?.Share is not double share)
            return data;
        (int[] validation, int[] train) = Split(data.Train.Count, share, null, seed);
        return data with { Train = data.Train.Take(train), Validation = data.Train.Take(validation) };
    }

    private static TrainingData Drawn(FunctionDataOptions options, long seed)
    {
        try
        {
            return FunctionSampler.Sample(options.Function, options.Generator, options.Train, options.Test, seed);
        }
        catch (NumericalException error)
        {
            throw new KeyException("data.function", error.Message);
        }
    }
}
