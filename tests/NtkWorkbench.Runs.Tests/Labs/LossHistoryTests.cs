namespace NtkWorkbench.Runs.Tests;

public sealed class LossHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("loss\n0.8\n0.5\nNaN\n")]
    [InlineData("step,loss\n0,0.8\n1,0.5\n2,nan\n")]
    [InlineData("epoch,mse\n0,0.8\n1,0.5\n2,nan\n")]
    [InlineData("0.8\n0.5\nNaN\n")]
    [InlineData("loss\n\n0.8\n0.5\n\r\nNaN\n\n")]
    [InlineData("step,test_loss,Train_Loss\n0,9,0.8\n1,9,0.5\n2,9,nan\n")]
    public void Read_AnyForm_FindsTheLosses(string text)
    {
        File.WriteAllText(_folder.File("history.csv"), text);
        LossHistory.Read(_folder.File("history.csv")).Losses.ShouldBe([0.8, 0.5, double.NaN]);
    }

    [Theory]
    [InlineData("0.25", 0.25)]
    [InlineData("", null)]
    [InlineData("nan", null)]
    [InlineData("inf", null)]
    [InlineData("0", null)]
    [InlineData("-0.1", null)]
    public void Read_FirstLearningRate_IsTakenWhereItIsOne(string cell, double? expected)
    {
        File.WriteAllText(_folder.File("history.csv"), $"train_loss,learning_rate\n0.8,{cell}\n1.5,0.1\n");
        LossHistory.Read(_folder.File("history.csv")).LearningRate.ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "got nothing")]
    [InlineData("loss\n", "at least 2 losses, got 0")]
    [InlineData("0.5\n", "at least 2 losses, got 1")]
    [InlineData("a,b\n1,2\n", "train_loss or loss")]
    [InlineData("loss\n0.8\nlow\n", "must be a number")]
    public void Read_NoHistory_IsRefused(string text, string said)
    {
        File.WriteAllText(_folder.File("history.csv"), text);
        Should.Throw<JobException>(() => LossHistory.Read(_folder.File("history.csv"))).Message.ShouldContain(said);
    }

    [Fact]
    public void Read_FolderOfALab_IsSentToItsReport()
    {
        LabRuns.Run(_folder, "name: a\nkind: step_size\ntarget: [1]\npaths: [{name: b}]\n");
        Should.Throw<JobException>(() => LossHistory.Read(_folder.File("run"))).Message.ShouldContain("report.md has the diagnosis");
    }

    [Theory]
    [InlineData("loss,test_loss\n0.8,1\n0.5,2\n", 1.0, 2.0)]
    [InlineData("step,mse,val_loss\n0,0.8,\n1,0.5,2\n", double.NaN, 2.0)]
    [InlineData("loss,test_loss\n0.8,\n0.5,\n", null, null)]
    public void Read_TestLosses_StandBesideTheLosses(string text, double? first, double? last)
    {
        File.WriteAllText(_folder.File("history.csv"), text);
        IReadOnlyList<double>? losses = LossHistory.Read(_folder.File("history.csv")).Facts.TestLosses;
        (losses is null).ShouldBe(first is null);
        losses?.ShouldBe([first!.Value, last!.Value]);
    }

    [Theory]
    [InlineData("sgd", "{sampling: full}", true, 1.0)]
    [InlineData("{kind: momentum, coefficient: 0.5}", "{size: 4, sampling: shuffled}", false, 1.5)]
    [InlineData("adam", "{sampling: full}", true, null)]
    public void Read_FolderOfARun_KnowsHowItWasTrained(string optimizer, string batch, bool isDeterministic, double? factor)
    {
        string job = _folder.Write("job.yaml", """
            name: known
            data: {kind: function, function: {kind: sine, frequency: 5}, train: {count: 12, range: [-1, 1]}, test: {count: 5}}
            network: {hidden: [3], activation: relu}
            initialization: {weights: {scheme: normal, std: 0.1}, biases: {scheme: uniform, low: -9, high: -8}}
            training: {learning_rate: 0.01, steps: 3, record_every: 1}
            figures: {formats: []}
            """);
        RunSummary summary = TestWorkbench.Run(job, _folder.File("run"),
            [$"training.optimizer={optimizer}", $"training.batch={batch}"]);
        LossFacts facts = LossHistory.Read(_folder.File("run")).Facts;
        (facts.IsDeterministic, facts.HasBatches, facts.LearningRate).ShouldBe((isDeterministic, !isDeterministic, 0.01));
        double lowest = summary.Checkpoints.Values.Min(checkpoint => checkpoint.MaxStableLearningRate!.Value);
        facts.StableBelow.ShouldBe(factor * lowest);
        facts.TestLosses!.Count.ShouldBe(facts.Losses.Count);
        // Biases of −8 and below: all units are off on [−1, 1].
        facts.ConstantUnits.ShouldBe([1.0]);
        LossDiagnosis.Of(facts).Verdict.ShouldBe(LossVerdict.Collapsed);
    }

    [Fact]
    public void Read_NoFile_IsRefused() => Should.Throw<JobException>(() => LossHistory.Read(_folder.File("nothing.csv")));
}
