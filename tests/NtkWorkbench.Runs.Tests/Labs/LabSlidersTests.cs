using System.Runtime.InteropServices;
using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

/// <summary>The block "lab" of report.html, from which the page computes what its sliders show.</summary>
public sealed class LabSlidersTests : IDisposable
{
    /// <summary>Some roundings of numbers of order 1.</summary>
    private const double SameNumbers = 1e-12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Quadratic_GivesTheModesAndTheirFirstErrors()
    {
        LabRuns.Run(_folder, """
            name: two
            kind: quadratic
            problem: {kind: modes, singular_values: [2, 0.5], targets: [1, 3]}
            start: [1, 1]
            beta: 0.5
            """);
        JsonElement lab = Block();
        lab.GetProperty("kind").GetString().ShouldBe("quadratic");
        Numbers(lab, "singular_values").ShouldBe([2, 0.5]);
        // Singular vectors have no sign here: w_0 − w* is 1 − 1/2 and 1 − 6.
        Numbers(lab, "first_errors").Select(Math.Abs).ShouldBe([0.5, 5], SameNumbers);
        lab.GetProperty("beta").GetDouble().ShouldBe(0.5);
        lab.GetProperty("steps").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Run_StepSizes_GivesFormulasWhereThereAreSomeAndFactorsElsewhere()
    {
        LabRuns.Run(_folder, """
            name: paths
            kind: step_size
            target: [3, 4]
            steps: 10
            paths:
              - {name: constant, step_size: 2, schedule: constant}
              - {name: falling, step_size: 2, schedule: {kind: step, factor: 0.5, every: 3}}
              - {name: cosine, step_size: 2, schedule: {kind: cosine}}
            """);
        JsonElement[] paths = [.. Block().GetProperty("paths").EnumerateArray()];
        paths.Select(path => path.GetProperty("schedule").GetString()).ShouldBe(["constant", "step", "other"]);
        paths[1].GetProperty("parameter").GetDouble().ShouldBe(0.5);
        paths[1].GetProperty("every").GetInt32().ShouldBe(3);
        paths[1].GetProperty("endless_factor").GetDouble().ShouldBe(6, SameNumbers);
        paths[0].GetProperty("endless_factor").GetString().ShouldBe("Infinity");
        double[] factors = Numbers(paths[2], "factors");
        factors.Length.ShouldBe(10);
        factors[0].ShouldBe(1);
        factors[5].ShouldBe(0.5, SameNumbers);
    }

    [Fact]
    public void Run_InstanceNoise_GivesModesThatMakeTheRidgeSolution()
    {
        (_, JsonElement results) = LabRuns.Run(_folder, """
            name: ridge
            kind: instance_noise
            problem: {kind: drawn, rows: 5, columns: 8, noise: 0.3}
            noise: 0.4
            steps: 20
            draws: 5
            """);
        JsonElement lab = Block();
        double[] sigmas = Numbers(lab, "singular_values"), projections = Numbers(lab, "projections"), vectors = Numbers(lab, "vectors");
        int[] entries = [.. lab.GetProperty("entries").EnumerateArray().Select(entry => entry.GetInt32())];
        double ridge = 5 * 0.4 * 0.4;
        results.GetProperty("ridge").GetDouble().ShouldBe(ridge, SameNumbers);
        for (int i = 0; i < entries.Length; i++)
        {
            double sum = sigmas.Select((sigma, k) => vectors[(k * entries.Length) + i] * projections[k] / ((sigma * sigma) + ridge)).Sum();
            sum.ShouldBe(results.GetProperty("ridge_primal")[entries[i] - 1].GetDouble(), SameNumbers);
        }
        double[] noises = Numbers(lab, "limit_noises"), limits = Numbers(lab, "spread_limits");
        noises.ShouldBeInOrder();
        limits[Array.IndexOf(noises, 0.4)].ShouldBe(results.GetProperty("spread_limit").GetDouble());
        Numbers(lab, "drawn_mean").Length.ShouldBe(21 * entries.Length);
    }

    [Fact]
    public void Run_Sweep_GivesEveryTrainingAndSaysWhatItDid()
    {
        (_, JsonElement results) = LabRuns.Run(_folder, """
            name: sweep
            kind: learning_rate_sweep
            data: {kind: function, function: piecewise_linear, train: {count: 20, range: [0, 1]}}
            network: {hidden: [6]}
            training: {steps: 30}
            fractions: [0.5, 100]
            sharpness_points: 2
            """);
        JsonElement lab = Block();
        JsonElement[] members = [.. lab.GetProperty("members").EnumerateArray()];
        members.Select(member => member.GetProperty("fraction").GetDouble()).ShouldBe([0.5, 100]);
        members.Select(member => member.GetProperty("regime").GetString()).ShouldBe(
            results.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("regime").GetString()));
        members[0].GetProperty("said").GetString()!.ShouldContain(
            $"is 0.5 times the predicted limit. The loss never rises above its start: from "
                + $"{Wording.Number(members[0].GetProperty("first_loss").GetDouble())} to");
        Numbers(members[0], "losses").Length.ShouldBe(31);
        Numbers(members[0], "sharpness").Length.ShouldBe(3);
    }

    [Fact]
    public void Run_Cancelled_HasNothingToMove()
    {
        using CancellationTokenSource cancellation = new();
        cancellation.Cancel();
        LabRuns.Run(_folder, """
            name: cancelled
            kind: instance_noise
            problem: {kind: modes, singular_values: [1]}
            noise: 0.5
            """, cancellation: cancellation.Token);
        File.ReadAllText(Page).ShouldNotContain("id=\"lab\"");
    }

    private string Page => Path.Combine(_folder.File("run"), "report.html");

    private JsonElement Block()
    {
        const string Opening = "<script type=\"application/json\" id=\"lab\">";
        string page = File.ReadAllText(Page);
        int from = page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        from.ShouldBeGreaterThan(Opening.Length);
        using JsonDocument json = JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]);
        return json.RootElement.Clone();
    }

    private static double[] Numbers(JsonElement block, string name) =>
        MemoryMarshal.Cast<byte, double>(block.GetProperty(name).GetProperty("values").GetBytesFromBase64()).ToArray();
}
