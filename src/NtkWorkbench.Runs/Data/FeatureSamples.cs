namespace NtkWorkbench.Runs;

/// <summary>The samples that the network is linearized on, of those that it is trained and tested on.</summary>
internal static class FeatureSamples
{
    /// <summary>Those that features.samples chooses, of the test samples too where these are the points of figures; the data itself where
    /// nothing is chosen.</summary>
    /// <exception cref="NtkException">There are fewer samples than are wanted.</exception>
    public static TrainingData Choose(NetworkJob job, TrainingData data)
    {
        if (job.Features.Samples is not FeatureSampleOptions options)
            return data;
        long seed = job.Data switch
        {
            FileDataOptions files => files.Seed ?? job.Seed,
            FunctionDataOptions function => function.Seed ?? job.Seed,
            _ => job.Seed,
        };
        return data with
        {
            Train = Take(data.Train, options.Count, "features/samples"),
            Test = data.Test is Dataset test && test.Inputs.Columns > 2
                ? Take(test, options.Count is int count ? Most(test, count) : null, "features/test_samples") : data.Test,
        };

        Dataset Take(Dataset of, int? count, string stream)
        {
            int[] rows = SampleDraw.Rows(
                of.Count, count, options.Selection, of.Classes(job.Training.Loss), new RandomStreams(seed).Named(stream));
            return rows.Length == of.Count ? of : of.Take(rows);
        }

        // As many as there are.
        int Most(Dataset of, int count) => options.Selection != SampleSelection.Balanced
            || of.Classes(job.Training.Loss) is not int[] classes ? Math.Min(count, of.Count)
            : Math.Min(count, classes.GroupBy(number => number).Min(one => one.Count()) * classes.Distinct().Count());
    }
}
