using System.Globalization;

namespace NtkWorkbench;

/// <summary>Samples with their targets. Targets are real numbers, or with cross-entropy one column of class numbers from 0.</summary>
public sealed record Dataset
{
    /// <summary>Inputs, shape (n, d).</summary>
    public required Matrix Inputs { get; init; }

    /// <summary>Targets, shape (n, o), or (n, 1) of class numbers.</summary>
    public required Matrix Targets { get; init; }

    /// <summary>The targets without noise, same shape; null where they are not known.</summary>
    public Matrix? Truth { get; init; }

    /// <summary>Names of the input columns, d of them.</summary>
    public required IReadOnlyList<string> InputNames { get; init; }

    /// <summary>Names of the target columns.</summary>
    public required IReadOnlyList<string> TargetNames { get; init; }

    /// <summary>The image that the inputs of a sample form; null: none.</summary>
    public ImageShape? Image { get; init; }

    /// <summary>Names of the classes 0, 1, …; null: their numbers are their names, or the target is no class.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>n.</summary>
    public int Count => Inputs.Rows;

    /// <summary>What the class 0, 1, … is called: its name, or its number.</summary>
    internal string NameOfClass(int number) =>
        number < ClassNames?.Count ? ClassNames[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Some of the samples, in the order given.</summary>
    internal Dataset Take(ReadOnlySpan<int> rows) =>
        this with { Inputs = Inputs.Take(rows), Targets = Targets.Take(rows), Truth = Truth?.Take(rows) };
}
