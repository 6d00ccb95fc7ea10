namespace NtkWorkbench.Figures;

/// <summary>Named numbers: a column of the figure's CSV file, shared by all series that name it.</summary>
public sealed class DataColumn : IEquatable<DataColumn>
{
    /// <summary>A column.</summary>
    /// <param name="name">Letters, digits, '.', '_' and '-', unique in the figure.</param>
    /// <param name="values">Its numbers, not copied; NaN and infinities are kept in the file and left out of the picture.</param>
    /// <exception cref="NtkException">The name has other characters.</exception>
    public DataColumn(string name, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        DataName.ThrowIfInvalid("a column of a figure", name);
        Name = name;
        Values = values;
    }

    /// <summary>The column's header.</summary>
    public string Name { get; }

    /// <summary>The numbers.</summary>
    public double[] Values { get; }

    /// <summary>Whether the other has the same name and numbers; NaN equals NaN.</summary>
    public bool Equals(DataColumn? other) => other is not null && Name == other.Name && Values.AsSpan().SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DataColumn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Values.Length);
}
