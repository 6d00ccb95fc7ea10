namespace NtkWorkbench.Runs.Tests;

public sealed class DiagnosisTableTests
{
    [Fact]
    public void Write_TheStudysHistories_NamesEachWithEvidenceAndChange()
    {
        var document = new ReportDocument();
        DiagnosisTable.Write(document, "The loss", [
            ("small", new LossHistory { Losses = [0.8, 0.5, 0.4, 0.38, 0.37] }),
            ("large", new LossHistory { Losses = [0.8, 1.5, 3.2, 8.7, double.NaN], LearningRate = 0.1 }),
            ("alone", new LossHistory { Losses = [0.8] }),
        ]);
        string[] lines = document.ToString().Split('\n');
        lines[0].ShouldBe("## Diagnosis");
        string small = lines.Single(line => line.StartsWith("| small |", StringComparison.Ordinal));
        small.ShouldContain("| healthy with diminishing returns |");
        small.ShouldContain("37.5 %, 20 %, 5 %, 2.6 %");
        small.ShouldEndWith("| Keep the learning rate. |");
        string large = lines.Single(line => line.StartsWith("| large |", StringComparison.Ordinal));
        large.ShouldContain("| diverging |");
        large.ShouldEndWith("| Reduce the learning rate: try 0.01 or 0.001. |");
        lines.ShouldNotContain(line => line.Contains("alone", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_NoHistory_NoSection()
    {
        var document = new ReportDocument();
        DiagnosisTable.Write(document, "The loss", [("alone", new LossHistory { Losses = [0.8] })]);
        document.ToString().ShouldBeEmpty();
    }
}
