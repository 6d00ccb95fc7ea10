namespace NtkWorkbench.Figures;

/// <summary>A trained network of two inputs beside the linear model that it was at initialization, and their difference.</summary>
internal static class LinearizedMapsFigure
{
    /// <param name="data">The training data, which name inputs and targets.</param>
    /// <param name="grid">The points, (g, 2).</param>
    /// <param name="linearized">The two functions on them, (g, o).</param>
    /// <param name="shown">The output that is drawn.</param>
    public static Figure Build(Dataset data, Matrix grid, LinearizedTraining linearized, ShownOutput shown)
    {
        PlaneMap plane = new(grid, data.InputNames);
        double[] network = linearized.Network.Column(shown.Index), linear = linearized.Linear.Column(shown.Index),
            difference = [.. network.Zip(linear, (f, l) => f - l)], both = [.. network, .. linear];
        string label = data.Targets.Columns == linearized.Network.Columns ? data.TargetNames[shown.Index] : "f";
        ColorScale colors = PlaneMap.Scale(new() { Label = label }, both);
        return Drawing.InRows("linearized",
        [
            plane.Panel("network", "network", network, colors),
            plane.Panel("linear model", "linear", linear, colors),
            plane.Panel("network − linear model", "difference", difference,
                Drawing.WithoutOutliers(new() { Map = ColorMap.Diverging }, difference)),
        ], PlaneMap.MostPanelsInRow, PlaneMap.RowHeight, 0.2) with
        { Title = shown.Title };
    }
}
