namespace NtkWorkbench;

/// <summary>How the inputs of a sample form an image: input (c·Height + i)·Width + j is row i, column j of channel c, as in CIFAR's binary
/// files and NumPy's (n, c, h, w).</summary>
/// <param name="Channels">1: gray; 3: red, green, blue.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Inputs of a sample: Channels·Height·Width.</summary>
    /// <exception cref="OverflowException">The product passes 2³¹ − 1.</exception>
    public int Size => checked(Channels * Height * Width);
}
