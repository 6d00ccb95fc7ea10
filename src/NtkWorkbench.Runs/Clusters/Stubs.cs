namespace NtkWorkbench.Runs;
internal sealed class FolderInUseException(string m) : NtkException(m);
internal static class PlanStub { public static double PeakBytes(this RunPlan plan) => plan.Estimate()?.PeakBytes ?? 0; }
