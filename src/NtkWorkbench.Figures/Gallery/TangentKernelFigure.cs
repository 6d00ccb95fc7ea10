using System.Numerics.Tensors;

namespace NtkWorkbench.Figures;

/// <summary>The tangent kernel on the training inputs as maps: at the first checkpoint, at the last, and their difference.</summary>
internal static class TangentKernelFigure
{
    private const int MostRows = 300;

    /// <param name="kernels">The kernels, first checkpoint first; those between the first and the last are not drawn.</param>
    /// <param name="inputs">The training inputs, (n, d): with one input rows are sorted by it, else they keep the order of the
    /// samples.</param>
    public static Figure Build(IReadOnlyList<(string Checkpoint, Matrix Kernel)> kernels, Matrix inputs)
    {
        int outputs = kernels.Count == 0 || inputs.Rows == 0 ? 1 : kernels[0].Kernel.Rows / inputs.Rows;
        foreach ((string checkpoint, Matrix kernel) in kernels)
            ShapeException.ThrowIfLengthDiffers($"the tangent kernel at {checkpoint}", (long)inputs.Rows * outputs * inputs.Rows * outputs,
                kernel.Values.Length);
        int[] order = Order(inputs, outputs);
        int[] rows = [.. Drawing.Spread(order.Length, MostRows).Select(i => order[i])];
        string label = (inputs.Columns == 1, outputs == 1) switch
        {
            (true, true) => "sample, by x",
            (true, false) => "output, then sample by x",
            (false, true) => "sample",
            (false, false) => "output, then sample",
        };
        List<Panel> panels = [];
        Matrix Add(string title, string name, Matrix values, ColorMap colors = ColorMap.Viridis)
        {
            panels.Add(Drawing.Map(title, new(name, values), Math.Max(1, order.Length), label, left: panels.Count == 0, bottom: true,
                new() { Map = colors }));
            return values;
        }
        Matrix Kernel(int index) => Add($"Θ, {kernels[index].Checkpoint}", Drawing.Word(kernels[index].Checkpoint),
            Drawing.Select(kernels[index].Kernel, rows));
        if (kernels.Count == 1)
            Kernel(0);
        if (kernels.Count > 1)
        {
            Matrix first = Kernel(0), last = Kernel(kernels.Count - 1), difference = new(rows.Length, rows.Length);
            TensorPrimitives.Subtract(last.Values, first.Values, difference.Values);
            Add("difference of the two", "difference", difference, ColorMap.Diverging);
        }
        bool some = rows.Length < order.Length;
        return Drawing.InRows("tangent_kernel", panels, 3, panels.Count == 1 ? 2.6 : 2.05 + (some ? 0.18 : 0)) with
        {
            Title = some ? $"{rows.Length} of {order.Length} rows, evenly spread" : null,
        };
    }

    // Rows of the kernel as drawn: output-major, so that each output is a block, samples within by x.
    private static int[] Order(Matrix inputs, int outputs)
    {
        IEnumerable<int> samples = Enumerable.Range(0, inputs.Rows);
        int[] sorted = inputs.Columns == 1 ? [.. samples.OrderBy(i => inputs[i, 0])] : [.. samples];
        return [.. Enumerable.Range(0, outputs).SelectMany(output => sorted.Select(i => (i * outputs) + output))];
    }
}
