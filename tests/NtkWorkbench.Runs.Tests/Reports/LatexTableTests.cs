namespace NtkWorkbench.Runs.Tests;

public class LatexTableTests
{
    [Theory]
    [InlineData("0.9487", "$0.9487$")]
    [InlineData("-0.01", "$-0.01$")]
    [InlineData("1.235e+07", "$1.235 \\times 10^{7}$")]
    [InlineData("a 1.763E-26.", "a $1.763 \\times 10^{-26}$.")]
    [InlineData("2e-08", "$2 \\times 10^{-8}$")]
    [InlineData("150 000", "$150\\,000$")]
    [InlineData("0.12 ± 0.03", "$0.12 \\pm 0.03$")]
    [InlineData("12 %", "$12$ \\%")]
    [InlineData("0.95 ± 0.2i", "$0.95 \\pm 0.2i$")]
    [InlineData("σ₁", "$\\sigma_1$")]
    [InlineData("σ₁²", "$\\sigma_1^2$")]
    [InlineData("w₁₀", "$w_{10}$")]
    [InlineData("σ max init", "$\\sigma$ max init")]
    [InlineData("η / limit", "$\\eta$ / limit")]
    [InlineData("∞", "$\\infty$")]
    [InlineData("–", "--")]
    [InlineData("[run_1](run_1/report.md)", "run\\_1")]
    [InlineData("`a_b`", "\\texttt{a\\_b}")]
    [InlineData("w1 of #3 & {x}~^\\", "w1 of \\#$3$ \\& \\{x\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}")]
    public void Cell_Text_IsEscapedAndSet(string markdown, string latex) => LatexTable.Cell(markdown).ShouldBe(latex);

    [Fact]
    public void Of_Table_IsABooktabsTabularWithoutCaption() =>
        LatexTable.Of(new ReportTable("rules", ["rule", "η"], [["the job's", "0.2"], ["of\nall", "–"]])).ShouldBe("""
            % \usepackage{booktabs}
            \begin{tabular}{lr}
            \toprule
            rule & $\eta$ \\
            \midrule
            the job's & $0.2$ \\
            of all & -- \\
            \bottomrule
            \end{tabular}

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Of_LongCells_HaveLinesOfTheirOwn() =>
        LatexTable.Of(new ReportTable("diagnosis", ["curve", "evidence"], [["a", new string('x', 41)]]))
            .ShouldContain("\\begin{tabular}{lp{0.4\\linewidth}}");
}
