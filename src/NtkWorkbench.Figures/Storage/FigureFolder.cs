namespace NtkWorkbench.Figures;

/// <summary>Where a run's figures lie: pictures in the folder, numbers in data/, structure in source/.</summary>
/// <param name="root">The folder, usually figures/ of a run; made when something is written.</param>
internal sealed class FigureFolder(string root)
{
    // Bytes of a file with a figure's numbers beyond which it is taken for a mistake: 1 GiB.
    private const long LargestFile = 1L << 30;

    public string Root { get; } = Path.GetFullPath(root);

    public string DataFolder => Path.Combine(Root, "data");

    public string SourceFolder => Path.Combine(Root, "source");

    /// <summary>The columns of a figure: data/NAME.csv.</summary>
    public string DataFile(string figure) => Path.Combine(DataFolder, $"{figure}.csv");

    /// <summary>One matrix of a figure: data/NAME.MATRIX.csv.</summary>
    public string MatrixFile(string figure, string matrix) => Path.Combine(DataFolder, $"{figure}.{matrix}.csv");

    /// <summary>The structure of a figure: source/NAME.json.</summary>
    public string StructureFile(string figure) => Path.Combine(SourceFolder, $"{figure}.json");

    /// <summary>A picture: NAME.png, NAME.svg or NAME.pdf.</summary>
    public string PictureFile(string figure, FigureFormat format) => Path.Combine(Root, $"{figure}.{Extension(format)}");

    /// <summary>Writes a picture, whole or not at all.</summary>
    /// <exception cref="NtkException">Its bytes are not those of a whole picture, or it cannot be written; an older one stays as it
    /// was.</exception>
    public void WritePicture(string figure, FigureFormat format, byte[] picture)
    {
        string file = PictureFile(figure, format);
        if (!WholePicture.Is(picture, format))
            throw new NtkException($"{file}: the picture is not whole: {picture.Length} bytes that do not begin and end "
                + $"as {Extension(format)} does");
        ThrowIfForeign(Root);
        AtomicFile.WriteBytes(file, picture);
    }

    /// <summary>Refuses what a folder that came from elsewhere must not hold: a link, which may lead out of it, and a file without
    /// end.</summary>
    public static void ThrowIfForeign(string path)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is string target)
            throw new NtkException($"{path} is a link to {target}, expected a file or folder of the run itself");
        if (file.Exists && file.Length > LargestFile)
            throw new NtkException($"{path} must have at most {LargestFile} bytes, got {file.Length}");
    }

    /// <summary>Whether there is nothing to read in a file of the folder: a pipe has no length either, and would never end.</summary>
    public static bool IsEmpty(string path)
    {
        ThrowIfForeign(path);
        return new FileInfo(path) is { Exists: true, Length: 0 };
    }

    public static string Extension(FigureFormat format) => format.ToString().ToLowerInvariant();
}
