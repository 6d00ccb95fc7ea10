using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>A number over the runs of a group, which differ in their seed alone.</summary>
/// <param name="Values">Finite, at least one, with the seed of each.</param>
internal sealed record Spread(IReadOnlyList<(long Seed, double Value)> Values)
{
    public int Count => Values.Count;

    public double Mean { get; } = Values.Average(one => one.Value);

    /// <summary>The standard deviation, (Σ(v − v̄)²/(n − 1))^½; null of one run.</summary>
    public double? Deviation
    {
        get
        {
            double squares = Values.Sum(one => (one.Value - Mean) * (one.Value - Mean));
            return Count > 1 ? Math.Sqrt(squares / (Count - 1)) : null;
        }
    }

    /// <summary>Null where there is no finite number.</summary>
    public static Spread? Of(IEnumerable<(long Seed, double? Value)> values)
    {
        (long, double)[] finite =
            [.. values.Where(one => double.IsFinite(one.Value ?? double.NaN)).Select(one => (one.Seed, one.Value!.Value))];
        return finite.Length == 0 ? null : new Spread(finite);
    }

    /// <summary>A cell of a table: "0.12 ± 0.03 (3)", or "0.12".</summary>
    public string Cell() => Deviation is double deviation
        ? $"{Number(Mean)} ± {deviation.ToString("g2", CultureInfo.InvariantCulture)} ({Count})" : Number(Mean);
}
