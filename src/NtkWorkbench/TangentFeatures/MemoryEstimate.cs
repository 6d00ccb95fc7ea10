using System.Globalization;

namespace NtkWorkbench;

/// <summary>What a feature spectrum will need, known before it is computed.</summary>
internal sealed record MemoryEstimate
{
    private const double BytesPerGibibyte = 1L << 30;

    /// <summary>The method; never <see cref="SpectrumMethod.Auto"/>.</summary>
    public required SpectrumMethod Method { get; init; }

    public required long Rows { get; init; }

    public required long Columns { get; init; }

    /// <summary>Bytes at the peak, the factored features included.</summary>
    public required double Bytes { get; init; }

    /// <summary>The bytes in words: "2.4 GiB", "0.002 GiB".</summary>
    public string Text => InGibibytes(Bytes);

    /// <summary>Refuses what does not fit. fewer: what is to be done beside another method.</summary>
    public void Require(long availableBytes, string? fewer = null)
    {
        if (Bytes <= availableBytes)
            return;
        string remedy = Method == SpectrumMethod.Lanczos ? $"use a smaller features.leading.memory, or {fewer ?? "fewer points"}"
            : $"use features.method: {Alternatives}, or {fewer ?? "fewer points"}";
        throw new NtkException(
            $"tangent features of shape ({Rows}, {Columns}) need {Text} by {Method.ToString().ToLowerInvariant()}, " +
            $"{InGibibytes(availableBytes)} are available; {remedy}");
    }

    private string Alternatives => Method switch
    {
        SpectrumMethod.Svd => "lq or kernel",
        SpectrumMethod.Lq => "kernel",
        _ => "lanczos",
    };

    internal static string InGibibytes(double bytes)
    {
        double gibibytes = bytes / BytesPerGibibyte;
        return gibibytes.ToString(gibibytes < 0.1 ? "0.000" : "0.0", CultureInfo.InvariantCulture) + " GiB";
    }
}
