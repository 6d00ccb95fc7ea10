using System.Globalization;

namespace NtkWorkbench.Benchmarks.Comparison;

/// <summary>Rows as a Markdown table.</summary>
internal static class ComparisonTable
{
    public static void Write(IEnumerable<TableRow> rows, TextWriter output)
    {
        output.WriteLine("| work | against | here (least; CPU) | there (least; CPU) | there / here | of the least | target | met |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (TableRow row in rows)
        {
            string here = Times(row.Here, row.HereLeast, row.HereCpu);
            string there = row.There is double seconds ? Times(seconds, row.ThereLeast!.Value, row.ThereCpu!.Value) : "—";
            string remark = row.Remark.Length > 0 ? $"; {row.Remark}" : "";
            output.WriteLine(
                $"| {row.Work}{remark} | {row.Peer} | {here} | {there} | {Ratio(row.Ratio)} | {Ratio(row.ThereLeast / row.HereLeast)} | {row.Target} | {(row.IsMet ? "yes" : "no")} |");
        }
    }

    private static string Times(double median, double least, double cpu) =>
        $"{Durations.Text(median)} ({Durations.Text(least)}; {Durations.Text(cpu)})";

    private static string Ratio(double? ratio) => ratio is double value
        ? value.ToString(value switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture)
        : "—";
}
