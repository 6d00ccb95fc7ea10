using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Figures;

/// <summary>All numbers of one figure, by name, in the order in which they first appear: the columns in one CSV file, short ones padded
/// with empty cells, each matrix in one without header. In the structure stand their names.</summary>
internal sealed class FigureData
{
    private static readonly CsvReadOptions ColumnFile = CsvReadOptions.OwnFile with { AllowNoColumns = true };

    private static readonly CsvReadOptions MatrixFile = new()
    {
        HasHeader = false,
        AllowNonFinite = true,
        AllowNoColumns = true,
        // A row has as many cells as the grid has points.
        RecordLength = (int)FileLimits.CsvBytes,
    };

    private readonly OrderedDictionary<string, DataColumn> _columns = [];
    private readonly OrderedDictionary<string, DataMatrix> _matrices = [];

    private readonly Func<string, Matrix>? _readMatrix;

    /// <summary>Without numbers; those of a figure are kept as its structure is written.</summary>
    public FigureData()
    {
    }

    /// <summary>A figure's columns from its folder, its matrices where their names come; a cell that was emptied by hand between others is
    /// a number that is not known.</summary>
    public FigureData(FigureFolder folder, string figure)
    {
        _readMatrix = name => Read(folder.MatrixFile(figure, name), MatrixFile).Values;
        CsvTable table = Read(folder.DataFile(figure), ColumnFile);
        for (int j = 0; j < table.Columns.Count; j++)
            Add(new DataColumn(table.Columns[j], table.Values.Column(j)[..table.Lengths[j]]));
    }

    public IReadOnlyCollection<DataColumn> Columns => _columns.Values;

    public IReadOnlyCollection<DataMatrix> Matrices => _matrices.Values;

    /// <summary>Writes names and keeps the numbers; finds the numbers of a name.</summary>
    public IReadOnlyList<JsonConverter> Converters => [new ColumnConverter(this), new MatrixConverter(this)];

    public void Write(FigureFolder folder, string figure)
    {
        CsvWriter.Write(folder.DataFile(figure), csv =>
        {
            csv.Header(_columns.Keys);
            int rows = _columns.Count == 0 ? 0 : _columns.Values.Max(column => column.Values.Length);
            for (int i = 0; i < rows; i++)
            {
                foreach (DataColumn column in _columns.Values)
                    csv.Cell(i < column.Values.Length ? column.Values[i] : null);
                csv.EndRow();
            }
        });
        foreach ((string name, DataMatrix matrix) in _matrices)
            CsvWriter.Write(folder.MatrixFile(figure, name), csv => csv.Rows(matrix.Values));
    }

    private static CsvTable Read(string file, CsvReadOptions options) => FigureFolder.IsEmpty(file)
        ? new CsvTable { Columns = [], Values = new Matrix(0, 0) }
        : CsvReader.Read(file, options);

    private void Add(DataColumn column)
    {
        if (!_columns.TryAdd(column.Name, column) && !_columns[column.Name].Equals(column))
            throw new NtkException($"two columns of one figure are named '{column.Name}', but hold different numbers");
    }

    private sealed class ColumnConverter(FigureData data) : JsonConverter<DataColumn>
    {
        public override DataColumn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string name = reader.GetString() ?? throw new JsonException("a column's name is missing");
            return data._columns.TryGetValue(name, out DataColumn? column)
                ? column
                : throw new NtkException($"the figure's data has no column '{name}'; it has {string.Join(", ", data._columns.Keys)}");
        }

        public override void Write(Utf8JsonWriter writer, DataColumn value, JsonSerializerOptions options)
        {
            data.Add(value);
            writer.WriteStringValue(value.Name);
        }
    }

    private sealed class MatrixConverter(FigureData data) : JsonConverter<DataMatrix>
    {
        public override DataMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string name = reader.GetString() ?? throw new JsonException("a matrix's name is missing");
            DataName.ThrowIfInvalid("a matrix of a figure", name);
            return new(name, data._readMatrix!(name));
        }

        public override void Write(Utf8JsonWriter writer, DataMatrix value, JsonSerializerOptions options)
        {
            if (!data._matrices.TryAdd(value.Name, value) && !data._matrices[value.Name].Equals(value))
                throw new NtkException($"two matrices of one figure are named '{value.Name}', but hold different numbers");
            writer.WriteStringValue(value.Name);
        }
    }
}
