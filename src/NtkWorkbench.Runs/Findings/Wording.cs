using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Numbers as a sentence holds them; files have all their digits.</summary>
internal static class Wording
{
    public const double LazyGap = LazinessResults.LazyGap;

    // Of a part beside 1: what is left is rounding, and no digits tell it any more.
    private const double Rounding = 1e-12, LeastLeft = 1e-6;

    // 1/√2: from here on the linear model misses more than half of the change's square.
    private const double HalfGap = 0.7;

    /// <summary>As a diagnosis prints it.</summary>
    public static string Number(double value) => LossWords.Number(value);

    /// <summary>A number that may be missing: "–".</summary>
    public static string Number(double? value) => value is double number ? Number(number) : "–";

    /// <summary>Digits in groups of three: "150 000".</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>"1 step", "2 steps".</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>A share as a percentage: "12 %".</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:g3} %");

    /// <summary>A part of a whole as a percentage, with as many digits as tell it from all of it: "99.98 %".</summary>
    public static string Part(double share)
    {
        double left = 1 - share;
        if (left < Rounding || Percent(share) != Percent(1))
            return Percent(share);
        if (left < LeastLeft)
            return "more than 99.9999 %";
        // To the first digit of what is left.
        int decimals = -(int)Math.Floor(Math.Log10(100 * left));
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share, decimals)} %");
    }

    /// <summary>"mode 1", "modes 1 and 2", "modes 1, 2 and 3".</summary>
    public static string List(IReadOnlyList<string> words, string noun) => $"{noun}{(words.Count == 1 ? "" : "s")} {List(words)}";

    /// <summary>"1", "1 and 2", "1, 2 and 3".</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    /// <summary>"init", "final", "step-500" as a reader says them.</summary>
    public static string Checkpoint(string name) => name switch
    {
        CheckpointSelector.InitName => "initialization",
        CheckpointSelector.FinalName => "the end of training",
        CheckpointSelector.BestName => "the best row",
        _ => name.Replace('-', ' '),
    };

    /// <summary>What a gap to the linear model says of training. "Lazy" is said of a small gap alone: a kernel may keep its direction and
    /// grow, or turn off the way that training takes.</summary>
    public static string Laziness(double gap) => gap switch
    {
        < LazyGap => "training was lazy",
        < HalfGap => "training was not lazy, though the linear model tells most of the change",
        >= HalfGap => "training was not lazy, and the linear model tells little of the change",
        _ => "whether training was lazy is not known",
    };

    /// <summary>"diverged", or "is diverging" where everything is finite yet.</summary>
    public static string Divergence(RunStatus status) => status == RunStatus.Diverging ? "is diverging" : "diverged";

    /// <summary>Two digits, without an exponent where there need be none: "3.2", "120".</summary>
    public static string Fold(double factor) => Number(Round(factor));

    private static double Round(double value) =>
        double.Parse(value.ToString("g2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
