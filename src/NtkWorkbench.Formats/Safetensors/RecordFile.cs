using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Formats;

/// <summary>
/// A record as a safetensors file, every bit of its numbers kept: the metadata hold the record as JSON, in which an array of numbers is
/// the number of a tensor, and a SHA-256 of both.
/// </summary>
internal static class RecordFile
{
    private const string ValueKey = "value";
    private const string HashKey = "sha256";

    public static void Write<T>(string path, T value)
    {
        var arrays = new List<double[]>();
        string json = JsonSerializer.Serialize(value, Options(arrays));
        SafetensorsFile.Write(path, new SafetensorsContent
        {
            Metadata = new Dictionary<string, string> { [ValueKey] = json, [HashKey] = Hash(json, arrays) },
            Tensors = [.. arrays.Select((array, i) => new Tensor
            {
                Name = i.ToString(CultureInfo.InvariantCulture),
                Type = TensorType.F64,
                Shape = [array.Length],
                Values = array,
            })],
        });
    }

    /// <exception cref="JobException">There is no such file, it is damaged, or it holds another kind of record.</exception>
    public static T Read<T>(string path)
    {
        SafetensorsContent content = SafetensorsFile.Read(path);
        Dictionary<string, double[]> named = content.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        double[][] arrays = [.. Enumerable.Range(0, named.Count)
            .Select(i => named.GetValueOrDefault(i.ToString(CultureInfo.InvariantCulture)) ?? throw Damaged(path))];
        if (!content.Metadata.TryGetValue(ValueKey, out string? json) || !content.Metadata.TryGetValue(HashKey, out string? hash)
            || hash != Hash(json, arrays))
            throw Damaged(path);
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options([.. arrays])) ?? throw new JsonException("got null");
        }
        catch (Exception error) when (error is JsonException or ShapeException or ArgumentOutOfRangeException)
        {
            throw FileInputErrors.Single(path, $"must hold a {typeof(T).Name}: {error.Message.TrimEnd('.')}");
        }
    }

    private static JobException Damaged(string path) =>
        FileInputErrors.Single(path, "is damaged: its checksum is not that of its content");

    private static string Hash(string json, IEnumerable<double[]> arrays)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(json));
        foreach (double[] array in arrays)
        {
            const int block = 1 << 20;
            for (int begin = 0; begin < array.Length; begin += block)
                hash.AppendData(MemoryMarshal.AsBytes(array.AsSpan(begin, Math.Min(block, array.Length - begin))));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static JsonSerializerOptions Options(List<double[]> arrays) => new()
    {
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        Converters =
        {
            new ArrayConverter<double[]>(arrays, values => values, values => values),
            new ArrayConverter<int[]>(arrays, values => Array.ConvertAll(values, value => (double)value),
                values => Array.ConvertAll(values, value => (int)value)),
            new MatrixConverter(arrays),
            new JsonStringEnumConverter(),
        },
    };

    private sealed class ArrayConverter<T>(List<double[]> arrays, Func<T, double[]> toDoubles, Func<double[], T> fromDoubles)
        : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            fromDoubles(arrays[reader.GetInt32()]);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteNumberValue(arrays.Count);
            arrays.Add(toDoubles(value));
        }
    }

    // [rows, columns, array]
    private sealed class MatrixConverter(List<double[]> arrays) : JsonConverter<Matrix>
    {
        public override Matrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<List<int>>(ref reader, options) is [int rows, int columns, int array]
                ? new Matrix(rows, columns, arrays[array])
                : throw new JsonException("a matrix must be three numbers");

        public override void Write(Utf8JsonWriter writer, Matrix value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Rows);
            writer.WriteNumberValue(value.Columns);
            writer.WriteNumberValue(arrays.Count);
            writer.WriteEndArray();
            arrays.Add(value.Values);
        }
    }
}
