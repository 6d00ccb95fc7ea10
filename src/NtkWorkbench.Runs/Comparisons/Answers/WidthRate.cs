namespace NtkWorkbench.Runs;

/// <summary>The best rate of a width over its seeds.</summary>
/// <param name="Width">Of the hidden layers.</param>
/// <param name="Rate">η, the geometric mean.</param>
/// <param name="Error">The standard error of it: of its seeds, and once what the steps of the sweep leave open, which all seeds
/// share.</param>
internal sealed record WidthRate(int Width, double Rate, double Error)
{
    public static WidthRate Of(IReadOnlyList<BestRate> seeds)
    {
        double mean = seeds.Average(one => Math.Log(one.Rate)), squares = seeds.Sum(one => Math.Pow(Math.Log(one.Rate) - mean, 2));
        double spread = seeds.Count < 2 ? 0 : Math.Sqrt(squares / (seeds.Count - 1) / seeds.Count);
        double rate = Math.Exp(mean), step = seeds.Max(one => one.Error / one.Rate);
        return new(seeds[0].Width, rate, rate * double.Hypot(spread, step));
    }
}
