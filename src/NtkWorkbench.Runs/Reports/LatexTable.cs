using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Runs;

/// <summary>A table as a booktabs tabular without caption: numbers and symbols in math mode, all else escaped.</summary>
internal static partial class LatexTable
{
    // A cell with more characters is text that needs lines of its own.
    private const int LongCell = 40;

    private static readonly Dictionary<char, string> Escapes = new()
    {
        ['\\'] = "\\textbackslash{}", ['{'] = "\\{", ['}'] = "\\}", ['$'] = "\\$", ['&'] = "\\&", ['#'] = "\\#", ['_'] = "\\_",
        ['%'] = "\\%", ['~'] = "\\textasciitilde{}", ['^'] = "\\textasciicircum{}", ['`'] = "\\textasciigrave{}", ['"'] = "''",
        ['–'] = "--", ['—'] = "---", ['’'] = "'", ['…'] = "\\dots{}", ['\u00A0'] = "~", ['\n'] = " ", ['½'] = "$\\frac12$",
    };

    private static readonly Dictionary<char, string> Symbols = new()
    {
        ['α'] = "\\alpha", ['β'] = "\\beta", ['γ'] = "\\gamma", ['δ'] = "\\delta", ['ε'] = "\\varepsilon", ['η'] = "\\eta",
        ['θ'] = "\\theta", ['κ'] = "\\kappa", ['λ'] = "\\lambda", ['μ'] = "\\mu", ['ν'] = "\\nu", ['π'] = "\\pi", ['ρ'] = "\\rho",
        ['σ'] = "\\sigma", ['τ'] = "\\tau", ['φ'] = "\\varphi", ['ω'] = "\\omega", ['Δ'] = "\\Delta", ['Θ'] = "\\Theta",
        ['Λ'] = "\\Lambda", ['Σ'] = "\\Sigma", ['Φ'] = "\\Phi", ['Ω'] = "\\Omega", ['∂'] = "\\partial", ['∇'] = "\\nabla",
        ['∞'] = "\\infty", ['√'] = "\\surd", ['‖'] = "\\|", ['±'] = "\\pm", ['−'] = "-", ['·'] = "\\cdot", ['×'] = "\\times",
        ['≈'] = "\\approx", ['≤'] = "\\le", ['≥'] = "\\ge", ['≠'] = "\\ne", ['→'] = "\\to", ['<'] = "<", ['>'] = ">", ['='] = "=",
        ['∈'] = "\\in", ['⟨'] = "\\langle", ['⟩'] = "\\rangle", ['|'] = "|", ['ᵀ'] = "^{\\top}", ['′'] = "'",
    };

    private const string Operators = "±−·×≈≤≥≠→<>=";
    private const string Low = "₀₁₂₃₄₅₆₇₈₉₊₋ₖᵢₗ", LowLetters = "0123456789+-kil";
    private const string High = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵏ", HighLetters = "0123456789+-k";

    public static string Of(ReportTable table)
    {
        string columns = string.Concat(table.Header.Select((_, column) =>
            table.Rows.Any(row => row[column].Length > LongCell) ? "p{0.4\\linewidth}"
            : column == 0 || table.Rows.All(row => row[column] is [] or [(>= 'a' and <= 'z'), ..]) ? "l" : "r"));
        StringBuilder text = new($"% \\usepackage{{booktabs}}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n{Row(table.Header)}\\midrule\n");
        foreach (IReadOnlyList<string> row in table.Rows)
            text.Append(Row(row));
        return text.Append("\\bottomrule\n\\end{tabular}\n").ToString();
    }

    /// <summary>Markdown of a cell as LaTeX; a link as its text. A character without a mapping stays as it is.</summary>
    internal static string Cell(string markdown)
    {
        List<(bool IsMath, string Text)> parts = [];
        foreach (Match token in Token().Matches(Link().Replace(markdown, "$1")))
            parts.Add(Part(token));
        StringBuilder text = new();
        bool inMath = false;
        for (int i = 0; i < parts.Count; i++)
        {
            // A space beside an operator belongs to the formula.
            bool isMath = parts[i].IsMath || (parts[i].Text == " " && inMath && i + 1 < parts.Count && parts[i + 1].IsMath
                && (IsOperator(parts[i - 1].Text) || IsOperator(parts[i + 1].Text)));
            if (isMath != inMath)
                text.Append('$');
            // A command would run into the letter behind it.
            if (isMath && text.Length > 1 && char.IsLetter(text[^1]) && char.IsLetter(parts[i].Text[0]))
                text.Append(' ');
            text.Append(parts[i].Text);
            inMath = isMath;
        }
        return text.Append(inMath ? "$" : "").ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"{string.Join(" & ", cells.Select(Cell))} \\\\\n";

    private static bool IsOperator(string math) => Operators.Any(sign => Symbols[sign] == math.TrimEnd());

    private static (bool IsMath, string Text) Part(Match token)
    {
        string value = token.Value;
        if (token.Groups["number"].Success)
            return (true, Number(value));
        if (token.Groups["code"].Success)
            return (false, $"\\texttt{{{string.Concat(value[1..^1].Select(Escape))}}}");
        if (token.Groups["low"].Success)
            return (true, $"{Base(value[0])}_{Script(value[1..], Low, LowLetters)}");
        if (token.Groups["high"].Success)
            return (true, $"{Base(value[0])}^{Script(value[1..], High, HighLetters)}");
        if (token.Groups["both"].Success)
        {
            int high = value.Skip(1).TakeWhile(Low.Contains).Count() + 1;
            return (true,
                $"{Base(value[0])}_{Script(value[1..high], Low, LowLetters)}^{Script(value[high..], High, HighLetters)}");
        }
        return Symbols.TryGetValue(value[0], out string? symbol)
            ? (true, symbol)
            : (false, Escape(value[0]));
    }

    // A command ends where the script begins.
    private static string Base(char letter) => Symbols.GetValueOrDefault(letter, letter.ToString());

    private static string Script(string signs, string from, string to)
    {
        string script = string.Concat(signs.Select(sign => to[from.IndexOf(sign, StringComparison.Ordinal)]));
        return script.Length == 1 ? script : $"{{{script}}}";
    }

    // 1.235e+07 as a power of ten, groups of digits by thin spaces.
    private static string Number(string value) => value.Split('e', 'E') is [string digits, string exponent]
        ? $"{digits} \\times 10^{{{int.Parse(exponent, System.Globalization.CultureInfo.InvariantCulture)}}}"
        : value.Replace(" ", "\\,", StringComparison.Ordinal);

    private static string Escape(char character) => Escapes.GetValueOrDefault(character, character.ToString());

    [GeneratedRegex(@"(?<code>`[^`]+`)|(?<number>(?<![\w.])-?(?:\d{1,3}(?: \d{3})+(?!\d|\.\d)|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?i?)(?![\w]))"
        + @"|(?<both>[\p{L}‖][₀-₉₊₋ₖᵢₗ]+[⁰¹²³⁴-⁹⁺⁻ᵏ]+)|(?<low>[\p{L}‖][₀-₉₊₋ₖᵢₗ]+)|(?<high>[\p{L}‖)][⁰¹²³⁴-⁹⁺⁻ᵏ]+)|[\s\S]")]
    private static partial Regex Token();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}
