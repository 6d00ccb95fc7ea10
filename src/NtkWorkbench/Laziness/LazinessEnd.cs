namespace NtkWorkbench;

/// <summary>How a training of a <see cref="LazinessMap"/> ended.</summary>
public enum LazinessEnd
{
    /// <summary>The loss came to the share that was asked for.</summary>
    Reached,

    /// <summary>The steps were over before.</summary>
    OutOfSteps,

    /// <summary>Rounding kept the loss from falling that far: it is not above the rounding of the outputs, or most of a step at the end was
    /// less than half the distance between neighbouring numbers.</summary>
    Rounding,

    /// <summary>A loss or a gradient was not finite, or the loss a million times its start.</summary>
    Diverged,
}
