namespace NtkWorkbench;

/// <summary>Draws the samples of a selection.</summary>
internal static class SampleDraw
{
    /// <summary>The rows of a selection, ascending.</summary>
    /// <param name="available">n, the samples there are.</param>
    /// <param name="count">How many are wanted; null: all of them, balanced as many of each class as the smallest has.</param>
    /// <param name="selection">Which.</param>
    /// <param name="classes">The class of each sample; needed by <see cref="SampleSelection.Balanced"/>.</param>
    /// <param name="stream">What is drawn from: for random one permutation of the rows, for balanced one of each class's rows.</param>
    /// <exception cref="NtkException">There are fewer samples, or fewer of a class.</exception>
    public static int[] Rows(int available, int? count, SampleSelection selection, int[]? classes, RandomStream stream)
    {
        if (count > available)
            throw new NtkException($"{count} samples are wanted, there are {available}");
        return selection switch
        {
            SampleSelection.First => [.. Enumerable.Range(0, count ?? available)],
            SampleSelection.Random => Draw([.. Enumerable.Range(0, available)], count ?? available, stream),
            SampleSelection.Balanced when classes is null => throw new NtkException("samples without classes cannot be balanced"),
            SampleSelection.Balanced => Balanced(classes, count, stream),
            _ => throw new ArgumentOutOfRangeException(nameof(selection), selection, "there is no such selection of samples"),
        };
    }

    private static int[] Balanced(int[] classes, int? count, RandomStream stream)
    {
        IEnumerable<IGrouping<int, int>> groups = Enumerable.Range(0, classes.Length).GroupBy(row => classes[row]);
        int[][] rows = [.. groups.OrderBy(group => group.Key).Select(group => group.ToArray())];
        (int each, int more) = Math.DivRem(count ?? (rows.Min(one => one.Length) * rows.Length), rows.Length);
        for (int k = 0; k < rows.Length; k++)
        {
            int wanted = each + (k < more ? 1 : 0);
            rows[k] = wanted <= rows[k].Length ? Draw(rows[k], wanted, stream)
                : throw new NtkException($"{wanted} samples of class {classes[rows[k][0]]} are wanted, there are {rows[k].Length}");
        }
        return [.. rows.SelectMany(one => one).Order()];
    }

    private static int[] Draw(int[] rows, int count, RandomStream stream)
    {
        stream.Shuffle(rows);
        int[] drawn = rows[..count];
        Array.Sort(drawn);
        return drawn;
    }
}
