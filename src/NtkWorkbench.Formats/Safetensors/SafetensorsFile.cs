using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NtkWorkbench.Formats;

/// <summary>
/// Named arrays in a file: the header's length (8 bytes, little-endian), a JSON header, the numbers one tensor after the other.
/// </summary>
/// <remarks>Source: the format description at github.com/huggingface/safetensors.</remarks>
public static class SafetensorsFile
{
    private const int PrefixLength = 8;

    /// <summary>Writes tensors; the file appears whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced, folders on the way are made.</param>
    /// <param name="content">A network's are layers.{i}.weight [out, in] and layers.{i}.bias [out], as PyTorch names them.</param>
    /// <exception cref="ShapeException">A tensor does not have as many numbers as its shape says.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, SafetensorsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        foreach (Tensor tensor in content.Tensors)
        {
            ShapeException.ThrowIfLengthDiffers($"tensor '{tensor.Name}' of shape {Tensor.Describe(tensor.Shape)}",
                tensor.Shape.Aggregate(1L, (product, dimension) => product * dimension), tensor.Values.Length);
        }
        AtomicFile.Write(path, stream => Write(stream, content));
    }

    /// <summary>The tensors of a file, such as checkpoints/final.safetensors of a run.</summary>
    /// <param name="path">A file with tensors of type F64 or F32.</param>
    /// <exception cref="JobException">Every error of the header, or that the file is shorter than its header says.</exception>
    public static SafetensorsContent Read(string path) => InputFile.Read(path, stream => Read(path, stream));

    private static void Write(Stream stream, SafetensorsContent content)
    {
        byte[] header = Header(content);
        Span<byte> prefix = stackalloc byte[PrefixLength];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (Tensor tensor in content.Tensors)
        {
            if (tensor.Type == TensorType.F32)
                DoubleBytes.WriteSingle(stream, tensor.Values);
            else
                DoubleBytes.Write(stream, tensor.Values);
        }
    }

    private static SafetensorsContent Read(string path, FileStream stream)
    {
        byte[] json = ReadHeader(path, stream);
        SafetensorsHeader header = SafetensorsHeader.Parse(path, json, stream.Length - stream.Position);
        return new SafetensorsContent
        {
            Metadata = header.Metadata,
            Tensors = [.. header.Entries.Select(entry => ReadTensor(path, stream, entry))],
        };
    }

    private static byte[] ReadHeader(string path, FileStream stream)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength)
            throw FileInputErrors.Single(path, $"must be a safetensors file of at least {PrefixLength} bytes, got {stream.Length}");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > FileLimits.SafetensorsHeaderBytes)
            throw FileInputErrors.Single(path,
                $"the header must have at most {FileLimits.SafetensorsHeaderBytes} bytes, got a length of {length}");
        if ((long)length > stream.Length - PrefixLength)
        {
            throw FileInputErrors.Single(path,
                $"the header must have {length} bytes, got {stream.Length - PrefixLength}: the file is cut off, or its length is wrong");
        }
        byte[] json = new byte[length];
        stream.ReadExactly(json);
        return json;
    }

    private static Tensor ReadTensor(string path, FileStream stream, TensorEntry entry)
    {
        long length = (entry.End - entry.Begin) / entry.ItemSize;
        if (length > Array.MaxLength)
            throw FileInputErrors.Single(path, $"tensor '{entry.Name}' must have at most {Array.MaxLength} numbers, got {length}");
        double[] values = new double[length];
        if (entry.Type == TensorType.F32)
            DoubleBytes.ReadSingle(stream, values);
        else
            DoubleBytes.Read(stream, values);
        return new Tensor { Name = entry.Name, Type = entry.Type, Shape = entry.Shape, Values = values };
    }

    private static byte[] Header(SafetensorsContent content)
    {
        JsonObject header = new()
        {
            ["__metadata__"] = new JsonObject(content.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        };
        long position = 0;
        foreach (Tensor tensor in content.Tensors)
        {
            long begin = position;
            position += (long)tensor.Values.Length * (tensor.Type == TensorType.F32 ? sizeof(float) : sizeof(double));
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = tensor.Type.ToString(),
                ["shape"] = new JsonArray([.. tensor.Shape.Select(dimension => JsonValue.Create(dimension))]),
                ["data_offsets"] = new JsonArray(begin, position),
            };
        }
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        // Trailing spaces let the numbers begin on a multiple of their size.
        return [.. json, .. Enumerable.Repeat((byte)' ', (PrefixLength - (json.Length % PrefixLength)) % PrefixLength)];
    }
}
