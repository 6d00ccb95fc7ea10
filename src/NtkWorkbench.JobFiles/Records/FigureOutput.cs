namespace NtkWorkbench.JobFiles;

/// <summary>An output of a network, by its number or by the name of its target.</summary>
/// <param name="Number">From 1, of a class its number, from 0; null: by name.</param>
/// <param name="Name">The target column's name; null: by number.</param>
public readonly record struct FigureOutput(int? Number, string? Name = null)
{
    /// <summary>As job files write it.</summary>
    public override string ToString() => Number?.ToString(CultureInfo.InvariantCulture) ?? Name ?? "";
}
