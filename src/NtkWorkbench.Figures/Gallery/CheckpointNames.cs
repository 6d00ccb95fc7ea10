namespace NtkWorkbench.Figures;

/// <summary>Checkpoints as figures write them: "initialization" for step 0, "trained" for the last, "step 500" between.</summary>
internal static class CheckpointNames
{
    public const string Initialization = "initialization";

    public const string Trained = "trained";

    public static string Of(int step, int lastStep) =>
        step == 0 ? Initialization : step == lastStep ? Trained : string.Create(CultureInfo.InvariantCulture, $"step {step}");
}
