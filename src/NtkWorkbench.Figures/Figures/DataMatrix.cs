namespace NtkWorkbench.Figures;

/// <summary>A named matrix: a CSV file of its own, without header.</summary>
public sealed class DataMatrix : IEquatable<DataMatrix>
{
    /// <summary>A matrix.</summary>
    /// <param name="name">Letters, digits, '.', '_' and '-', unique in the figure.</param>
    /// <param name="values">Its entries, not copied.</param>
    /// <exception cref="NtkException">The name has other characters.</exception>
    public DataMatrix(string name, Matrix values)
    {
        ArgumentNullException.ThrowIfNull(values);
        DataName.ThrowIfInvalid("a matrix of a figure", name);
        Name = name;
        Values = values;
    }

    /// <summary>The part of the file's name behind the figure's.</summary>
    public string Name { get; }

    /// <summary>The entries.</summary>
    public Matrix Values { get; }

    /// <summary>Whether the other has the same name, shape and entries; NaN equals NaN.</summary>
    public bool Equals(DataMatrix? other) => other is not null && Name == other.Name
        && Values.Columns == other.Values.Columns && Values.Values.AsSpan().SequenceEqual(other.Values.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DataMatrix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Values.Rows, Values.Columns);
}
