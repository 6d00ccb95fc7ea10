using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

public sealed class SweepRunTests : IDisposable
{
    // Ten units are few enough for all of them to die.
    private const string Narrow = """
        name: sweep
        kind: learning_rate_sweep
        seed: 3
        data: {kind: function, function: piecewise_linear, train: {count: 40, noise: 0.1}}
        network: {hidden: [10], activation: relu}
        training: {steps: 100}
        fractions: [0.5, 1.5, 3, 8]
        sharpness_points: 1
        """;

    private const string Linear = """
        name: sweep
        kind: learning_rate_sweep
        seed: 1
        network: {hidden: []}
        fractions: [0.9, 1.1]
        sharpness_points: 1
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_UnitsThatAllDie_LeaveAConstant()
    {
        (_, JsonElement json) = LabRuns.Run(_folder, Narrow);

        JsonElement[] members = [.. json.GetProperty("members").EnumerateArray()];
        members.Select(member => member.GetProperty("regime").GetString()).ShouldBe(["stable", "catapult", "collapsed", "divergent"]);
        // Only the output's bias still moves: its feature is 1 at every sample.
        members[2].GetProperty("final_kernel_sharpness").GetDouble().ShouldBe(2, 1e-9);
        // What is left of the targets is their variance.
        double[] targets =
            [.. CsvReader.Read(_folder.File("run", "data", "train.csv"), new CsvReadOptions { Columns = ["y"] }).Values.Values];
        double mean = targets.Average();
        members[2].GetProperty("final_loss").GetDouble().ShouldBe(targets.Average(y => (y - mean) * (y - mean)), 1e-6);
        json.GetProperty("breakdown_between").EnumerateArray().Select(fraction => fraction.GetDouble()).ShouldBe([1.5, 3]);
        members[3].GetProperty("final_loss_sharpness").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Run_ConstantAboveItsOwnLimit_Diverges()
    {
        // What is left diverges for η above 1: 4.024 times the limit.
        (_, JsonElement json) = LabRuns.Run(_folder, Narrow.Replace("[0.5, 1.5, 3, 8]", "[4, 4.1]", StringComparison.Ordinal));

        JsonElement[] members = [.. json.GetProperty("members").EnumerateArray()];
        members.Select(member => member.GetProperty("regime").GetString()).ShouldBe(["collapsed", "divergent"]);
        members[1].GetProperty("final_loss").GetDouble().ShouldBeLessThan(1e5, "it is seen to diverge before it has gone far");
    }

    [Fact]
    public void Run_MomentumOnALinearModel_BearsWhatItsFactorSays()
    {
        (_, JsonElement json) = LabRuns.Run(_folder, Linear
            + "\ntraining: {optimizer: {kind: momentum, coefficient: 0.9}, steps: 400}\ndata: {kind: function, function: sine, frequency: "
            + "5, train: {count: 20}}");

        JsonElement[] members = [.. json.GetProperty("members").EnumerateArray()];
        members.Select(member => member.GetProperty("regime").GetString()).ShouldNotContain("collapsed");
        members[1].GetProperty("regime").GetString().ShouldBe("divergent");
        double rate = members[0].GetProperty("learning_rate").GetDouble(), bearable = members[0].GetProperty("sharpness_limit").GetDouble();
        bearable.ShouldBe(1.9 * 2 / rate, 1e-12 * bearable);
        // On a linear model the Hessian is the kernel's part, and the rate is 0.9 of what it bears.
        members[0].GetProperty("final_kernel_sharpness").GetDouble().ShouldBe(0.9 * bearable, 1e-3 * bearable);
        members[0].GetProperty("final_loss_sharpness").GetDouble().ShouldBe(0.9 * bearable, 1e-3 * bearable);
    }

    [Fact]
    public void Run_ClassesOfALinearModel_KernelsPartIsTheHessian()
    {
        _folder.Write("classes.csv", "a,b,class\n0,0,0\n1,0.5,1\n0.2,1,2\n0.9,0.1,1\n0.1,0.3,0\n0.4,1.2,2\n");
        (_, JsonElement json) = LabRuns.Run(_folder, Linear
            + "\ntraining: {loss: cross_entropy, steps: 50}\ndata: {kind: csv, train: classes.csv, inputs: [a, b], targets: [class]}");

        JsonElement first = json.GetProperty("members")[0];
        double hessian = first.GetProperty("final_loss_sharpness").GetDouble();
        first.GetProperty("final_kernel_sharpness").GetDouble().ShouldBe(hessian, 1e-3 * hessian);
    }

    [Fact]
    public void Run_ConstantFromTheStart_IsNoCollapse()
    {
        (_, JsonElement json) = LabRuns.Run(_folder, Narrow + "\ninitialization: {weights: {scheme: zeros}, biases: {scheme: zeros}}");

        string[] regimes = [.. json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("regime").GetString()!)];
        regimes.ShouldBe(["stable", "divergent", "divergent", "divergent"], "a constant with σ₁² = m, whose limit is 1");
    }

    [Fact]
    public void Run_CancelledAfterOneTraining_KeepsIt()
    {
        string run = _folder.File("run");
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", Narrow), ["training.steps=20000"]), TestWorkbench.Create());
        using CancellationTokenSource cancellation = new();

        RunOutcome outcome = plan.Run(RunFolder.CreateAt(run, plan.Source.Text), new CancellingObserver(cancellation), cancellation.Token);

        outcome.Status.ShouldBe(RunStatus.Cancelled);
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "summary.json")));
        summary.RootElement.GetProperty("results").GetProperty("members").GetArrayLength().ShouldBeInRange(1, 3);
        summary.RootElement.GetProperty("finding").GetString()!.ShouldContain("the sweep was stopped");
        File.ReadAllText(Path.Combine(run, "report.md")).ShouldContain("what was cancelled is left out");
    }

    private sealed class CancellingObserver(CancellationTokenSource cancellation) : IRunObserver
    {
        public void OnProgress(RunProgress progress) => cancellation.Cancel();

        public void OnWarning(string message)
        {
        }
    }
}
