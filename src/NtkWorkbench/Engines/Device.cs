using System.Globalization;

namespace NtkWorkbench;

/// <summary>Where an engine computes, written cpu, cuda or cuda:N.</summary>
/// <param name="Kind">What computes.</param>
/// <param name="Index">N of cuda:N; null: the first.</param>
public readonly record struct Device(DeviceKind Kind, int? Index)
{
    /// <summary>The processor.</summary>
    public static Device Cpu => new(DeviceKind.Cpu, null);

    /// <summary>Reads "cpu", "cuda" or "cuda:N", N a number from 0.</summary>
    /// <param name="text">The text; case counts.</param>
    /// <param name="device">The device, or <see cref="Cpu"/> where the text names none.</param>
    /// <returns>Whether the text names a device.</returns>
    public static bool TryParse(string? text, out Device device)
    {
        const string indexed = "cuda:";
        (bool parsed, device) = text switch
        {
            "cpu" => (true, Cpu),
            "cuda" => (true, new Device(DeviceKind.Cuda, null)),
            not null when text.StartsWith(indexed, StringComparison.Ordinal) && IsIndex(text.AsSpan(indexed.Length), out int index) =>
                (true, new Device(DeviceKind.Cuda, index)),
            _ => (false, Cpu),
        };
        return parsed;
    }

    /// <summary>The device as a job file writes it.</summary>
    public override string ToString()
    {
        string kind = Kind switch
        {
            DeviceKind.Cpu => "cpu",
            DeviceKind.Cuda => "cuda",
            _ => throw new InvalidOperationException($"no name for device kind {Kind}"),
        };
        return Index is int index ? string.Create(CultureInfo.InvariantCulture, $"{kind}:{index}") : kind;
    }

    private static bool IsIndex(ReadOnlySpan<char> text, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
