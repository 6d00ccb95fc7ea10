using System.Globalization;

namespace NtkWorkbench;

/// <summary>Numbers as the sentences of a diagnosis hold them.</summary>
internal static class LossWords
{
    // Differences of losses that agree to twelve digits are rounding.
    private const double Rounding = 1e-12;

    /// <summary>A share, 0 where it is rounding.</summary>
    public static double Rounded(double share) => Math.Abs(share) < Rounding ? 0 : share;

    /// <summary>Four significant digits: "0.01234", "1.235e+07".</summary>
    public static string Number(double value) => value switch
    {
        // Zero has no sign here.
        0 => "0",
        double.NaN => "not a number",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString("g4", CultureInfo.InvariantCulture),
    };

    /// <summary>"37.5 %", "20 %"; three digits where one after the point would say nothing, or too much.</summary>
    public static string Percent(double share) => Rounded(share) == 0 ? "0 %"
        : (100 * share).ToString(Math.Abs(share) is >= 0.01 and < 10 or 0 ? "0.#" : "g3", CultureInfo.InvariantCulture) + " %";

    /// <summary>"1 interval", "2 intervals".</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} "
        + $"{noun}{(count == 1 ? "" : "s")}");
}
