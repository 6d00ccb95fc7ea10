using NtkWorkbench.Core.Data;
using NtkWorkbench.Jobs.Files;
using NtkWorkbench.Jobs.Files.Csv;

namespace NtkWorkbench.Jobs.Data;

/// <summary>The targets that cross-entropy takes: one column of class numbers 0, 1, 2, ….</summary>
internal static class ClassNumbers
{
    /// <summary>One more than the largest class number.</summary>
    public static int Count(Dataset dataset) => (int)Math.Min(dataset.Targets.Values.Max() + 1, int.MaxValue);

    /// <summary>Reports every target that is no class number.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="classes">The number of classes; null where these samples decide it.</param>
    /// <param name="problems">What was found.</param>
    public static void Check(Dataset dataset, int? classes, FileProblems problems)
    {
        if (dataset.Targets.Columns != 1)
        {
            problems.Add($"cross_entropy needs one target column of class numbers, got {dataset.Targets.Columns}");
            return;
        }
        string column = $"column {Quoted.Of(dataset.TargetNames[0])}";
        string limit = classes is { } count ? $" to {count - 1}" : " on";
        for (int row = 0; row < dataset.Count; row++)
        {
            double value = dataset.Targets[row, 0];
            if (value < 0 || value != Math.Floor(value) || value >= (classes ?? int.MaxValue))
                problems.Add($"row {row + 1}, {column} must be a class number, an integer from 0{limit}, got {CsvNumber.Format(value)}");
        }
        if (classes is null && dataset.Targets.Values.All(value => value == 0))
            problems.Add($"{column} holds class 0 alone, expected two classes or more, or their number as network.outputs");
    }
}
