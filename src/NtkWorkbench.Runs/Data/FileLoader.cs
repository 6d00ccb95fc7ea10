namespace NtkWorkbench.Runs;

/// <summary>Reads the samples of a job from files, chooses among them, and scales them.</summary>
internal sealed class FileLoader(NetworkJob job, FileDataOptions options, string directory)
{
    private readonly LossKind _loss = job.Training.Loss;
    private readonly long _seed = options.Seed ?? job.Seed;

    private readonly bool _hasClasses =
        options is IdxDataOptions or Cifar10DataOptions || job.Training.Loss == LossKind.CrossEntropy;

    // With cross-entropy; of squares the number of targets is looked at later.
    private int? Outputs => _loss == LossKind.CrossEntropy ? job.Network.Outputs : null;

    public LoadedSamples Load(long available)
    {
        Require(new SampleMemory(options, directory).Bytes, available);
        (SampleSet train, SampleSet? test, SampleSet? validation) = Read();
        IReadOnlyList<string>? names = ClassNames(train);
        int? classes = train.Classes is null ? null : options.Classes?.Count ?? NumberOfClasses(train);
        train = Choose(train, options.TrainSet, "train");
        test = test is null ? null : Choose(test, options.TestSet!, "test");
        validation = validation is null ? null : OfClasses(validation);
        if (options.Validation?.Share is double share)
        {
            (int[] drawn, int[] rest) = DatasetLoader.Split(train.Count, share,
                options.TrainSet.Selection == SampleSelection.Balanced ? train.Classes : null, _seed);
            (validation, train) = (train.Take(drawn), train.Take(rest));
        }
        Require(sizeof(double) * new[] { train, test, validation }.Sum(set => (double)(set?.Count ?? 0) * train.Inputs.Columns), available);
        Matrix inputs = train.Inputs.ToMatrix();
        InputScaling? scaling = Scaling(train, inputs);
        // x is a copy, of doubles too: what the file holds is written to the run folder as it was.
        Dataset Made(SampleSet set, Matrix x) => set.ToDataset(_loss, names, scaling?.Apply(x, inPlace: true) ?? x);
        return new LoadedSamples
        {
            Data = new TrainingData
            {
                Train = Made(train, inputs),
                Test = test is null ? null : Made(test, test.Inputs.ToMatrix()),
                Validation = validation is null ? null : Made(validation, validation.Inputs.ToMatrix()),
                InstanceNoise = options.InstanceNoise,
                Scaling = scaling,
            },
            ClassCount = classes,
            Train = train,
            Test = test,
            Validation = validation,
        };
    }

    private static void Require(double bytes, long available)
    {
        if (bytes > available)
            throw new NtkException($"the samples need {MemoryEstimate.InGibibytes(bytes)}, {MemoryEstimate.InGibibytes(available)} are "
                + "available; use fewer by count, or smaller files");
    }

    // The files are several; an error in the first must not hide those of the others.
    private (SampleSet Train, SampleSet? Test, SampleSet? Validation) Read()
    {
        var reader = new SampleReader(options, _hasClasses, directory);
        var errors = new List<InputError>();
        T? Try<T>(Func<T?> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (JobException error)
            {
                errors.AddRange(error.Errors);
                return null;
            }
        }
        bool isChoice = options.Classes is not null;
        ClassLimit limit = ClassLimit.Of(isChoice ? null : Outputs ?? options.ClassNames?.Count);
        SampleSet? train = Try(() => reader.Train(limit));
        // One class alone is an error of the training file; held against the test file it would make one of every row.
        if (train is { Classes: not null } && !isChoice && !limit.IsKnown && Try(() => OfTwo(train)) is not null)
            limit = ClassLimit.Of(NumberOfClasses(train));
        SampleSet? test = Try(() => reader.Test(train, limit)), validation = Try(() => reader.Validation(train, limit));
        // A column that all files lack, or one archive of all samples, is one mistake.
        return errors.Count == 0 ? (train!, test, validation)
            : throw new JobException([.. errors.DistinctBy(error => error.Line == 1 ? error with { Source = "" } : error)]);
    }

    private int NumberOfClasses(SampleSet train) =>
        Outputs ?? options.ClassNames?.Count ?? train.ClassNames?.Count ?? train.Classes!.Max() + 1;

    private SampleSet OfTwo(SampleSet train) => NumberOfClasses(train) > 1 ? train : throw FileInputErrors.Single(train.File,
        $"{(options is CsvDataOptions ? $"column {Quoted.Of(train.TargetNames[0])} " : "")}holds class 0 alone, expected two classes or "
        + $"more, or their number as network.outputs");

    // Null: the classes go by their numbers, and nobody asked for other names.
    private IReadOnlyList<string>? ClassNames(SampleSet train)
    {
        if (train.Classes is null)
            return OfIndicators(train);
        IReadOnlyList<string>? given = options.ClassNames ?? train.ClassNames;
        if (given is null && options.Classes is null && options is CsvDataOptions or NpyDataOptions)
            return null;
        string Name(int number) => given?.ElementAtOrDefault(number) ?? Invariant($"{number}");
        if (options.Classes is null)
            return [.. Enumerable.Range(0, NumberOfClasses(train)).Select(Name)];
        if (Outputs is int outputs && outputs != options.Classes.Count)
            throw new KeyException("network.outputs", $"network.outputs must be the number of data.classes, {options.Classes.Count}, got "
                + $"{outputs}");
        int[] present = [.. train.Classes.Distinct().Order()];
        foreach ((int index, int number) in options.Classes.Index())
        {
            if (Array.BinarySearch(present, number) < 0)
                throw new KeyException($"data.classes[{index}]", $"data.classes[{index}] is class {number}, which {train.File} does not "
                    + $"hold, expected some of {string.Join(", ", present)}");
        }
        return [.. options.Classes.Select(Name)];
    }

    private IReadOnlyList<string>? OfIndicators(SampleSet train) => options.ClassNames is not { } names
        || names.Count == train.Numbers!.Columns ? options.ClassNames : throw new KeyException("data.class_names",
            $"data.class_names names {names.Count} classes, {train.File} has {train.Numbers!.Columns} columns of targets");

    private SampleSet OfClasses(SampleSet set) => options.Classes is { } numbers ? set.OfClasses(numbers) : set;

    private SampleSet Choose(SampleSet set, SampleSetOptions wish, string part)
    {
        SampleSet of = OfClasses(set);
        try
        {
            SampleSet taken = of.Take(SampleDraw.Rows(of.Count, wish.Count, wish.Selection, of.Classes,
                new RandomStreams(_seed).Named($"data/{part}")));
            return taken with { Choice = (of.Count, taken.Count) };
        }
        catch (NtkException error)
        {
            string kept = options.Classes is { } classes ? $" of classes {string.Join(", ", classes)}" : "";
            throw new KeyException($"data.{part}.count", $"data.{part}.count: {error.Message} in {set.File}{kept}");
        }
    }

    private InputScaling? Scaling(SampleSet train, Matrix inputs) => options.Scaling switch
    {
        ScalingKind.None => null,
        ScalingKind.Unit when train.Inputs is NumberArray<byte> => InputScaling.Of(inputs.Columns, byte.MaxValue),
        ScalingKind.Unit => InputScaling.ToUnit(inputs),
        ScalingKind.Standardize => InputScaling.Standardize(inputs, train.Image),
        _ => throw new InvalidOperationException($"no such scaling: {options.Scaling}"),
    };
}
