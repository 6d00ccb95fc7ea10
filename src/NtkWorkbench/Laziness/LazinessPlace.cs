namespace NtkWorkbench;

/// <summary>A place on the map: one training.</summary>
/// <param name="Width">Units of every hidden layer.</param>
/// <param name="Fraction">η over the largest stable rate at initialization.</param>
/// <param name="OutputScale">α.</param>
/// <param name="Seed">What parameters and batches are drawn from.</param>
public readonly record struct LazinessPlace(int Width, double Fraction, double OutputScale, long Seed);
