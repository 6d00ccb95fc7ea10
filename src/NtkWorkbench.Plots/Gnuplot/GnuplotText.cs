using System.Globalization;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Text and numbers as words of a gnuplot script.</summary>
/// <remarks>
/// The terminals are set to noenhanced, so that _ ^ { } @ &amp; ~ mean themselves; in single quotes so does the backslash, and only the
/// quote itself is doubled.
/// </remarks>
internal static class GnuplotText
{
    /// <summary>A text in single quotes; line breaks and other control characters, which a script cannot carry, become spaces.</summary>
    public static string Quote(string text) => $"'{string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("'", "''")}'";

    /// <summary>A text for a tick, where gnuplot reads % as the start of a number format.</summary>
    public static string QuoteTick(string text) => Quote(text.Replace("%", "%%"));

    /// <summary>A number, all digits kept; with a decimal point, since gnuplot divides whole numbers as whole numbers.</summary>
    public static string Number(double value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E', 'N') ? text : text + ".0";
    }

    /// <summary>A share of the page, six digits.</summary>
    public static string Share(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
