using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>Rows as a Markdown table.</summary>
internal static class ComparisonTable
{
    public const string Head = """
        | work | against | here (least; CPU) | there (least; CPU) | there / here | of the least | target | met |
        |---|---|---|---|---|---|---|---|
        """;

    public static string Line(TableRow row)
    {
        string here = Times(row.Here, row.HereLeast, row.HereCpu);
        string there = row.There is double seconds ? Times(seconds, row.ThereLeast!.Value, row.ThereCpu) : "—";
        string work = row.Remark.Length > 0 ? $"{row.Work}; {row.Remark}" : row.Work;
        string met = row.IsMet switch { true => "yes", false => "no", null => "—" };
        return $"| {work} | {row.Peer} | {here} | {there} | {Ratio(row.Ratio)} | {Ratio(row.ThereLeast / row.HereLeast)} | {row.Target} "
            + $"| {met} |";
    }

    private static string Times(double median, double least, double? cpu) =>
        $"{Durations.Text(median)} ({Durations.Text(least)}{(cpu is double used ? $"; {Durations.Text(used)}" : "")})";

    private static string Ratio(double? ratio) => ratio is double value
        ? value.ToString(value switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture)
        : "—";
}
