namespace NtkWorkbench.Runs.Tests;

public sealed class MachineFindingsTests
{
    private static readonly ComputedOn Common = new()
    {
        Version = "0.2.0",
        Processor = "AMD EPYC 9R14",
        Simd = "Vector512",
        LinearAlgebra = "OpenBLAS 0.3.21",
        Engine = "builtin",
    };

    [Fact]
    public void Of_RunsThatAgree_IsSilent() => MachineFindings.Of([Run("a"), Run("b", Common with { Engine = "torch" }), Untold("c")])
        .ShouldBeEmpty();

    [Fact]
    public void Of_RunsOnAnotherProcessor_AreNamedWithWhatDiffers() =>
        Said.One(MachineFindings.Of([Run("a", Common with { Processor = "Xeon", Simd = "Vector256" }), Run("b"), Run("c"), Untold("d")]))
            .Sentence.ShouldBe("1 of 3 runs was computed on processor `Xeon`, vectors `Vector256`, others on processor `AMD EPYC 9R14`, "
                + "vectors `Vector512`: its last bits may differ (`a`).");

    [Fact]
    public void Of_RunsThatSeveralMachinesWorkedOn_AreToldFromThoseOfOne() =>
        Said.One(MachineFindings.Of([Run("a"), Run("b"), Run("c"),
            Run("d", Common, Common with { Version = "0.3.0" }), Run("e", Common, Common with { Version = "0.3.0" })]))
            .Sentence.ShouldBe("2 of 5 runs were computed on version `0.2.0` and `0.3.0`, others on version `0.2.0`: "
                + "their last bits may differ (`d`, `e`).");

    [Fact]
    public void Of_ManyRunsAndWays_HasAFindingEachAndCountsTheRest()
    {
        ComparedRun[] runs = [.. Enumerable.Range(0, 12).Select(i => Run($"m{i}", Common with { LinearAlgebra = "managed" })),
            .. Enumerable.Range(0, 20).Select(i => Run($"a{i}")), Run("v", Common with { Version = "0.3.0" })];

        Finding[] findings = [.. MachineFindings.Of(runs)];

        findings.Length.ShouldBe(2);
        foreach (Finding finding in findings)
            Said.Hold(finding);
        findings[0].Sentence.ShouldBe("12 of 33 runs were computed on linear algebra `managed`, others on linear algebra "
            + "`OpenBLAS 0.3.21`: their last bits may differ (`m0`, `m1`, `m2`, `m3`, `m4` and 7 more).");
        findings[1].Numbers["runs"].ShouldBe(1);
    }

    private static ComparedRun Run(string label, params IReadOnlyList<ComputedOn> machines) =>
        HandMade.Run(label) with { Machines = machines.Count == 0 ? [Common] : machines };

    private static ComparedRun Untold(string label) => HandMade.Run(label);
}
