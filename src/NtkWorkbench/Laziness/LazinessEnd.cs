namespace NtkWorkbench;

/// <summary>How a training of a <see cref="LazinessMap"/> ended.</summary>
public enum LazinessEnd
{
    /// <summary>The loss came to the share that was asked for.</summary>
    Reached,

    /// <summary>The steps were over before.</summary>
    OutOfSteps,

    /// <summary>A loss or a gradient was not finite, or the loss a million times its start.</summary>
    Diverged,
}
