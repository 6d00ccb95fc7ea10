namespace NtkWorkbench;

/// <summary>How a block of outputs lies in memory while a network is trained: unit by unit, output c of sample b at c·Stride + b, so that
/// vectors run along the samples. Entries from Count to Stride are padding, which holds the last sample again. Stride: samples with
/// padding: a multiple of the vector's width.</summary>
internal readonly record struct OutputLayout(int Outputs, int Count, int Stride)
{
    public int Length => Outputs * Stride;
}
