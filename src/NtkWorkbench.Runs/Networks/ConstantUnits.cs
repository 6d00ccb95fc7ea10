using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Units that are dead or saturated: they give all samples the same value.</summary>
internal static class ConstantUnits
{
    // Rounding of float64, summed over a layer's inputs.
    private const double SameValue = 1e-12;

    // Whose activations are held at once.
    private const int SamplesAtOnce = 4096;

    /// <summary>Their share of a hidden layer, to 10⁻¹² of the largest activation. inputs: (n, d).</summary>
    public static double Share(Linearization linear, int layer, Matrix inputs)
    {
        double[] low = new double[linear.Architecture.Layers[layer].FanOut], high = new double[low.Length];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        for (int first = 0; first < inputs.Rows; first += SamplesAtOnce)
        {
            int count = Math.Min(SamplesAtOnce, inputs.Rows - first);
            var some = new Matrix(
                count, inputs.Columns, inputs.Values.AsSpan(first * inputs.Columns, count * inputs.Columns).ToArray());
            Matrix activations = linear.Activations(layer, some);
            for (int i = 0; i < count; i++)
            {
                TensorPrimitives.Min(low, activations.Row(i), low);
                TensorPrimitives.Max(high, activations.Row(i), high);
            }
        }
        double largest = Math.Max(
            Math.Abs(TensorPrimitives.MaxMagnitude<double>(low)), Math.Abs(TensorPrimitives.MaxMagnitude<double>(high)));
        return (double)low.Zip(high).Count(unit => unit.Second - unit.First <= SameValue * largest) / low.Length;
    }
}
