namespace NtkWorkbench.Runs;

/// <summary>The targets that cross-entropy takes: one column of class numbers 0, 1, 2, ….</summary>
internal static class ClassNumbers
{
    public static int Count(Dataset dataset) => (int)dataset.Targets.Values.Max() + 1;

    public static CellRule Rule(string column, int? classes)
    {
        int count = classes ?? FileLimits.Classes;
        string more = classes is null ? " (more classes: network.outputs)" : "";
        return new CellRule
        {
            Column = column,
            Allows = value => value >= 0 && value == Math.Floor(value) && value < count,
            Expected = $"a class number, an integer from 0 to {count - 1}{more}",
        };
    }

    /// <summary>Reports samples of one class, where they are to tell the number of classes.</summary>
    public static void RequireTwo(Dataset dataset, FileInputErrors errors)
    {
        if (Count(dataset) == 1)
            errors.Add($"column {Quoted.Of(dataset.TargetNames[0])} holds class 0 alone, expected two classes or more, or their number "
                + $"as network.outputs");
    }
}
