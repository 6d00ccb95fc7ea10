namespace NtkWorkbench.Figures;

/// <summary>All numbers of one figure, by name, in the order in which they first appear.</summary>
internal sealed class FigureData
{
    private readonly Dictionary<string, DataColumn> _columns = [];
    private readonly Dictionary<string, DataMatrix> _matrices = [];

    public List<DataColumn> Columns { get; } = [];

    public List<DataMatrix> Matrices { get; } = [];

    /// <summary>Takes a column; the same numbers may come again under the same name.</summary>
    /// <exception cref="NtkException">The name already stands for other numbers.</exception>
    public void Add(DataColumn column)
    {
        if (_columns.TryAdd(column.Name, column))
            Columns.Add(column);
        else if (!_columns[column.Name].Equals(column))
            throw new NtkException($"two columns of one figure are named '{column.Name}', but hold different numbers");
    }

    /// <inheritdoc cref="Add(DataColumn)"/>
    public void Add(DataMatrix matrix)
    {
        if (_matrices.TryAdd(matrix.Name, matrix))
            Matrices.Add(matrix);
        else if (!_matrices[matrix.Name].Equals(matrix))
            throw new NtkException($"two matrices of one figure are named '{matrix.Name}', but hold different numbers");
    }

    /// <summary>The column of a name.</summary>
    /// <exception cref="NtkException">There is none.</exception>
    public DataColumn Column(string name) => _columns.TryGetValue(name, out DataColumn? column)
        ? column
        : throw new NtkException($"the figure's data has no column '{name}'; it has {string.Join(", ", _columns.Keys)}");
}
