using System.Text.Json;

namespace NtkWorkbench.Figures;

/// <summary>
/// Figures as files: the numbers once, as CSV that a person, a script and this class read alike, and the structure as JSON
/// that names columns instead of holding numbers.
/// </summary>
public sealed class FigureStore
{
    private readonly FigureFolder _folder;

    /// <summary>The figures of a folder.</summary>
    /// <param name="folder">Usually figures/ of a run; made when something is written.</param>
    public FigureStore(string folder)
        : this(new FigureFolder(folder))
    {
    }

    internal FigureStore(FigureFolder folder) => _folder = folder;

    /// <summary>Names of the stored figures, in ordinal order; empty where the folder does not exist.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(_folder.SourceFolder)
        ? [.. Directory.EnumerateFiles(_folder.SourceFolder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Writes a figure's numbers and structure, replacing those of the same name.</summary>
    /// <exception cref="NtkException">The figure's name is not a file name, or one column name stands for different numbers.</exception>
    public void Save(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        DataName.ThrowIfInvalid("a figure", figure.Name);
        FigureData data = new();
        string structure = JsonSerializer.Serialize(figure, FigureStructure.Options(data, isForPeople: true));
        data.Write(_folder, figure.Name);
        AtomicFile.WriteText(_folder.StructureFile(figure.Name), structure + "\n");
    }

    /// <summary>Reads a figure, which may have come from elsewhere: what it says is checked, and it cannot lead out of the
    /// folder.</summary>
    /// <exception cref="NtkException">A file is missing, malformed or a link, or the figure cannot be drawn; the message names the
    /// file.</exception>
    public Figure Load(string name)
    {
        string file = _folder.StructureFile(name);
        try
        {
            DataName.ThrowIfInvalid("a figure", name);
            foreach (string place in new[] { _folder.Root, _folder.SourceFolder, _folder.DataFolder })
                FigureFolder.ThrowIfForeign(place);
            Figure figure = JsonSerializer.Deserialize<Figure>(FigureFolder.IsEmpty(file) ? "" : InputFile.ReadText(file),
                FigureStructure.Options(new FigureData(_folder, name), isForPeople: true)) ?? throw new NtkException("holds no figure");
            if (figure.Name != name)
                throw new NtkException($"the name must be that of the file, '{name}', got '{figure.Name}'");
            FigureCheck.ThrowIfInvalid(figure);
            return figure;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException
            or InvalidOperationException or ArgumentException or NtkException or OverflowException or OutOfMemoryException)
        {
            throw new NtkException($"{file}: the figure cannot be read: {Reason(error)}", error);
        }
    }

    private static string Reason(Exception error) => error switch
    {
        JsonException { LineNumber: long before, Path: string place } =>
            $"line {before + 1}: {(place == "$" ? "the JSON" : place)} is not what a figure can hold",
        JsonException => "it is not JSON",
        _ => error.Message,
    };
}
