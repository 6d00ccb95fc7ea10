using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs labs from a text, without drawing.</summary>
internal static class LabRuns
{
    /// <summary>The verdict that report.md of the run gives on a curve.</summary>
    public static string Diagnosis(TemporaryFolder folder, string curve) =>
        File.ReadLines(Path.Combine(folder.File("run"), "report.md")).SkipWhile(line => line != "## Diagnosis")
            .Single(line => line.StartsWith($"| {curve} |", StringComparison.Ordinal)).Split(" | ")[1];

    /// <summary>The summary, and summary.json as it was written.</summary>
    public static (LabSummary Summary, JsonElement Json) Run(
        TemporaryFolder folder, string text, IRunObserver? observer = null, CancellationToken cancellation = default)
    {
        string job = folder.File("job.yaml"), run = folder.File("run");
        File.WriteAllText(job, text);
        RunPlan plan = RunPlans.Create(JobLoader.Load(job, []), TestWorkbench.Create());
        var summary = (LabSummary)plan.Run(RunFolder.CreateAt(run, plan.Source.Text), observer ?? new SilentObserver(), cancellation);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "summary.json")));
        return (summary, json.RootElement.GetProperty("results").Clone());
    }
}
