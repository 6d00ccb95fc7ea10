namespace NtkWorkbench.Runs.Tests;

public sealed class DescriptionTests
{
    [Fact]
    public void Findings_Job_SaysWhatItAsksFor()
    {
        ComparedRun run = HandMade.Run("a");
        NetworkJob job = run.Job with { Seed = 123456 };
        Finding[] findings = [.. RunDescription.Findings(job, run.Architecture, 5)];
        findings.Select(finding => finding.Sentence).ShouldBe([
            "A 1–8–1 network with relu activation and 25 parameters (standard parameterization) learned 5 samples of the function sine.",
            "Its weights were drawn by he_normal, its biases by pytorch_default, from seed 123 456.",
            "Training minimizes the mean squared error by sgd at learning rate 0.1 (constant schedule), all samples at every step; the "
                + "job asks "
                + "for 1 000 steps in float64.",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Fact]
    public void Definition_Ridge_HasItsNumber() => Said.Hold(TangentRidgeSection.Definition(0.25));

    [Fact]
    public void Write_NoPicture_SaysWhereTheDataAre()
    {
        var document = new MarkdownDocument();
        FigureSection.Write(document, [new DrawnFigure { Title = "Loss", Caption = "Loss by step.", Picture = null, IsDrawn = true }]);
        document.ToString().ShouldContain("figures/data/");
        document.ToString().ShouldNotContain("Loss by step.");
        var drawn = new MarkdownDocument();
        FigureSection.Write(drawn,
            [new DrawnFigure { Title = "Loss", Caption = "Loss by step.", Picture = "figures/loss.png", IsDrawn = true }]);
        drawn.ToString().ShouldContain("Loss by step.");
    }
}
