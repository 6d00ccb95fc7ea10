using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Losses in the order of training, from a run's folder, a file, or a run in hand.</summary>
internal sealed record LossHistory
{
    private static readonly string[] LossNames = ["train_loss", "training_loss", "loss"];
    private static readonly string[] TestNames = ["test_loss", "val_loss", "validation_loss"];
    private static readonly string[] CounterNames = ["step", "steps", "epoch", "epochs", "iteration", "time", "t"];

    /// <summary>The losses; NaN and infinite ones included.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>η at the start, finite and above 0; null where it is not known.</summary>
    public double? LearningRate { get; init; }

    /// <summary>η at the end; null where it is not known.</summary>
    public double? LastLearningRate { get; init; }

    /// <summary>What a run or a lab knows besides; null of a file.</summary>
    public LossFacts? Run { get; init; }

    public LossFacts Facts => Run ?? new LossFacts { Losses = Losses, TestLosses = TestLosses, LearningRate = LearningRate,
        LastLearningRate = LastLearningRate };

    /// <summary>What a reader must know of them: that the run is not done, that not all are held.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Test losses beside the losses; NaN where there is none.</summary>
    public IReadOnlyList<double>? TestLosses { get; init; }

    public static LossHistory Read(string path)
    {
        bool isRun = Directory.Exists(path);
        string file = isRun ? MetricsOf(path) : path;
        CsvTable table = CsvReader.ReadThinned(file, CsvReadOptions.OwnFile with { SkipBlankLines = true, IsGrowing = isRun });
        int column = LossColumn(table, file);
        // A file of bare numbers has its first where a header would stand.
        double[] first = CsvNumber.TryParse(table.Columns[column], out double value) ? [value] : [];
        double[] losses = [.. first, .. table.Values.Column(column)];
        if (losses.Length < 2)
            throw FileInputErrors.Single(file, $"must hold at least 2 losses, got {losses.Length}");
        var history = new LossHistory { Losses = losses, TestLosses = TestColumn(table), LearningRate = Rate(table, 0),
            LastLearningRate = Rate(table, table.Values.Rows - 1),
            Notes = table.OneRowOf == 1 ? [] : [$"1 of {table.OneRowOf} recorded rows is looked at"] };
        if (!isRun)
            return history;
        RunFolder folder = RunFolder.Open(path);
        string? standing = RunHeader.Of(folder)?.Unfinished(path);
        return history with
        {
            Run = RunLossFacts.Read(folder, history),
            Notes = [.. standing is null ? Array.Empty<string>() : [standing], .. history.Notes],
        };
    }

    /// <summary>The losses of a training; a step that stopped on a value that was not finite counts as one.</summary>
    internal static LossHistory Of(double[] losses, TrainingResult training, double learningRate)
    {
        bool unseen = training.Reason == StopReason.Diverged && double.IsFinite(losses[^1]);
        return new LossHistory { Losses = unseen ? [.. losses, double.NaN] : losses, LearningRate = Known(learningRate) };
    }

    /// <summary>The losses along a lab's path, where no sample is left out of a step.</summary>
    internal static LossHistory OfPath(IReadOnlyList<double> losses, double learningRate, bool isDeterministic)
    {
        var history = new LossHistory { Losses = losses, LearningRate = learningRate };
        return history with { Run = history.Facts with { HasBatches = false, IsDeterministic = isDeterministic } };
    }

    internal static LossHistory Of(IReadOnlyList<MetricsRow> rows) => new()
    {
        Losses = [.. rows.Select(row => row.TrainLoss)],
        TestLosses = rows.All(row => row.TestLoss is null) ? null : [.. rows.Select(row => row.TestLoss ?? double.NaN)],
        LearningRate = Known(rows[0].LearningRate),
        LastLearningRate = rows[^1].LearningRate,
    };

    private static string MetricsOf(string folder)
    {
        string metrics = RunFolder.Open(folder).MetricsSoFar;
        return File.Exists(metrics)
            ? metrics
            : throw FileInputErrors.Single(folder,
            "must hold metrics.csv, as the run of a network does; of a lab report.md has the diagnosis of each curve");
    }

    private static int LossColumn(CsvTable table, string file)
    {
        foreach (string name in LossNames)
        {
            if (IndexOf(table.Columns, name) is >= 0 and int index)
                return index;
        }
        int[] others =
            [.. Enumerable.Range(0, table.Columns.Count)
                .Where(i => !CounterNames.Concat(TestNames).Contains(table.Columns[i].ToLower(CultureInfo.InvariantCulture)))];
        return others.Length == 1
            ? others[0]
            : throw FileInputErrors.Single(file,
            $"must have a column train_loss or loss, or one column beside a step, got {string.Join(", ", table.Columns)}");
    }

    private static double[]? TestColumn(CsvTable table)
    {
        int column = TestNames.Select(name => IndexOf(table.Columns, name)).FirstOrDefault(index => index >= 0, -1);
        return column < 0 || table.Values.Column(column).All(double.IsNaN) ? null : table.Values.Column(column);
    }

    private static double? Rate(CsvTable table, int row)
    {
        int column = IndexOf(table.Columns, "learning_rate");
        return column >= 0 && table.Values.Rows > 0 ? Known(table.Values[row, column]) : null;
    }

    // A blank cell reads as NaN, and a warm-up may start at 0: there is no part of either to try.
    private static double? Known(double learningRate) => double.IsFinite(learningRate) && learningRate > 0 ? learningRate : null;

    private static int IndexOf(IReadOnlyList<string> columns, string name) =>
        Array.FindIndex([.. columns], column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
}
