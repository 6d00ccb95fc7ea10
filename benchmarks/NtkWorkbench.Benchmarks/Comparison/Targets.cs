using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>Targets in words.</summary>
internal static class Targets
{
    public static string Text(ComparedWork work)
    {
        if (!work.HasTarget)
            return "—";
        if (work.MostRatio < double.PositiveInfinity)
            return $"≤ {Number(work.MostRatio)}";
        return work.LeastRatio < 1 ? $"≥ 1/{Number(1 / work.LeastRatio)}" : $"≥ {Number(work.LeastRatio)}";
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
