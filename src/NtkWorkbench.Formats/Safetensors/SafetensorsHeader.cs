using System.Text.Json;
using System.Text.Unicode;

namespace NtkWorkbench.Formats;

/// <summary>Reads the JSON header of a safetensors file and believes none of it.</summary>
internal sealed class SafetensorsHeader
{
    private const string MetadataName = "__metadata__";

    private readonly FileInputErrors _errors;
    private readonly Dictionary<string, string> _metadata = [];
    private readonly List<TensorEntry> _entries = [];

    private SafetensorsHeader(FileInputErrors errors) => _errors = errors;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>The tensors, sorted by offset.</summary>
    public IReadOnlyList<TensorEntry> Entries => _entries;

    /// <summary>Reads and checks a header, behind which <c>dataLength</c> bytes lie.</summary>
    public static SafetensorsHeader Parse(string file, ReadOnlyMemory<byte> json, long dataLength)
    {
        var errors = new FileInputErrors(file);
        var header = new SafetensorsHeader(errors);
        try
        {
            if (!Utf8.IsValid(json.Span))
                throw new JsonException("it is not UTF-8");
            using JsonDocument document = JsonDocument.Parse(json);
            header.ReadTop(document.RootElement);
        }
        // A string with half a surrogate pair is valid JSON and no valid text.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw FileInputErrors.Single(file, $"the header must be JSON: {error.Message.TrimEnd('.')}");
        }
        errors.ThrowIfAny();
        header.CheckOffsets(dataLength);
        errors.ThrowIfAny();
        return header;
    }

    private void ReadTop(JsonElement top)
    {
        if (top.ValueKind != JsonValueKind.Object)
            throw new JsonException($"expected an object of tensors, got {Kind(top)}");
        var names = new HashSet<string>();
        foreach (JsonProperty property in top.EnumerateObject())
        {
            if (!names.Add(property.Name))
                _errors.Add($"{Quoted.Of(property.Name)} stands in the header twice");
            else if (property.Name == MetadataName)
                ReadMetadata(property.Value);
            else if (ReadEntry(property.Name, property.Value) is { } entry)
                _entries.Add(entry);
        }
    }

    private void ReadMetadata(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            _errors.Add($"{MetadataName} must be an object of texts, got {Kind(value)}");
            return;
        }
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                _errors.Add($"{MetadataName}: {Quoted.Of(property.Name)} must be a text, got {Kind(property.Value)}");
            else if (!_metadata.TryAdd(property.Name, property.Value.GetString()!))
                _errors.Add($"{MetadataName}: {Quoted.Of(property.Name)} stands in the header twice");
        }
    }

    private TensorEntry? ReadEntry(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            _errors.Add($"tensor {Quoted.Of(name)} must be an object with dtype, shape and data_offsets, got {Kind(value)}");
            return null;
        }
        TensorType? type = ReadType(name, Member(value, "dtype"));
        List<long>? shape = ReadIntegers(name, "shape", Member(value, "shape"), count: null);
        List<long>? offsets = ReadIntegers(name, "data_offsets", Member(value, "data_offsets"), count: 2);
        return type is { } known && shape is not null && offsets is not null ? new TensorEntry(name, known, shape, offsets[0], offsets[1])
            : null;
    }

    private TensorType? ReadType(string name, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.String } text)
        {
            foreach (TensorType type in Enum.GetValues<TensorType>())
            {
                if (text.ValueEquals(type.ToString()))
                    return type;
            }
        }
        _errors.Add($"tensor {Quoted.Of(name)} must have dtype F64 or F32, got {Show(value)}");
        return null;
    }

    private List<long>? ReadIntegers(string name, string member, JsonElement? value, int? count)
    {
        var numbers = new List<long>();
        if (value is { ValueKind: JsonValueKind.Array } array)
        {
            foreach (JsonElement item in array.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long number) && number >= 0)
                    numbers.Add(number);
            }
            if (numbers.Count == array.GetArrayLength() && numbers.Count == (count ?? numbers.Count))
                return numbers;
        }
        _errors.Add($"tensor {Quoted.Of(name)} must have {member} of {(count is null ? "" : $"{count} ")}integers of at least 0, "
            + $"got {Show(value)}");
        return null;
    }

    // Sorted, the tensors must cover the data from the first byte to the last, each as long as its shape says.
    private void CheckOffsets(long dataLength)
    {
        _entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long position = 0;
        foreach (TensorEntry entry in _entries)
        {
            if (FaultOf(entry, position, dataLength) is { } fault)
                _errors.Add($"tensor {Quoted.Of(entry.Name)} {fault}");
            position = Math.Max(position, entry.End);
        }
        if (position < dataLength)
            _errors.Add($"must end with its last tensor, got {dataLength - position} bytes after it");
    }

    private static string? FaultOf(TensorEntry entry, long position, long dataLength)
    {
        string offsets = $"got data_offsets [{entry.Begin}, {entry.End}]";
        if (entry.End < entry.Begin || entry.End > dataLength)
            return $"must lie within the {dataLength} bytes of data, {offsets}";
        if (entry.NeededBytes is not long needed)
            return $"of shape {Tensor.Describe(entry.Shape)} and dtype {entry.Type} needs more than 2^63 bytes, {offsets}";
        if (needed != entry.End - entry.Begin)
            return $"of shape {Tensor.Describe(entry.Shape)} and dtype {entry.Type} needs {needed} bytes, {offsets}";
        return entry.Begin == position ? null : $"must begin at byte {position} of the data, where the one before it ends, {offsets}";
    }

    private static JsonElement? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string Show(JsonElement? value)
    {
        const int shown = 60;
        string text = value?.GetRawText() ?? "nothing";
        return text.Length <= shown ? text : $"{text[..shown]}…";
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => value.GetRawText(),
    };
}

/// <summary>What a header says about one tensor, before its data are read. <c>Shape</c>: the dimensions, each at least 0. <c>Begin</c>:
/// offset of the first byte, from the end of the header.</summary>
internal sealed record TensorEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    public int ItemSize => Type switch
    {
        TensorType.F64 => sizeof(double),
        TensorType.F32 => sizeof(float),
        _ => throw new InvalidOperationException($"there is no tensor type {Type}"),
    };

    /// <summary>Bytes that the shape needs; null where the product passes 2⁶³.</summary>
    public long? NeededBytes
    {
        get
        {
            // A zero anywhere empties the tensor, whatever the other dimensions say.
            if (Shape.Contains(0))
                return 0;
            Int128 bytes = ItemSize;
            foreach (long dimension in Shape)
            {
                bytes *= dimension;
                if (bytes > long.MaxValue)
                    return null;
            }
            return (long)bytes;
        }
    }
}
