using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Formats;

/// <summary>NumPy's array files, version 1.0: matrices of little-endian doubles in C order, shape (rows, columns).</summary>
/// <remarks>Source: NEP 1, "A simple file format for NumPy arrays".</remarks>
public static partial class NpyFile
{
    // Magic, version, and the length of the header's text, which ends on a multiple of 64.
    private const int PrefixLength = 10;
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => "\u0093NUMPY"u8[1..];

    /// <summary>Writes a matrix as numpy.save does; the file appears whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced, folders on the way are made.</param>
    /// <param name="matrix">Any shape; NaN and infinities too.</param>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(Header(matrix.Rows, matrix.Columns));
            DoubleBytes.Write(stream, matrix.Values);
        });
    }

    /// <summary>A matrix from a file, bit for bit.</summary>
    /// <param name="path">A file such as tangent_kernel.npy of a run.</param>
    /// <exception cref="JobException">The file is not one that <see cref="Write"/> could have written.</exception>
    public static Matrix Read(string path) => InputFile.Read(path, stream => Read(path, stream));

    private static Matrix Read(string path, FileStream stream)
    {
        (long rows, long columns) = ReadHeader(path, stream);
        Int128 expected = (Int128)rows * columns * sizeof(double);
        long actual = stream.Length - stream.Position;
        if (expected != actual)
            throw FileInputErrors.Single(path, $"shape ({rows}, {columns}) needs {expected} bytes of data, got {actual}");
        if (rows > int.MaxValue || columns > int.MaxValue || expected / sizeof(double) > Array.MaxLength)
            throw FileInputErrors.Single(path, $"a matrix of shape ({rows}, {columns}) does not fit one array");
        var matrix = new Matrix((int)rows, (int)columns);
        DoubleBytes.Read(stream, matrix.Values);
        return matrix;
    }

    private static byte[] Header(int rows, int columns)
    {
        string text =
            string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
        int length = (PrefixLength + text.Length + Alignment) / Alignment * Alignment;
        byte[] header = new byte[length];
        Magic.CopyTo(header);
        header[Magic.Length] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(PrefixLength - 2), (ushort)(length - PrefixLength));
        Encoding.Latin1.GetBytes(text.PadRight(length - PrefixLength - 1) + "\n", header.AsSpan(PrefixLength));
        return header;
    }

    private static (long Rows, long Columns) ReadHeader(string path, FileStream stream)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength || !prefix.StartsWith(Magic))
            throw FileInputErrors.Single(path, "must be a .npy file, got other content");
        if (prefix[Magic.Length] != 1)
            throw FileInputErrors.Single(path, $"must be of .npy version 1, got version {prefix[Magic.Length]}");
        byte[] text = new byte[BinaryPrimitives.ReadUInt16LittleEndian(prefix[^2..])];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length)
            throw FileInputErrors.Single(path, $"ends within its header of {text.Length} bytes");
        Match match = HeaderPattern().Match(Encoding.Latin1.GetString(text));
        return match.Success
            ? (Dimension(match.Groups[1]), Dimension(match.Groups[2]))
            : throw FileInputErrors.Single(path, "must hold a two-dimensional array '<f8' in C order, got another header");
    }

    private static long Dimension(Group digits) => long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\{'descr': '<f8', 'fortran_order': False, 'shape': \(([0-9]{1,18}), ([0-9]{1,18})\), \} *\n$")]
    private static partial Regex HeaderPattern();
}
