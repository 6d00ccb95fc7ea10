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

    [Fact]
    public void Read_NoFile_IsRefused() => Should.Throw<JobException>(() => LossHistory.Read(_folder.File("nothing.csv")));
}
