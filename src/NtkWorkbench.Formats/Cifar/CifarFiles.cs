using System.Formats.Tar;

namespace NtkWorkbench.Formats;

/// <summary>The binary version of CIFAR-10, a folder or its .tar or .tar.gz: records of a label and 3·32·32 pixel values, channel by
/// channel, row by row.</summary>
/// <remarks>Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009, and the data set's page.</remarks>
internal static class CifarFiles
{
    private const int Classes = 10;
    private const int TarBlock = 512;
    private const string NamesFile = "batches.meta.txt";

    private static readonly string[] PublishedNames =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public static readonly IReadOnlyList<string> TrainFiles = [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin")];

    public static readonly IReadOnlyList<string> TestFiles = ["test_batch.bin"];

    public static ImageShape Shape { get; } = new(3, 32, 32);

    private static int RecordLength => 1 + Shape.Size;

    /// <summary>Images of some of the files, one after the other.</summary>
    /// <param name="path">A folder with the files, or an archive that holds them, in any folder of it.</param>
    /// <param name="files">Those wanted.</param>
    public static CifarImages Read(string path, IReadOnlyList<string> files)
    {
        Dictionary<string, byte[]> found = Directory.Exists(path) ? InFolder(path, files) : InArchive(path, [.. files, NamesFile]);
        string[] missing = [.. files.Where(name => !found.ContainsKey(name))];
        if (missing.Length > 0)
            throw FileInputErrors.Single(path, $"must hold {Quoted.List(files)}, found no {Quoted.List(missing)}");
        return Join([.. files.Select(name => (Path.Combine(path, name), found[name]))], Names(found.GetValueOrDefault(NamesFile)));
    }

    /// <summary>Bytes of a folder's batches, or of an archive unpacked, and the images that these can be.</summary>
    public static (double Bytes, double Images) Size(string path)
    {
        double bytes = Directory.Exists(path) ? TrainFiles.Concat(TestFiles).Select(name => new FileInfo(Path.Combine(path, name)))
            .Sum(file => file.Exists ? (double)file.Length : 0) : PackedFile.Length(path);
        return (bytes, Math.Floor(bytes / RecordLength));
    }

    /// <summary>Whether a file's name and length are a batch's: its first bytes, a label and a pixel, can be those of another
    /// format.</summary>
    public static bool IsBatch(string path) => Path.GetExtension(path) == ".bin" && new FileInfo(path).Length % RecordLength == 0;

    /// <summary>Images of one file.</summary>
    public static CifarImages ReadBatch(string path) => Join([(path, Whole(path))], PublishedNames);

    private static Dictionary<string, byte[]> InFolder(string path, IReadOnlyList<string> files) => files.Append(NamesFile)
        .Where(name => File.Exists(Path.Combine(path, name))).ToDictionary(name => name, name => Whole(Path.Combine(path, name)));

    private static byte[] Whole(string path) => InputFile.Read(path, Array.MaxLength, stream =>
    {
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    // Nothing is unpacked to the disk, and of an entry's name only the last part is looked at.
    private static Dictionary<string, byte[]> InArchive(string path, string[] wanted)
    {
        (Stream bytes, bool isPacked, long most) = PackedFile.Open(path);
        using Stream stream = bytes;
        if (!isPacked && most > 0 && most % RecordLength == 0 && most % TarBlock != 0)
            throw FileInputErrors.Single(path,
                $"is one batch, of records of {RecordLength} bytes, expected the folder that holds it, or an archive");
        return InputFile.Guard(path, () =>
        {
            var found = new Dictionary<string, byte[]>();
            using var archive = new TarReader(stream);
            while (found.Count < wanted.Length && Next(archive) is TarEntry entry)
            {
                string name = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
                if (!wanted.Contains(name))
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw FileInputErrors.Single(path, $"holds {Quoted.Of(name)} as a link or folder, expected a file");
                if (entry.Length < 0 || entry.Length > Math.Min(most, Array.MaxLength))
                    throw FileInputErrors.Single(path, $"says that {Quoted.Of(name)} has {entry.Length} bytes, more than it can hold");
                byte[] content = new byte[entry.Length];
                entry.DataStream?.ReadExactly(content);
                if (!found.TryAdd(name, content))
                    throw FileInputErrors.Single(path, $"holds {Quoted.Of(name)} twice");
            }
            return found;
        });
    }

    // The library does not translate all that is wrong with the numbers of a header.
    private static TarEntry? Next(TarReader archive)
    {
        try
        {
            return archive.GetNextEntry();
        }
        catch (Exception error) when (error is OverflowException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static CifarImages Join(IReadOnlyList<(string Path, byte[] Bytes)> batches, IReadOnlyList<string> names)
    {
        foreach ((string path, byte[] bytes) in batches)
            Require(path, bytes);
        int count = checked((int)batches.Sum(batch => batch.Bytes.LongLength / RecordLength)), next = 0;
        byte[] labels = new byte[count], pixels = GC.AllocateUninitializedArray<byte>(checked(count * Shape.Size));
        foreach ((_, byte[] bytes) in batches)
        {
            for (int offset = 0; offset < bytes.Length; offset += RecordLength, next++)
            {
                labels[next] = bytes[offset];
                bytes.AsSpan(offset + 1, Shape.Size).CopyTo(pixels.AsSpan(next * Shape.Size));
            }
        }
        return new(new([count, Shape.Channels, Shape.Height, Shape.Width], pixels), new([count], labels), names);
    }

    private static void Require(string path, byte[] bytes)
    {
        int whole = bytes.Length / RecordLength * RecordLength;
        if (whole != bytes.Length || whole == 0)
            throw FileInputErrors.Single(path,
                $"at byte {whole}: expected records of {RecordLength} bytes, found {bytes.Length - whole} bytes at the end");
        for (int offset = 0; offset < whole; offset += RecordLength)
        {
            if (bytes[offset] >= Classes)
                throw FileInputErrors.Single(path, $"at byte {offset}: expected a label from 0 to {Classes - 1}, found {bytes[offset]}");
        }
    }

    private static string[] Names(byte[]? text)
    {
        if (text is null)
            return PublishedNames;
        string[] names = Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == Classes ? names : PublishedNames;
    }
}

/// <summary>Images (n, 3, 32, 32) with their labels (n), and the names of the classes.</summary>
internal sealed record CifarImages(NumberArray<byte> Images, NumberArray<byte> Labels, IReadOnlyList<string> ClassNames);
