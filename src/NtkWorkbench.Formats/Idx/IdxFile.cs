using System.Buffers.Binary;

namespace NtkWorkbench.Formats;

/// <summary>MNIST's files of unsigned bytes, plain or packed by gzip: images (n, rows, columns) and labels (n), sizes big-endian.</summary>
/// <remarks>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits", file formats.</remarks>
internal static class IdxFile
{
    private const uint ImageMagic = 0x00000803;
    private const uint LabelMagic = 0x00000801;

    public static NumberArray<byte> ReadImages(string path) => Read(path, ImageMagic);

    public static NumberArray<byte> ReadLabels(string path) => Read(path, LabelMagic);

    /// <summary>Images (n, rows, columns) or labels (n).</summary>
    public static NumberArray<byte> Read(string path) => Read(path, null);

    /// <summary>Images and the values of each, as the header says.</summary>
    public static (double Rows, double Columns) ImageSize(string path) => BinaryReading.Read(path, file =>
        Shape(file, ImageMagic) is [uint count, uint height, uint width] ? (count, (double)height * width) : (0, 0));

    private static NumberArray<byte> Read(string path, uint? wanted) => BinaryReading.Read(path, file =>
    {
        uint[] shape = Shape(file, wanted);
        string needs = shape is [uint count] ? $"{count} labels" : $"{shape[0]} images of {shape[1]} × {shape[2]}";
        if (shape.Contains(0u))
            throw file.Error(4, $"expected at least one sample with a value, found {needs}");
        Int128 length = shape.Aggregate((Int128)1, (product, length) => product * length);
        return file.ReadRest(length, needs, stream => length <= Array.MaxLength
            ? NumberArray<byte>.Read(stream, [.. shape.Select(length => (int)length)], isFortran: false)
            : throw file.Error(4, $"{needs} do not fit one array of at most {Array.MaxLength} bytes"));
    });

    private static uint[] Shape(BinaryReading file, uint? wanted)
    {
        uint magic = Word(file, "the magic number");
        if (magic is not (ImageMagic or LabelMagic) || magic != (wanted ?? magic))
            throw file.Error(0, $"expected {Words(wanted)}, found 0x{magic:X8}" + (magic, wanted) switch
            {
                (LabelMagic, ImageMagic) => ": these are labels; are images and labels swapped?",
                (ImageMagic, LabelMagic) => ": these are images; are images and labels swapped?",
                _ => "",
            });
        uint count = Word(file, "the number of samples");
        return magic == LabelMagic ? [count] : [count, Word(file, "the rows of an image"), Word(file, "the columns of an image")];
    }

    private static uint Word(BinaryReading file, string what)
    {
        Span<byte> word = stackalloc byte[4];
        long offset = file.Offset;
        return file.Fill(word) == word.Length ? BinaryPrimitives.ReadUInt32BigEndian(word)
            : throw file.Error(offset, $"expected {what}, found the end of the file");
    }

    private static string Words(uint? magic) => magic switch
    {
        ImageMagic => $"0x{ImageMagic:X8}, the magic number of images",
        LabelMagic => $"0x{LabelMagic:X8}, the magic number of labels",
        _ => $"the magic number of images, 0x{ImageMagic:X8}, or of labels, 0x{LabelMagic:X8}",
    };
}
