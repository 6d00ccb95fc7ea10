namespace NtkWorkbench.Figures;

internal sealed class TangentFeaturePanels(
    DataColumn x, IReadOnlyList<ParameterSelection> selections, IReadOnlyList<FunctionSnapshot> features, bool sideBySide,
    string input)
{
    private readonly int _lastLayer = selections[^1].Layer.Index;

    public Panel At(int row, int column)
    {
        int index = sideBySide ? (row * 2) + (column / features.Count) : row;
        int checkpoint = column % features.Count;
        ParameterSelection selection = selections[index];
        FunctionSnapshot snapshot = features[checkpoint];
        bool bottom = sideBySide ? row == (selections.Count / 2) - 1 : row == selections.Count - 1;
        Interval? limits = FeatureLines.CommonLimits(features.Select(f => Slice(f.Values, index)));
        return new()
        {
            Title = Title(selection, snapshot, row == 0),
            Note = selection.Columns.Count < selection.Count ? FeatureLines.SomeLines : null,
            X = new() { Label = bottom ? input : null, TickLabels = bottom },
            Y = new() { Label = checkpoint == 0 ? Symbol(selection) : null, Limits = limits, TickLabels = limits is null
                || checkpoint == 0 },
            Colors = Scale(selection, snapshot, checkpoint == features.Count - 1 && !sideBySide && !SameScaleAbove(index, snapshot)),
            Series = [FeatureLines.Bundle(
                x,
                $"{Drawing.Word(snapshot.Checkpoint)}_{Word(selection)}",
                snapshot.Values,
                [.. Enumerable.Range(First(index), selection.Columns.Count)],
                selection.Columns.Select(parameter => Color(selection, snapshot, parameter - selection.Offset)))],
        };
    }

    private int First(int index) => selections.Take(index).Sum(selection => selection.Columns.Count);

    private Matrix Slice(Matrix values, int index)
    {
        int first = First(index), count = selections[index].Columns.Count;
        Matrix slice = new(values.Rows, count);
        for (int i = 0; i < values.Rows; i++)
            values.Row(i).Slice(first, count).CopyTo(slice.Row(i));
        return slice;
    }

    private static string? Title(ParameterSelection selection, FunctionSnapshot snapshot, bool top)
    {
        string? some = selection.Columns.Count < selection.Count ? string.Create(
            CultureInfo.InvariantCulture, $"{selection.Columns.Count} of {selection.Count:N0}") : null;
        return top ? some is null ? snapshot.Checkpoint : $"{snapshot.Checkpoint} ({some})" : some;
    }

    private static string Symbol(ParameterSelection selection) =>
        "∂f/∂" + Drawing.Subscript(selection.Kind == ParameterKind.Weight ? "W" : "b", selection.Layer.Index + 1);

    private static string Word(ParameterSelection selection) =>
        $"layer_{selection.Layer.Index + 1}_{(selection.Kind == ParameterKind.Weight ? "weight" : "bias")}";

    // The unit of the first hidden layer that a parameter belongs to; null where it belongs to none, or to several.
    private int? FirstHiddenUnit(ParameterSelection selection, int parameter) => (selection.Layer.Index, selection.Kind) switch
    {
        _ when _lastLayer == 0 => null,
        (0, ParameterKind.Weight) => parameter / selection.Layer.FanIn,
        (0, ParameterKind.Bias) => parameter,
        (1, ParameterKind.Weight) when _lastLayer == 1 => parameter % selection.Layer.FanIn,
        _ => null,
    };

    private double Color(ParameterSelection selection, FunctionSnapshot snapshot, int parameter) =>
        snapshot.Elbows is not null && FirstHiddenUnit(selection, parameter) is int unit && unit < snapshot.Elbows.Count
            ? snapshot.Elbows[unit]
            : parameter + 1;

    // One bar explains the elbows of all rows that follow on each other.
    private bool SameScaleAbove(int index, FunctionSnapshot snapshot) => index > 0 && snapshot.Elbows is not null
        && FirstHiddenUnit(selections[index], 0) is not null && FirstHiddenUnit(selections[index - 1], 0) is not null;

    private ColorScale Scale(ParameterSelection selection, FunctionSnapshot snapshot, bool bar) =>
        snapshot.Elbows is not null && FirstHiddenUnit(selection, 0) is not null
            ? FeatureLines.ByElbow(x, bar)
            : FeatureLines.ByNumber("parameter", selection.Count, bar);
}
