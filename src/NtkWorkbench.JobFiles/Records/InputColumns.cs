namespace NtkWorkbench.JobFiles;

/// <summary>The columns of x.</summary>
/// <param name="Names">Their names, of which "a .. b" stands for all from a to b; null: all columns that are no targets.</param>
public sealed record InputColumns(IReadOnlyList<string>? Names)
{
    private const string Dots = " .. ";

    /// <summary>How many there are; null where only the file tells.</summary>
    internal int? Count => Names is null || Names.Any(name => name.Contains(Dots, StringComparison.Ordinal)) ? null : Names.Count;
}
