using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>Seconds for people.</summary>
internal static class Durations
{
    /// <summary>Three digits and a unit: "0.68 s", "12.3 ms", "1.51 µs".</summary>
    public static string Text(double seconds)
    {
        (double value, string unit) = seconds switch
        {
            >= 0.1 => (seconds, "s"),
            >= 1e-4 => (seconds * 1e3, "ms"),
            _ => (seconds * 1e6, "µs"),
        };
        string format = value switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" };
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }
}
