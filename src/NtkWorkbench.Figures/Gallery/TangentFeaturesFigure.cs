namespace NtkWorkbench.Figures;

/// <summary>The tangent features ∂f/∂W and ∂f/∂b of every layer against x at every checkpoint, many thin lines.</summary>
/// <remarks>
/// Few layers: a row for each weight and bias, a column a checkpoint. More than three, at most two checkpoints: a row a layer, weights to
/// the left and biases to the right, so that the figure stays on a page.
/// </remarks>
internal static class TangentFeaturesFigure
{
    private const int MostLayersStacked = 3;
    private const double RowHeight = 1.05;

    /// <param name="grid">The points, (g, 1), ascending.</param>
    /// <param name="selections">The parameters drawn, from <see cref="ParameterSelection.Choose"/>.</param>
    /// <param name="features">∂f/∂θ of one output on the grid, first checkpoint first: (g, number of selected columns in their
    /// order). Elbows colour parameters that belong to one unit of the first hidden layer.</param>
    /// <param name="title">Which output that is; null where there is no other.</param>
    /// <param name="input">What the input is called.</param>
    public static Figure Build(Matrix grid, IReadOnlyList<ParameterSelection> selections, IReadOnlyList<FunctionSnapshot> features,
        string? title = null, string input = "x")
    {
        Drawing.RequireOneInput(grid, "tangent features");
        foreach (FunctionSnapshot snapshot in features)
            ShapeException.ThrowIfLengthDiffers($"tangent features at {snapshot.Checkpoint}",
                (long)grid.Rows * selections.Sum(s => s.Columns.Count), snapshot.Values.Values.Length);
        int layers = selections.Count / 2;
        bool sideBySide = layers > MostLayersStacked && features.Count <= 2;
        TangentFeaturePanels panels = new(Drawing.Column("x", grid, 0), selections, features, sideBySide, input);
        int columns = features.Count * (sideBySide ? 2 : 1), rows = sideBySide ? layers : selections.Count;
        return new()
        {
            Name = "tangent_features",
            Title = title,
            Height = 0.5 + (rows * RowHeight) + (title is null ? 0 : 0.2),
            IsTable = true,
            Rows = rows,
            Columns = columns,
            Panels = [.. Enumerable.Range(0, rows * columns).Select(i => panels.At(i / columns, i % columns))],
        };
    }
}
