using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NtkWorkbench.Core;
using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Storage;

/// <summary>
/// Figures as files: the numbers once, as CSV that a person, a script and this class read alike, and the structure as JSON
/// that names columns instead of holding numbers.
/// </summary>
/// <param name="folder">Where the figures lie.</param>
public sealed class FigureStore(FigureFolder folder)
{
    /// <summary>Names of the stored figures, in ordinal order; empty where the folder does not exist.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(folder.SourceFolder)
        ? [.. Directory.EnumerateFiles(folder.SourceFolder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Writes a figure's numbers and structure, replacing those of the same name.</summary>
    /// <exception cref="NtkException">The figure's name is not a file name, or one column name stands for different numbers.</exception>
    public void Save(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        DataName.ThrowIfInvalid("a figure", figure.Name);
        FigureData data = new();
        string structure = JsonSerializer.Serialize(figure, Options(data, figure.Name));
        WholeFile.Write(folder.DataFile(figure.Name), writer => ColumnCsv.Write(writer, data.Columns));
        foreach (DataMatrix matrix in data.Matrices)
            WholeFile.Write(folder.MatrixFile(figure.Name, matrix.Name), writer => MatrixCsv.Write(writer, matrix.Values));
        WholeFile.Write(folder.StructureFile(figure.Name), writer => writer.WriteLine(structure));
    }

    /// <summary>Reads a figure.</summary>
    /// <exception cref="NtkException">A file is missing or malformed, or the structure names a column that the data lacks.</exception>
    public Figure Load(string name)
    {
        string file = folder.StructureFile(name);
        try
        {
            FigureData data = new();
            foreach (DataColumn column in ColumnCsv.Read(folder.DataFile(name)))
                data.Add(column);
            return JsonSerializer.Deserialize<Figure>(File.ReadAllText(file), Options(data, name))
                ?? throw new NtkException($"{file} holds no figure");
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new NtkException($"figure '{name}' cannot be read: {error.Message}", error);
        }
    }

    private JsonSerializerOptions Options(FigureData data, string figure) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // The files are read by people, never put into a page: Greek letters stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
            new DataColumnConverter(data),
            new DataMatrixConverter(data, matrix => new DataMatrix(matrix, MatrixCsv.Read(folder.MatrixFile(figure, matrix)))),
        },
    };
}
