namespace NtkWorkbench.Testing;

/// <summary>Summed kernels against the blocks of the whole ones.</summary>
internal static class SummedKernelAgreement
{
    /// <summary>Asserts that the summed kernel of features with others, of each layer and of all, is the sum over outputs of the blocks of
    /// Θ of an output with itself.</summary>
    public static void ShouldSumBlocks(this ITangentFeatures features, ITangentFeatures others, NetworkArchitecture architecture)
    {
        int o = architecture.OutputCount, rows = features.Rows / o, columns = others.Rows / o;
        foreach (int? layer in (int?[])[null, .. architecture.Layers.Select(layer => (int?)layer.Index)])
        {
            double[] whole = features.KernelWith(others, layer), summed = new double[rows * columns], expected = new double[rows * columns];
            for (int i = 0; i < whole.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, others.Rows);
                if (row % o == column % o)
                    expected[(row / o * columns) + (column / o)] += whole[i];
            }
            features.SummedKernel(others, layer, summed);
            summed.ShouldAgreeWith(expected, Agreement.Float64, $"blocks of layer {layer}");
            if (o == 1)
                summed.ShouldBe(whole, "of one output they are the kernel");
        }
    }
}
