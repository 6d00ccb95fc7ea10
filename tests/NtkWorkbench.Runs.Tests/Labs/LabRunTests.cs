using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

public sealed class LabRunTests : IDisposable
{
    private const string Sweep = """
        name: sweep
        kind: learning_rate_sweep
        seed: 1
        data: {kind: function, function: piecewise_linear, train: {count: 40, noise: 0.1}}
        network: {hidden: [40], activation: tanh}
        training: {steps: 200}
        fractions: [0.25, 0.5, 1.5, 4]
        sharpness_points: 2
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_ThreeStepSizes_EndAsTheStudySays()
    {
        (LabSummary summary, JsonElement json) = LabRuns.Run(_folder, """
            name: paths
            kind: step_size
            target: [6, 4.5]
            paths:
              - {name: constant}
              - {name: harmonic, schedule: inverse_time}
              - {name: geometric, schedule: {kind: step, factor: 0.66666666666666667, every: 1}}
            """);
        string[] outcomes = [.. json.EnumerateArray().Select(path => path.GetProperty("arrival").GetProperty("outcome").GetString()!)];
        outcomes.ShouldBe(["cycles", "arrives", "falls_short"]);
        json[1].GetProperty("arrival").GetProperty("step").GetInt32().ShouldBe(json[1].GetProperty("predicted_arrival").GetInt32());
        summary.Finding.ShouldContain("harmonic: within 0.01 of b from step 1 005 on");
        LabRuns.Diagnosis(_folder, "constant").ShouldBe("plateau");
        LabRuns.Diagnosis(_folder, "geometric").ShouldBe("plateau");
        LabRuns.Diagnosis(_folder, "harmonic").ShouldBe("oscillating", "it jumps about the minimum by its last step sizes");
    }

    [Fact]
    public void Load_PathWhoseFirstPartHasNoSteps_IsPlaced()
    {
        string job = _folder.File("job.yaml");
        File.WriteAllText(job,
            "name: a\nkind: step_size\ntarget: [1]\npaths:\n  - name: b\n    schedule: {kind: sequence, parts: [{schedule: cosine}, "
                + "{schedule: cosine}]}\n");
        InputError problem = Should.Throw<JobException>(() => JobLoader.Load(job, [])).Errors[0];
        problem.Message.ShouldContain("paths[0].schedule.parts[0].steps is missing");
        (problem.Line, problem.Column).ShouldBe((6, 40));
    }

    [Fact]
    public void Run_InstanceNoise_GoesToRidgeTwoWays()
    {
        (_, JsonElement json) = LabRuns.Run(_folder, """
            name: noise
            kind: instance_noise
            seed: 3
            problem: {kind: drawn, rows: 10, columns: 3, noise: 0.2}
            noise: 0.4
            draws: 100
            """);
        json.GetProperty("ridge").GetDouble().ShouldBe(10 * 0.4 * 0.4, 1e-12);
        json.GetProperty("forms_difference").GetDouble().ShouldBeLessThan(1e-12);
        json.GetProperty("largest_discrepancy").GetDouble().ShouldBeLessThan(5, "standard errors");
        LabRuns.Diagnosis(_folder, "mean of the draws").ShouldBe("plateau", "it ends on the ridge solution");
        LabRuns.Diagnosis(_folder, "the first draw").ShouldBe("noise floor");
    }

    [Fact]
    public void Run_Sweep_TellsTheRegimesApart()
    {
        (_, JsonElement json) = LabRuns.Run(_folder, Sweep);
        string[] regimes = [.. json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("regime").GetString()!)];
        regimes.ShouldBe(["stable", "stable", "catapult", "divergent"]);
        JsonElement first = json.GetProperty("members")[0];
        first.GetProperty("final_loss_sharpness").GetDouble()
            .ShouldBeGreaterThan(0.9 * first.GetProperty("final_kernel_sharpness").GetDouble());
        JobLoader.Load(Path.Combine(_folder.File("run"), "resolved.yaml"), []).Job.ShouldBeOfType<LearningRateSweepJob>();
    }

    [Theory]
    [InlineData("training.optimizer=adam", "sgd or momentum")]
    [InlineData("training.learning_rate=0.1", "fractions")]
    [InlineData("training.steps=0", "at least 1 in a sweep")]
    [InlineData("fractions=[0]", "above 0")]
    public void Load_SweepWithoutSense_IsRefused(string change, string said)
    {
        string job = _folder.File("job.yaml");
        File.WriteAllText(job, Sweep);
        Should.Throw<JobException>(() => JobLoader.Load(job, [change])).Message.ShouldContain(said);
    }

    [Fact]
    public void Create_FractionOfMax_IsThatFractionOfTheReportedLimit()
    {
        string job = _folder.File("job.yaml");
        File.WriteAllText(job, """
            name: fraction
            data: {kind: function, function: sine, frequency: 6, train: {count: 20}}
            network: {hidden: [5]}
            training: {learning_rate: {fraction_of_max: 0.5}, steps: 1}
            """);
        var plan = (NetworkRunPlan)RunPlans.Create(JobLoader.Load(job, []), TestWorkbench.Create());
        using Linearization linear = plan.Linearize(plan.InitialParameters);
        double limit = linear.LargestStableRate;
        plan.Job.Training.LearningRate.Value.ShouldBe(0.5 * limit, 1e-9 * limit);
        Should.Throw<JobException>(() => JobLoader.Load(job, ["training.optimizer=rmsprop"])).Message.ShouldContain("rmsprop");
    }
}
