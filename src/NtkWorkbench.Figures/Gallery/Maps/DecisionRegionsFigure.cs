namespace NtkWorkbench.Figures;

/// <summary>Where a classifier of two inputs says which class, a panel a checkpoint, with the training data; those that it gets wrong are
/// crossed.</summary>
internal static class DecisionRegionsFigure
{
    // Cells along a side between two points of the grid; outputs are interpolated there.
    private const int Refinement = 6;
    private const int MostCells = 400;
    private const int MostSamples = 600;

    /// <param name="train">The training data, two inputs, targets (n, 1) of class numbers.</param>
    /// <param name="grid">The points, (g, 2).</param>
    /// <param name="predictions">Outputs on the grid, (g, o), first checkpoint first.</param>
    /// <param name="onTrain">Outputs on the training inputs, (n, o), in the same order.</param>
    public static Figure Build(
        Dataset train, Matrix grid, IReadOnlyList<FunctionSnapshot> predictions, IReadOnlyList<FunctionSnapshot> onTrain)
    {
        PlaneMap plane = new(grid, train.InputNames);
        Panel[] panels = [.. predictions.Select((prediction, i) => Regions(plane, train, prediction, onTrain[i].Values))];
        return Drawing.InRows("decision_regions", panels, PlaneMap.MostPanelsInRow, panels.Length == 1 ? 2.6 : 2.4, 0.5);
    }

    private static Panel Regions(PlaneMap plane, Dataset train, FunctionSnapshot prediction, Matrix onTrain)
    {
        string name = Drawing.Word(prediction.Checkpoint);
        int[] rows = Thinned.Evenly(train.Count, MostSamples);
        int[] wrong = [.. Enumerable.Range(0, train.Count).Where(row => Largest(onTrain.Row(row)) != (int)train.Targets[row, 0])];
        IEnumerable<int> classes = Enumerable.Range(0, onTrain.Columns);
        return plane.Empty($"{prediction.Checkpoint}: {wrong.Length} of {train.Count} misclassified") with
        {
            Colors = new() { Map = ColorMap.Classes, Bar = false },
            Note = plane.SamplesNote(train.Inputs, MostSamples),
            Series =
            [
                plane.Width == 0
                    ? plane.Function(name, [.. Enumerable.Range(0, prediction.Values.Rows)
                        .Select(row => (double)Largest(prediction.Values.Row(row)))])
                    : plane.Cells(name, Cells(prediction.Values, plane.Width)),
                .. classes.Select(number => Samples(train, [.. rows.Where(row => (int)train.Targets[row, 0] == number)],
                    $"class_{number}",
                    train.ClassNames is null ? $"class {number}" : train.NameOfClass(number),
                    new() { Color = SeriesColor.Palette(number + 1), Size = 2.6 })),
                Samples(train, [.. rows.Intersect(wrong)], $"{name}_wrong", "misclassified", new() { Marker = Marker.Cross, Size = 3.4 }),
            ],
        };
    }

    private static PointSeries Samples(Dataset train, int[] rows, string name, string label, PointStyle style) => new()
    {
        Label = label,
        X = new($"{name}_x_1", Array.ConvertAll(rows, row => train.Inputs[row, 0])),
        Y = new($"{name}_x_2", Array.ConvertAll(rows, row => train.Inputs[row, 1])),
        Style = style,
    };

    // Class numbers on finer cells, −1 where the next cell's is another.
    private static Matrix Cells(Matrix outputs, int width)
    {
        int height = outputs.Rows / width, fine = Math.Clamp(MostCells / Math.Max(width, height), 1, Refinement);
        int[,] classes = new int[height * fine, width * fine];
        double[] at = new double[outputs.Columns];
        for (int i = 0; i < classes.GetLength(0); i++)
        {
            for (int j = 0; j < classes.GetLength(1); j++)
            {
                Interpolate(outputs, width, Place(i, fine, height), Place(j, fine, width), at);
                classes[i, j] = Largest(at);
            }
        }
        Matrix cells = new(height * fine, width * fine);
        for (int i = 0; i < cells.Rows; i++)
        {
            for (int j = 0; j < cells.Columns; j++)
            {
                bool ends = (i + 1 < cells.Rows && classes[i + 1, j] != classes[i, j])
                    || (j + 1 < cells.Columns && classes[i, j + 1] != classes[i, j]);
                cells[i, j] = ends ? -1 : classes[i, j];
            }
        }
        return cells;
    }

    // The middle of a fine cell in steps of the points, held between the first and the last.
    private static double Place(int cell, int fine, int count) => Math.Clamp(((cell + 0.5) / fine) - 0.5, 0, count - 1);

    private static void Interpolate(Matrix outputs, int width, double row, double column, double[] at)
    {
        int height = outputs.Rows / width, i = Math.Min((int)row, height - 2), j = Math.Min((int)column, width - 2);
        double v = row - i, u = column - j;
        for (int c = 0; c < at.Length; c++)
        {
            at[c] = ((1 - v) * (((1 - u) * outputs[(i * width) + j, c]) + (u * outputs[(i * width) + j + 1, c])))
                + (v * (((1 - u) * outputs[((i + 1) * width) + j, c]) + (u * outputs[((i + 1) * width) + j + 1, c])));
        }
    }

    private static int Largest(ReadOnlySpan<double> outputs)
    {
        int largest = 0;
        for (int c = 1; c < outputs.Length; c++)
            largest = outputs[c] > outputs[largest] ? c : largest;
        return largest;
    }
}
