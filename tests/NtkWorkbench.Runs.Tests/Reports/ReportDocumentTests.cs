namespace NtkWorkbench.Runs.Tests;

public class ReportDocumentTests
{
    private static readonly Finding Limit =
        Finding.Of("rate.limit", "the limit is finite", "Stable below η = 0.2.", ("limit", 0.2));

    [Fact]
    public void Say_Findings_StandInTheTextAndAreKept()
    {
        var document = new ReportDocument();
        document.Heading(1, "run").Say("**Rates.**", Limit, Limit with { Sentence = "Twice." }).Say([]);
        document.ToString().ShouldBe("# run\n\n**Rates.** Stable below η = 0.2. Twice.\n");
        document.Findings.Select(finding => finding.Sentence).ShouldBe(["Stable below η = 0.2.", "Twice."]);
        Said.Hold(document.Findings[0]);
    }

    [Fact]
    public void Hold_NumberThatTheSentenceLacks_Fails() =>
        Should.Throw<ShouldAssertException>(() => Said.Hold(Finding.Of("rate.limit", "always", "Stable.", ("limit", 0.2))));

    [Fact]
    public void Hold_DigitThatNoNumberHas_Fails() =>
        Should.Throw<ShouldAssertException>(() => Said.Hold(Limit with { Sentence = "Stable below η = 0.3." }));

    [Fact]
    public void Table_Cells_AreMarkdownAndAreKept()
    {
        var document = new ReportDocument();
        document.Table("rules", ["rule", "|λ|"], [["the job's", "0.9"]]);
        document.ToString().ShouldBe("| rule | \\|λ\\| |\n| --- | ---: |\n| the job's | 0.9 |\n");
        document.Tables.ShouldHaveSingleItem().Name.ShouldBe("rules");
    }
}
