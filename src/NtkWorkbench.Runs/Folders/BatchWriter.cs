namespace NtkWorkbench.Runs;

/// <summary>Writes batches.csv: for each step, from 0, the rows of data/train.csv, from 0, that it saw; a batch with fewer than the others
/// ends in blank cells.</summary>
internal static class BatchWriter
{
    // Of a number and its comma.
    private const double BytesOfCell = 8;

    // A file that editors and plotting programs still open.
    private const double MostBytes = 1 << 30;

    /// <summary>Refuses a file that would be too large.</summary>
    public static void Require(TrainingOptions training)
    {
        double bytes = training.RecordBatches ? training.TotalSteps * BytesOfCell * (1 + (training.Batch.Size ?? 0)) : 0;
        if (bytes > MostBytes)
            throw new NtkException($"batches.csv would have about {MemoryEstimate.InGibibytes(bytes)} with {training.TotalSteps} steps of "
                + $"{training.Batch.Size} samples, expected at most {MemoryEstimate.InGibibytes(MostBytes)}");
    }

    public static void Write(string path, TrainingOptions training, int samples, long seed, int steps) => CsvWriter.Write(path, csv =>
    {
        int size = training.Batch.Sampling == BatchSampling.Shuffled ? Math.Min(training.Batch.Size!.Value, samples)
            : training.Batch.Size!.Value;
        csv.Header(["step", .. ColumnNames.AlwaysNumbered("row", size)]);
        foreach ((int step, IReadOnlyList<int> rows) in training.Batch.Draw(samples, seed).Take(steps).Index())
        {
            csv.Cell(step);
            for (int i = 0; i < size; i++)
                csv.Cell(i < rows.Count ? rows[i] : (double?)null);
            csv.EndRow();
        }
    });
}
