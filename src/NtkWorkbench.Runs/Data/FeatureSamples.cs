namespace NtkWorkbench.Runs;

/// <summary>The samples that the network is linearized on, of those that it is trained and tested on.</summary>
internal static class FeatureSamples
{
    /// <summary>Those that features.samples chooses, of the test samples too where these are the points of figures; the data itself where
    /// nothing is chosen.</summary>
    /// <exception cref="NtkException">There are fewer samples than are wanted.</exception>
    public static TrainingData Choose(NetworkJob job, TrainingData data)
    {
        return data with { Train = Take(data.Train, TrainRows(job, data)), Test = Take(data.Test!, TestRows(job, data)) };

        static Dataset Take(Dataset of, int[]? rows) => rows is null || rows.Length == of.Count ? of : of.Take(rows);
    }

    /// <summary>features/samples.csv and test_samples.csv, where samples are chosen: place (from 0, the order of everything that is of
    /// them), row (from 0, of the data's), class where targets are classes.</summary>
    public static void Write(RunFolder folder, NetworkJob job, TrainingData data)
    {
        Write(folder.FeatureSamples, data.Train, TrainRows(job, data));
        Write(folder.FeatureTestSamples, data.Test, TestRows(job, data));

        void Write(string path, Dataset? of, int[]? rows)
        {
            if (of is null || rows is null)
                return;
            int[]? classes = of.Classes(job.Training.Loss);
            CsvWriter.Write(path, csv =>
            {
                csv.Header(["place", "row", .. classes is null ? Array.Empty<string>() : ["class"]]);
                foreach ((int place, int row) in rows.Index())
                {
                    csv.Cell(place);
                    csv.Cell(row);
                    if (classes is not null)
                        csv.Cell(classes[row]);
                    csv.EndRow();
                }
            });
        }
    }

    private static int[]? TrainRows(NetworkJob job, TrainingData data) => Rows(job, data.Train, "features/samples", count => count);

    // As many as there are.
    private static int[]? TestRows(NetworkJob job, TrainingData data) => data.Test is not { Inputs.Columns: > 2 } test ? null
        : Rows(job, test, "features/test_samples", count => job.Features.Samples!.Selection != SampleSelection.Balanced
            || test.Classes(job.Training.Loss) is not int[] classes ? Math.Min(count, test.Count)
            : Math.Min(count, classes.GroupBy(number => number).Min(one => one.Count()) * classes.Distinct().Count()));

    private static int[]? Rows(NetworkJob job, Dataset of, string stream, Func<int, int> most)
    {
        if (job.Features.Samples is not FeatureSampleOptions options)
            return null;
        long seed = job.Data switch
        {
            FileDataOptions files => files.Seed ?? job.Seed,
            FunctionDataOptions function => function.Seed ?? job.Seed,
            _ => job.Seed,
        };
        return SampleDraw.Rows(of.Count, options.Count is int count ? most(count) : null, options.Selection,
            of.Classes(job.Training.Loss), new RandomStreams(seed).Named(stream));
    }
}
