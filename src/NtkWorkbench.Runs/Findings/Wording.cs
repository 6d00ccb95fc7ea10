using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Numbers as a sentence holds them; files have all their digits.</summary>
internal static class Wording
{
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

    /// <summary>A number that may be missing: "–".</summary>
    public static string Number(double? value) => value is double number ? Number(number) : "–";

    /// <summary>Digits in groups of three: "150 000".</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>"1 step", "2 steps".</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>A share as a percentage: "12 %".</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:g3} %");

    /// <summary>How a quantity that is not negative changed: "grew 3.2-fold", "fell 12-fold", "stayed within 5 % of what it was".</summary>
    public static string Change(double before, double after)
    {
        double factor = after / before;
        return factor switch
        {
            double.NaN or double.PositiveInfinity => $"went from {Number(before)} to {Number(after)}",
            > 0.95 and < 1.05 => "stayed within 5 % of what it was",
            >= 1 => $"grew {Number(Round(factor))}-fold",
            > 0 => $"fell {Number(Round(1 / factor))}-fold",
            _ => $"went from {Number(before)} to {Number(after)}",
        };
    }

    /// <summary>"init", "final", "step-500" as a reader says them.</summary>
    public static string Checkpoint(string name) => name switch
    {
        CheckpointSelector.InitName => "initialization",
        CheckpointSelector.FinalName => "the end of training",
        _ => name.Replace('-', ' '),
    };

    private static double Round(double value) =>
        double.Parse(value.ToString("g2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
