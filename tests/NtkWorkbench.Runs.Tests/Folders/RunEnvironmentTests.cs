namespace NtkWorkbench.Runs.Tests;

public sealed class RunEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder _place = new();
    private readonly RunFolder _folder;
    private readonly RunEnvironment _here = RunEnvironment.Collect("OpenBLAS 0.3.21", "builtin");

    public RunEnvironmentTests() => _folder = RunFolder.CreateAt(_place.File("run"), "name: a\n");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void AddTo_SameMachine_LeavesTheBytes()
    {
        RunJson.Write(_folder.Environment, _here);
        byte[] before = File.ReadAllBytes(_folder.Environment);

        (_here with { Threads = 1000, OperatingSystem = "another" }).AddTo(_folder);

        File.ReadAllBytes(_folder.Environment).ShouldBe(before);
        File.ReadAllText(_folder.Environment).ShouldNotContain("worked_on");
    }

    [Fact]
    public void AddTo_OtherMachines_AreNotedOnceEach()
    {
        RunJson.Write(_folder.Environment, _here with { Processor = "the login node's" });

        _here.AddTo(_folder);
        _here.AddTo(_folder);
        (_here with { LinearAlgebra = "managed" }).AddTo(_folder);

        new RunReader(_folder).Machines().Select(machine => (machine.Processor, machine.LinearAlgebra)).ShouldBe(
        [
            ("the login node's", "OpenBLAS 0.3.21"), (_here.Processor, "OpenBLAS 0.3.21"), (_here.Processor, "managed"),
        ]);
        File.ReadAllText(_folder.Environment).ShouldContain("\"worked_on\": [");
    }

    [Fact]
    public void Resume_MadeReadyByAnotherProcessor_SaysSoInTheComparison()
    {
        string job = _place.Write("job.yaml", """
            name: moved
            data: {kind: function, function: step, train: {count: 5}, test: {count: 4}}
            network: {hidden: [3]}
            training: {steps: 3}
            features: {grid: {count: 5, range: [0, 1]}, principal: 2}
            """);
        string[] runs = [.. new[] { "a", "b", "c" }.Select(name => _place.File(name))];
        foreach (string run in runs)
        {
            RunPlan plan = RunPlans.Create(JobLoader.Load(job, []), TestWorkbench.Create());
            var folder = RunFolder.CreateAt(run, plan.Source.Text);
            plan.PrepareIn(folder, new SilentObserver());
            if (run == runs[1])
                RunJson.Write(folder.Environment, RunJson.Read<RunEnvironment>(folder.Environment) with { Processor = "another" });
            RunPlans.Resume(folder, TestWorkbench.Create()).Run(folder, new SilentObserver(), CancellationToken.None);
        }
        RunFolder comparison = RunFolder.CreateAt(_place.File("comparison"), "");

        ComparisonRunPlan.Of(runs, null, TestWorkbench.Create()).Run(comparison, new SilentObserver(), CancellationToken.None);

        File.ReadAllText(comparison.Report).ShouldContain("1 of 3 runs was computed on processor `another` and `");
        File.ReadAllText(Path.Combine(runs[0], "environment.json")).ShouldNotContain("worked_on");
    }
}
