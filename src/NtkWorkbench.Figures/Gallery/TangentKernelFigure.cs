using System.Numerics.Tensors;

namespace NtkWorkbench.Figures;

/// <summary>The tangent kernel on the training inputs as maps: at the first checkpoint, at the last, and their difference.</summary>
internal static class TangentKernelFigure
{
    /// <param name="kernels">The kernels, first checkpoint first; those between the first and the last are not drawn.</param>
    /// <param name="inputs">The training inputs, (n, d): with one input the axes are x.</param>
    /// <param name="samples">What orders the samples of several inputs; null: nothing.</param>
    /// <param name="shown">The output that is drawn; null: the first.</param>
    /// <param name="input">What the input is called, where there is one.</param>
    /// <param name="symbol">What the kernel is called.</param>
    public static Figure Build(IReadOnlyList<(string Checkpoint, Matrix Kernel)> kernels, Matrix inputs, SampleKeys? samples = null,
        ShownOutput? shown = null, string input = "x", string symbol = "Θ")
    {
        int outputs = kernels.Count == 0 || inputs.Rows == 0 ? 1 : kernels[0].Kernel.Rows / inputs.Rows;
        foreach ((string checkpoint, Matrix kernel) in kernels)
            ShapeException.ThrowIfLengthDiffers($"the tangent kernel at {checkpoint}", (long)inputs.Rows * outputs * inputs.Rows * outputs,
                kernel.Values.Length);
        shown ??= ShownOutput.First(outputs);
        KernelMap map = new(inputs, samples, outputs, input: input, output: shown.Index);
        List<Panel> panels = [];
        Matrix Add(string title, string name, Matrix values, ColorMap colors = ColorMap.Viridis)
        {
            panels.Add(map.Panel(title, new(name, values), left: panels.Count == 0, bottom: true,
                Drawing.WithoutOutliers(new() { Map = colors }, values.Values)));
            return values;
        }
        Matrix Kernel(int index) => Add($"{symbol}, {kernels[index].Checkpoint}", Drawing.Word(kernels[index].Checkpoint),
            map.Select(kernels[index].Kernel));
        if (kernels.Count == 1)
            Kernel(0);
        if (kernels.Count > 1)
        {
            Matrix first = Kernel(0), last = Kernel(kernels.Count - 1), difference = new(first.Rows, first.Columns);
            TensorPrimitives.Subtract(last.Values, first.Values, difference.Values);
            Add("difference of the two", "difference", difference, ColorMap.Diverging);
        }
        double height = (panels.Count == 1 ? 2.6 : 2.05 + (map.Note is null ? 0 : 0.18)) + map.HeightOfNames;
        return Drawing.InRows("tangent_kernel", panels, 3, height) with
        {
            Title = shown.Title,
        };
    }
}
