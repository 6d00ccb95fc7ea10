using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Formats;

/// <summary>Doubles as the little-endian bytes that .npy and safetensors hold.</summary>
internal static class DoubleBytes
{
    // A span of bytes ends at 2³¹; an array of doubles may be eight times as long.
    private const int BlockLength = 1 << 20;

    public static void Write(Stream stream, ReadOnlySpan<double> values)
    {
        for (; !values.IsEmpty; values = values[Math.Min(BlockLength, values.Length)..])
            stream.Write(MemoryMarshal.AsBytes(values[..Math.Min(BlockLength, values.Length)]));
    }

    public static void Read(Stream stream, Span<double> values)
    {
        for (; !values.IsEmpty; values = values[Math.Min(BlockLength, values.Length)..])
            stream.ReadExactly(MemoryMarshal.AsBytes(values[..Math.Min(BlockLength, values.Length)]));
    }

    /// <summary>Writes doubles rounded to single precision.</summary>
    public static void WriteSingle(Stream stream, ReadOnlySpan<double> values)
    {
        float[] block = new float[Math.Min(BlockLength, values.Length)];
        while (!values.IsEmpty)
        {
            Span<float> part = block.AsSpan(0, Math.Min(BlockLength, values.Length));
            TensorPrimitives.ConvertTruncating(values[..part.Length], part);
            stream.Write(MemoryMarshal.AsBytes(part));
            values = values[part.Length..];
        }
    }

    /// <summary>Reads single-precision numbers, each exactly.</summary>
    public static void ReadSingle(Stream stream, Span<double> values)
    {
        float[] block = new float[Math.Min(BlockLength, values.Length)];
        while (!values.IsEmpty)
        {
            Span<float> part = block.AsSpan(0, Math.Min(BlockLength, values.Length));
            stream.ReadExactly(MemoryMarshal.AsBytes(part));
            TensorPrimitives.ConvertTruncating<float, double>(part, values[..part.Length]);
            values = values[part.Length..];
        }
    }
}
