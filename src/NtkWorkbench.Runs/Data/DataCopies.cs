namespace NtkWorkbench.Runs;

/// <summary>The run folder's own copies of the data, unscaled, and the job's data as resolved.yaml names them: tables stay tables, the
/// rest become arrays.</summary>
internal static class DataCopies
{
    public static void Write(RunFolder folder, LoadedSamples samples, DataOptions options)
    {
        TrainingData data = samples.Data;
        foreach ((string part, Dataset? set, SampleSet? held) in new[]
        {
            ("train", data.Train, samples.Train), ("test", data.Test, samples.Test), ("validation", data.Validation, samples.Validation),
        })
        {
            if (set is null)
                continue;
            if (options is FunctionDataOptions or CsvDataOptions)
            {
                FeatureWriter.WriteData(folder.Data($"{part}.csv"),
                    held is null || data.Scaling is null ? set : set with { Inputs = held.Inputs.ToMatrix() });
                continue;
            }
            bool isIndicator = held!.Classes is not null && set.Targets.Columns > 1;
            NpyFile.WriteArray(folder.Data($"{part}_inputs.npy"), held.Inputs);
            NpyFile.WriteArray(folder.Data($"{part}_targets.npy"), held.Numbers ?? (isIndicator ? held.Indicators(set.Targets.Columns)
                : new NumberArray<long>([held.Count], Array.ConvertAll(held.Classes!, number => (long)number))));
        }
        if (data.Scaling is InputScaling scaling)
            WriteScaling(folder.Data("scaling.csv"), scaling, data.Train);
    }

    public static DataOptions Portable(DataOptions options, LoadedSamples samples)
    {
        if (options is not FileDataOptions files)
            return options;
        TrainingData data = samples.Data;
        TakenOptions? taken = DataDescription.Taken(files, samples);
        IReadOnlyList<string>? names = files.ClassNames is null && files.Classes is null && files is CsvDataOptions ? null
            : data.Train.ClassNames;
        bool hasTest = data.Test is not null, hasValidation = data.Validation is not null;
        if (files is CsvDataOptions csv)
        {
            return csv with
            {
                Name = csv.Name ?? csv.DefaultName,
                Header = true,
                Train = new CsvSetOptions { File = "data/train.csv" },
                Test = hasTest ? new CsvSetOptions { File = "data/test.csv" } : null,
                Validation = hasValidation ? new ValidationOptions { File = "data/validation.csv" } : null,
                Classes = null,
                ClassNames = names,
                Taken = taken,
            };
        }
        return new NpyDataOptions
        {
            Name = files.Name ?? files.DefaultName,
            Train = Arrays("train"),
            Test = hasTest ? Arrays("test") : null,
            Validation = hasValidation ? new ValidationOptions { Inputs = Inputs("validation"), Targets = Targets("validation") } : null,
            ClassNames = names,
            Seed = files.Seed,
            Scaling = files.Scaling,
            Image = (files as NpyDataOptions)?.Image,
            InstanceNoise = files.InstanceNoise,
            Taken = taken,
        };

        static string Inputs(string part) => $"data/{part}_inputs.npy";
        static string Targets(string part) => $"data/{part}_targets.npy";
        static NpySetOptions Arrays(string part) => new() { Inputs = Inputs(part), Targets = Targets(part) };
    }

    // Of images one row a channel, whose inputs have one scale.
    private static void WriteScaling(string path, InputScaling scaling, Dataset train) => CsvWriter.Write(path, csv =>
    {
        bool isImage = train.Image is not null && IsByChannel(scaling, train.Image.Value);
        csv.Header([isImage ? "channel" : "input", "shift", "divisor"]);
        int step = isImage ? train.Image!.Value.Height * train.Image.Value.Width : 1;
        for (int j = 0; j < scaling.Shift.Count; j += step)
        {
            csv.Cell(isImage ? Invariant($"{j / step}") : train.InputNames[j]);
            csv.Cell(scaling.Shift[j]);
            csv.Cell(scaling.Divisor[j]);
            csv.EndRow();
        }
    });

    private static bool IsByChannel(InputScaling scaling, ImageShape image) => Enumerable.Range(0, image.Size).All(j =>
        j % (image.Height * image.Width) == 0
        || (scaling.Shift[j].Equals(scaling.Shift[j - 1]) && scaling.Divisor[j].Equals(scaling.Divisor[j - 1])));
}
