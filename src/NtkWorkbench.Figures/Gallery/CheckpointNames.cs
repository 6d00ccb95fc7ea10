using System.Globalization;

namespace NtkWorkbench.Figures;

/// <summary>Checkpoints as figures write them.</summary>
public static class CheckpointNames
{
    /// <summary>Step 0.</summary>
    public const string Initialization = "initialization";

    /// <summary>The last step.</summary>
    public const string Trained = "trained";

    /// <summary>The name of a step: "initialization" for 0, "trained" for the last, "step 500" between.</summary>
    public static string Of(int step, int lastStep) =>
        step == 0 ? Initialization : step == lastStep ? Trained : string.Create(CultureInfo.InvariantCulture, $"step {step}");
}
