namespace NtkWorkbench.Runs;

/// <summary>The samples that a job names: drawn from a function, or read from files.</summary>
internal static class DatasetLoader
{
    public static TrainingData Load(NetworkJob job, string directory) => job.Data switch
    {
        FunctionDataOptions function => Sample(function, job.Seed),
        CsvDataOptions files => Read(files, job, directory),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Data, "there is no such kind of data"),
    };

    /// <summary>o: what the job says, else the number of target columns, or of classes with cross-entropy.</summary>
    public static int OutputCount(NetworkJob job, TrainingData data) => job.Network.Outputs ?? job.Training.Loss switch
    {
        LossKind.MeanSquaredError => data.Train.Targets.Columns,
        LossKind.CrossEntropy => ClassNumbers.Count(data.Train),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Training.Loss, "there is no such loss"),
    };

    private static TrainingData Sample(FunctionDataOptions options, long seed) =>
        FunctionSampler.Sample(options.Function, options.Generator, options.Train, options.Test, options.Seed ?? seed) with
        {
            InstanceNoise = options.Train.InstanceNoise,
        };

    private static TrainingData Read(CsvDataOptions files, NetworkJob job, string directory)
    {
        var errors = new List<InputError>();
        CellRule? rule = job.Training.Loss == LossKind.CrossEntropy ? ClassNumbers.Rule(files.Targets[0], job.Network.Outputs) : null;
        string trainFile = Path.Combine(directory, files.Train);
        Dataset? train = Read(trainFile, files, rule, errors);
        if (rule is not null && train is not null && job.Network.Outputs is null)
        {
            var found = new FileInputErrors(trainFile);
            ClassNumbers.RequireTwo(train, found);
            errors.AddRange(found.Found);
            // One class alone is an error of the training file; held against the test file it would make one of every row.
            if (found.Found.Count == 0)
                rule = ClassNumbers.Rule(files.Targets[0], ClassNumbers.Count(train));
        }
        Dataset? test = files.Test is null ? null : Read(Path.Combine(directory, files.Test), files, rule, errors);
        return errors.Count == 0 ? new TrainingData { Train = train!, Test = test, InstanceNoise = files.InstanceNoise }
            : throw new JobException(errors);
    }

    // The files are two; an error in the first must not hide those of the second.
    private static Dataset? Read(string path, CsvDataOptions options, CellRule? rule, List<InputError> errors)
    {
        try
        {
            CsvTable table = CsvReader.Read(path, new CsvReadOptions { Columns = [.. options.Inputs, .. options.Targets], Rule = rule });
            return new Dataset
            {
                Inputs = table.Slice(0, options.Inputs.Count),
                Targets = table.Slice(options.Inputs.Count, options.Targets.Count),
                InputNames = options.Inputs,
                TargetNames = options.Targets,
            };
        }
        catch (JobException error)
        {
            errors.AddRange(error.Errors);
            return null;
        }
    }
}
