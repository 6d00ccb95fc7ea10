namespace NtkWorkbench;

/// <summary>What can stop being finite in a training step.</summary>
public enum NonFiniteQuantity
{
    /// <summary>The loss.</summary>
    Loss,

    /// <summary>The gradient of the loss in a layer's parameters.</summary>
    Gradient,
}
