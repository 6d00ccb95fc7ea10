using System.Formats.Tar;
using System.IO.Compression;

namespace NtkWorkbench.Testing;

/// <summary>Small files of the formats that images come in.</summary>
internal static class DataFiles
{
    public static byte[] IdxImages(int count, int height, int width, Func<int, byte> value) =>
        [0, 0, 8, 3, .. Word(count), .. Word(height), .. Word(width), .. Enumerable.Range(0, count * height * width).Select(value)];

    public static byte[] IdxLabels(params ReadOnlySpan<byte> labels) => [0, 0, 8, 1, .. Word(labels.Length), .. labels];

    /// <summary>Records of CIFAR-10 whose pixels count up from the label.</summary>
    public static byte[] CifarBatch(params ReadOnlySpan<byte> labels)
    {
        var batch = new List<byte>();
        foreach (byte label in labels)
            batch.AddRange([label, .. Enumerable.Range(0, 3072).Select(pixel => (byte)(label + pixel))]);
        return [.. batch];
    }

    /// <summary>The six files of CIFAR-10, each with these labels.</summary>
    public static void WriteCifar(string folder, params ReadOnlySpan<byte> labels)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in CifarFiles.TrainFiles.Concat(CifarFiles.TestFiles))
            File.WriteAllBytes(Path.Combine(folder, name), CifarBatch(labels));
    }

    public static byte[] Tar(params IEnumerable<TarEntry> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (TarEntry entry in entries)
                archive.WriteEntry(entry);
        }
        return bytes.ToArray();
    }

    public static TarEntry TarFile(string name, byte[] content) =>
        new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    public static byte[] Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Word(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
