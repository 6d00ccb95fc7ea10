namespace NtkWorkbench.Runs;

/// <summary>What numbers of classes a file may hold.</summary>
/// <param name="Count">They lie below.</param>
/// <param name="IsKnown">Whether the job says so, or its training samples; else any that are not too large.</param>
internal readonly record struct ClassLimit(int Count, bool IsKnown)
{
    public static ClassLimit Of(int? classes) => new(classes ?? FileLimits.Classes, classes is not null);

    private string Expected =>
        $"a class number, an integer from 0 to {Count - 1}{(IsKnown ? "" : " (more classes: network.outputs)")}";

    /// <summary>For the cells of a table.</summary>
    public CellRule Rule(string column)
    {
        ClassLimit limit = this;
        return new CellRule { Column = column, Allows = limit.Allows, Expected = Expected };
    }

    /// <summary>For an array, one number a sample.</summary>
    /// <exception cref="JobException">The first sample whose number is none.</exception>
    public int[] Numbers(string path, NumberArray targets)
    {
        ClassLimit limit = this;
        double[] values = targets.ToMatrix().Values;
        int wrong = Array.FindIndex(values, value => !limit.Allows(value));
        return wrong < 0 ? Array.ConvertAll(values, value => (int)value)
            : throw FileInputErrors.Single(path, $"sample {wrong}, from 0, must have {Expected}, got {CsvNumber.Format(values[wrong])}");
    }

    private bool Allows(double value) => value >= 0 && value == Math.Floor(value) && value < Count;
}
