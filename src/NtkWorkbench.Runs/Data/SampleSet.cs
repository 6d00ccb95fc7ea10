namespace NtkWorkbench.Runs;

/// <summary>Samples as their files hold them: nothing is scaled.</summary>
internal sealed record SampleSet
{
    /// <summary>Where the targets are, as messages say it.</summary>
    public required string File { get; init; }

    /// <summary>Where the inputs are; null: beside the targets.</summary>
    public string? InputFile { get; init; }

    /// <summary>Inputs; the first dimension counts the samples.</summary>
    public required NumberArray Inputs { get; init; }

    /// <summary>The class of each sample; null: the targets are numbers.</summary>
    public int[]? Classes { get; init; }

    /// <summary>Targets that are numbers.</summary>
    public NumberArray? Numbers { get; init; }

    public required IReadOnlyList<string> InputNames { get; init; }

    /// <summary>Names of the columns of targets.</summary>
    public required IReadOnlyList<string> TargetNames { get; init; }

    /// <summary>Names that the data give their classes; null: none.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    public ImageShape? Image { get; init; }

    public int Count => Inputs.Rows;

    /// <summary>How many samples of the classes that are kept there are, and how many of them were taken.</summary>
    public (int Available, int Taken) Choice { get; init; }

    public SampleSet Take(int[] rows) => rows.Length == Count && rows.Index().All(row => row.Index == row.Item) ? this : this with
    {
        Inputs = Inputs.Take(rows),
        Classes = Classes is null ? null : Array.ConvertAll(rows, row => Classes[row]),
        Numbers = Numbers?.Take(rows),
    };

    /// <summary>The samples of some classes, renumbered 0, 1, … in the order of these.</summary>
    public SampleSet OfClasses(IReadOnlyList<int> numbers)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(row => numbers.Contains(Classes![row]))];
        if (rows.Length == 0)
            throw FileInputErrors.Single(File, $"holds no sample of the classes {string.Join(", ", numbers)} that data.classes keeps");
        SampleSet taken = Take(rows);
        int[] order = [.. numbers];
        return taken with { Classes = Array.ConvertAll(taken.Classes!, number => Array.IndexOf(order, number)) };
    }

    /// <summary>Targets as losses take them: numbers; a column of classes; or for squares of these one of 0 and 1 for each.</summary>
    public Dataset ToDataset(LossKind loss, IReadOnlyList<string>? classNames, Matrix inputs)
    {
        bool isIndicator = Classes is not null && loss == LossKind.MeanSquaredError;
        return new Dataset
        {
            Inputs = inputs,
            Targets = isIndicator ? Indicators(classNames!.Count).ToMatrix()
                : Numbers?.ToMatrix() ?? new Matrix(Count, 1, Array.ConvertAll(Classes!, number => (double)number)),
            InputNames = InputNames,
            TargetNames = isIndicator ? classNames! : TargetNames,
            ClassNames = classNames,
            Image = Image,
        };
    }

    /// <summary>1 in the column of the sample's class.</summary>
    public NumberArray<byte> Indicators(int classes)
    {
        byte[] values = new byte[checked(Count * classes)];
        for (int i = 0; i < Count; i++)
            values[(i * classes) + Classes![i]] = 1;
        return new NumberArray<byte>([Count, classes], values);
    }
}
