namespace NtkWorkbench;

/// <summary>A value of a training step that is NaN or infinite.</summary>
/// <param name="Quantity">What it is a value of.</param>
/// <param name="Layer">The first layer, from 0, in whose outputs (for a loss) or parameters' gradient it stands; null for a loss whose
/// outputs are finite, and for a finite gradient whose norm, by which it was to be clipped, is not.</param>
public readonly record struct NonFiniteValue(NonFiniteQuantity Quantity, int? Layer);
