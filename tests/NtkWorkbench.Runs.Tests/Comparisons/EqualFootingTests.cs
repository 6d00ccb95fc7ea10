namespace NtkWorkbench.Runs.Tests;

public sealed class EqualFootingTests
{
    [Fact]
    public void Of_ALevelOnTheWay_StandsAtTheFirstRowThere()
    {
        EqualFooting one = EqualFooting.Of(Trained("a", [4, 2, 1, 0.5]), 1.5)!;
        (one.Step, one.TrainLoss, one.TestLoss, one.KernelDistance, one.TrackedStep, one.Gap, one.Checkpoint)
            .ShouldBe((20, 1, 1.1, 0.25, 25, 0.125, 30));
    }

    // Between half and twice the step: 60 is not near 20.
    [Fact]
    public void Of_FarCheckpoints_AreMissing()
    {
        ComparedRun run = Trained("a", [4, 2, 1, 0.5], tracked: 60);
        run = run with { Summary = (run.Summary with { Checkpoints = new Dictionary<string, CheckpointSummary>() }) };
        EqualFooting one = EqualFooting.Of(run.With("init").With("final"), 1.5)!;
        (one.KernelDistance, one.Gap).ShouldBe((null, null));
    }

    [Fact]
    public void Of_BeforeTrainingOrNever_IsNull()
    {
        EqualFooting.Of(Trained("a", [4, 2, 1, 0.5]), 5).ShouldBeNull();
        EqualFooting.Of(Trained("a", [4, 2, 1, 0.5]), 0.4).ShouldBeNull();
        EqualFooting.Of(Trained("a", [4, 2, 1, 0.5]).Diverged("so"), 1.5).ShouldBeNull();
    }

    // A run that stayed where others began is no level for them.
    [Fact]
    public void Level_HighestEnd_LiesBelowAllBeginnings()
    {
        RunGroup[] groups = [.. new[] { Trained("fast", [4, 2, 1, 0.5]), Trained("slow", [5, 3, 2, 1.5]), Trained("stuck", [9, 9, 9, 8]) }
            .Select(run => new RunGroup(run.Label, [run]))];
        (RunGroup group, double loss) = EqualFooting.Level(groups)!.Value;
        (group.Label, loss).ShouldBe(("slow", 1.5));
        EqualFooting.Level(groups[2..3])!.Value.Loss.ShouldBe(8);
        EqualFooting.Level([]).ShouldBeNull();
    }

    [Fact]
    public void Findings_TwoRuns_TellLevelAndNumbers()
    {
        Finding[] findings = [.. EqualFootingSection.Of([Single(Trained("fast", [4, 2, 1, 0.5])), Single(Trained("slow", [5, 3, 2,
            1.5]))])];
        foreach (Finding finding in findings)
            Said.Hold(finding);
        findings.Select(finding => finding.Sentence).ShouldBe([
            "The level is a training loss of 1.5, at which `slow` ended.",
            "At equal training loss the test loss less the training loss goes by one run each from 0.1 (`fast`) to 0.1 (`slow`).",
            "At equal training loss the kernel distance goes by one run each from 0.25 (`fast`) to 0.25 (`slow`).",
            "At equal training loss the gap to f₀ + J(θ − θ₀) goes by one run each from 0.125 (`fast`) to 0.125 (`slow`)."]);
    }

    [Fact]
    public void Findings_Untracked_AreSaidToBeMissing()
    {
        RunGroup[] groups = [Single(Trained("fast", [4, 2, 1, 0.5], tracked: 900)), Single(Trained("slow", [5, 3, 2, 1.5]))];
        EqualFootingSection.Of(groups).Select(finding => finding.Sentence).ShouldContain("`fast` has no tracked step near enough to "
            + "that place.");
        groups[0] = Single(Trained("fast", [4, 2, 1, 0.5]).Diverged("so"));
        EqualFootingSection.Of(groups).ShouldBeEmpty();
    }

    private static RunGroup Single(ComparedRun run) => new(run.Label, [run]);

    private static ComparedRun Trained(string label, double[] losses, double tracked = 25)
    {
        ComparedRun run = HandMade.Run(label).With("init").With("final");
        var checkpoints = run.Summary.Checkpoints.ToDictionary(one => one.Key, one => one.Value);
        checkpoints["step-30"] = checkpoints["init"] with { Step = 30 };
        return run with
        {
            Summary = run.Summary with { Checkpoints = checkpoints },
            Metrics = new Dictionary<string, double[]>
            {
                ["step"] = [0, 10, 20, 30],
                ["train_loss"] = losses,
                ["test_loss"] = [.. losses.Select(loss => loss + 0.1)],
            },
            AlongTraining = new Dictionary<string, double[]> { ["step"] = [0, tracked], ["kernel_distance"] = [0, 0.25] },
            Gap = checkpoint => checkpoint == "step-30" ? 0.125 : 9,
        };
    }
}
