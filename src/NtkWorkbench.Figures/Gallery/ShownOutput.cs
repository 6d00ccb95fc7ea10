namespace NtkWorkbench.Figures;

/// <summary>The output that a figure shows, where it shows one of several: its place from 0, and how a title names it; null where there is
/// no other.</summary>
internal sealed record ShownOutput(int Index, string? Title)
{
    public static ShownOutput First(int outputs) => Of(0, outputs);

    public static ShownOutput Of(int index, int outputs, string? name = null) => new(index,
        outputs == 1 ? null : $"output {index + 1} of {outputs}{(name is null ? "" : $", {name}")}");

    public static ShownOutput OfClass(int number, int classes, string? name = null) => new(
        number, $"output of {(name is null ? $"class {number}" : $"\u201c{name}\u201d")}, of {classes} classes");

    /// <summary>Its rows of a matrix that is sample-major and output-minor, of one column.</summary>
    public double[] Column(Matrix values, int points, int column)
    {
        int outputs = values.Rows / Math.Max(1, points);
        return [.. Enumerable.Range(0, points).Select(i => values[(i * outputs) + Index, column])];
    }
}
