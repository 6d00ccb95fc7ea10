using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Formats;

/// <summary>NumPy's array files, plain or packed by gzip: little-endian float64 and float32, uint8, int32 and int64, of one to four
/// dimensions, in C or Fortran order; versions 1 and 2.</summary>
/// <remarks>Source: NEP 1, "A simple file format for NumPy arrays".</remarks>
public static partial class NpyFile
{
    // Magic, version, and the length of the header's text, which ends on a multiple of 64.
    private const int PrefixLength = 10;
    private const int Alignment = 64;
    private const int LongestHeader = 1 << 16;
    private const int MostDimensions = 4;

    private static ReadOnlySpan<byte> Magic => "\u0093NUMPY"u8[1..];

    /// <summary>Writes a matrix as numpy.save does; the file appears whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced, folders on the way are made.</param>
    /// <param name="matrix">Any shape; NaN and infinities too.</param>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        WriteArray(path, new NumberArray<double>([matrix.Rows, matrix.Columns], matrix.Values));
    }

    /// <summary>The rows of an array, each flattened in C order: shape (n, product of the other dimensions), (n, 1) of a vector.</summary>
    /// <param name="path">A file such as tangent_kernel.npy of a run.</param>
    /// <returns>Doubles; integers beyond 2⁵³ rounded to them.</returns>
    /// <exception cref="JobException">The file holds no array of these types, one without numbers or of more than fit an array, or another
    /// number of bytes than its shape needs.</exception>
    public static Matrix Read(string path) => ReadArray(path) switch
    {
        NumberArray<double> array => new Matrix(array.Rows, array.Columns, array.Values),
        { } other => other.ToMatrix(),
    };

    internal static void WriteArray(string path, NumberArray array) => AtomicFile.Write(path, stream =>
    {
        stream.Write(Header(array));
        array.Write(stream);
    });

    /// <summary>Rows of an array and the numbers of each, as the header says.</summary>
    internal static (double Rows, double Columns) Size(string path) => BinaryReading.Read(path, file =>
    {
        IReadOnlyList<long> shape = ReadHeader(file).Shape;
        return ((double)shape[0], shape.Skip(1).Aggregate(1.0, (product, length) => product * length));
    });

    internal static NumberArray ReadArray(string path) => BinaryReading.Read(path, file =>
    {
        ArrayHeader header = ReadHeader(file);
        long length = header.Shape.Aggregate(1L, (product, dimension) => product * dimension);
        int size = header.Type[^1] - '0';
        string needs = $"'{header.Type}' of shape {Tuple(header.Shape)}";
        return file.ReadRest(length * size, needs, stream =>
        {
            int[] shape = [.. header.Shape.Select(dimension => (int)dimension)];
            return (NumberArray)(header.Type switch
            {
                "<f8" => NumberArray<double>.Read(stream, shape, header.IsFortran),
                "<f4" => NumberArray<float>.Read(stream, shape, header.IsFortran),
                "|u1" => NumberArray<byte>.Read(stream, shape, header.IsFortran),
                "<i4" => NumberArray<int>.Read(stream, shape, header.IsFortran),
                "<i8" => NumberArray<long>.Read(stream, shape, header.IsFortran),
                _ => throw new InvalidOperationException("the header's pattern admits no other"),
            });
        });
    });

    private static byte[] Header(NumberArray array)
    {
        string text = $"{{'descr': '{array.Type}', 'fortran_order': False, 'shape': {Tuple([.. array.Shape])}, }}";
        int length = (PrefixLength + text.Length + Alignment) / Alignment * Alignment;
        byte[] header = new byte[length];
        Magic.CopyTo(header);
        header[Magic.Length] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(PrefixLength - 2), (ushort)(length - PrefixLength));
        Encoding.Latin1.GetBytes(text.PadRight(length - PrefixLength - 1) + "\n", header.AsSpan(PrefixLength));
        return header;
    }

    private static ArrayHeader ReadHeader(BinaryReading file)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength + 2];
        if (file.Fill(prefix[..PrefixLength]) < PrefixLength || !prefix.StartsWith(Magic))
            throw file.Error(0, "expected the magic number of a .npy file, 0x93 'NUMPY', found other content");
        int version = prefix[Magic.Length], length = BinaryPrimitives.ReadUInt16LittleEndian(prefix[(PrefixLength - 2)..]);
        if (version is not (1 or 2))
            throw file.Error(Magic.Length, $"expected .npy version 1 or 2, found {version}");
        // Version 2 has two more bytes of length.
        if (version == 2 && (file.Fill(prefix[PrefixLength..]) < 2 || prefix[PrefixLength] > 0 || prefix[PrefixLength + 1] > 0))
            throw file.Error(PrefixLength, $"expected a header of less than {LongestHeader} bytes, found a longer one");
        byte[] text = new byte[length];
        long begin = file.Offset;
        if (file.Fill(text) < length)
            throw file.Error(begin, $"expected a header of {length} bytes, found the end of the file");
        Match match = HeaderPattern().Match(Encoding.Latin1.GetString(text));
        if (!match.Success)
            throw file.Error(begin, "expected the header of an array, as \"{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }\", "
                + "found another");
        string type = match.Groups["type"].Value;
        if (type is not ("<f8" or "<f4" or "|u1" or "<i4" or "<i8"))
            throw file.Error(begin, $"expected numbers of type '<f8', '<f4', '|u1', '<i4' or '<i8', found {Quoted.Of(type)}"
                + (type.StartsWith('>') ? ", which is big-endian: save array.astype('<f8')" : ""));
        long[] shape = [.. match.Groups["length"].Captures.Select(digits => long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture))];
        if (shape.Length is < 1 or > MostDimensions || shape.Contains(0))
            throw file.Error(begin, $"expected an array of 1 to {MostDimensions} dimensions, none of them 0, found shape {Tuple(shape)}");
        return shape.Aggregate(1.0, (product, dimension) => product * dimension) <= Array.MaxLength
            ? new ArrayHeader(type, match.Groups["order"].Value == "True", shape)
            : throw file.Error(begin, $"'{type}' of shape {Tuple(shape)} does not fit one array of at most {Array.MaxLength} numbers");
    }

    private static string Tuple(IReadOnlyList<long> shape) =>
        $"({string.Join(", ", shape.Select(length => length.ToString(CultureInfo.InvariantCulture)))}{(shape.Count == 1 ? "," : "")})";

    private static string Tuple(int[] shape) => Tuple(Array.ConvertAll(shape, length => (long)length));

    [GeneratedRegex(@"^\{ *'descr': *'(?<type>[^']{1,20})', *'fortran_order': *(?<order>False|True), *"
        + @"'shape': *\((?:(?<length>[0-9]{1,18})(?:, *|(?=\))))*\),? *\} *\n?$")]
    private static partial Regex HeaderPattern();

    private sealed record ArrayHeader(string Type, bool IsFortran, IReadOnlyList<long> Shape);
}
