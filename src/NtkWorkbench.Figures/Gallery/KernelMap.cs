namespace NtkWorkbench.Figures;

/// <summary>How the rows of kernels lie on a map: with one input over x, each cell that of the nearest sample; else by class or
/// target where they are known, else in the order of the samples. Of several outputs one.</summary>
internal sealed class KernelMap
{
    private const int MostCells = 300;

    private readonly int[] _rows;
    private readonly Axis _axis;
    private readonly double[] _borders = [];
    private readonly bool _isFromAbove;

    /// <summary><c>inputs</c>: (n, d). <c>samples</c>: what orders those of several inputs; null: nothing. <c>outputs</c>: o, of kernels
    /// (n·o, n·o), of which <c>output</c>, from 0, is drawn.</summary>
    public KernelMap(
        Matrix inputs, SampleKeys? samples, int outputs, int mostCells = MostCells, string input = "x", int output = 0)
    {
        double[] keys = inputs.Columns == 1 ? inputs.Column(0)
            : samples?.Values ?? [.. Enumerable.Range(1, inputs.Rows).Select(i => (double)i)];
        int[] order = [.. Enumerable.Range(0, inputs.Rows)];
        double[] ascending = [.. keys];
        Array.Sort(ascending, order);
        if (inputs.Columns == 1 && ascending.Length > 1 && ascending[^1] > ascending[0])
        {
            Interval ends = new(ascending[0], ascending[^1]);
            _rows = [.. Enumerable.Range(0, mostCells).Select(
                i => order[Nearest(ascending, ends.Low + ((i + 0.5) / mostCells * ends.Length))])];
            _axis = new() { Label = input, Limits = ends };
        }
        else
        {
            order = [.. Enumerable.Range(0, inputs.Rows).OrderBy(i => keys[i])];
            _rows = [.. Thinned.Evenly(order.Length, mostCells).Select(i => order[i])];
            _axis = new() { Label = "sample", Limits = new Interval(0.5, Math.Max(1, order.Length) + 0.5), Integers = true };
            if (inputs.Columns > 1 && samples is not null)
                (_axis, _borders) = samples.OrderedAxis();
            // As matrices of classes are written.
            _isFromAbove = inputs.Columns > 1 && samples is { Target: null };
            Note = _rows.Length < order.Length
                ? string.Create(CultureInfo.InvariantCulture, $"{_rows.Length} of {order.Length:N0} samples, evenly spread") : null;
        }
        if (outputs > 1)
            _rows = Array.ConvertAll(_rows, row => (row * outputs) + output);
    }

    public string? Note { get; }

    /// <summary>Inches that names below a map take.</summary>
    public double HeightOfNames => SampleKeys.HeightOfNames(_axis);

    public Matrix Select(Matrix kernel) => Drawing.Select(kernel, _rows);

    public Panel Panel(string title, DataMatrix values, bool left, bool bottom, ColorScale colors) => new()
    {
        Title = title,
        Square = true,
        X = SampleKeys.Horizontal(_axis with { Label = bottom ? _axis.Label : null, TickLabels = bottom }),
        Y = _axis with
        {
            Label = left ? _axis.Label : null, TickLabels = left,
            Ticks = _isFromAbove ? [.. _axis.Ticks!.Reverse().Select(tick => tick with { At = FromAbove(tick.At) })] : _axis.Ticks,
        },
        Colors = colors,
        Note = Note,
        Series =
        [
            new HeatMapSeries
            {
                Values = _isFromAbove ? new(values.Name, Drawing.FromAbove(values.Values)) : values,
                X = _axis.Limits!.Value,
                Y = _axis.Limits.Value,
            },
            .. _borders.SelectMany(at => new[]
            {
                Border(_isFromAbove ? FromAbove(at) : at, Orientation.Horizontal), Border(at, Orientation.Vertical),
            }),
        ],
    };

    private double FromAbove(double place) => _axis.Limits!.Value.Low + _axis.Limits.Value.High - place;

    private LineSeries Border(double at, Orientation orientation)
    {
        DataColumn ends = new("border_ends", [_axis.Limits!.Value.Low, _axis.Limits.Value.High]);
        DataColumn place = new(Drawing.Word($"border_{at.ToString("R", CultureInfo.InvariantCulture)}"), [at, at]);
        return new()
        {
            X = orientation == Orientation.Horizontal ? ends : place,
            Y = orientation == Orientation.Horizontal ? place : ends,
            Style = new() { Color = SeriesColor.Palette(6), Width = 0.6 },
        };
    }

    private static int Nearest(double[] ascending, double at)
    {
        int found = Array.BinarySearch(ascending, at);
        if (found >= 0)
            return found;
        int above = Math.Clamp(~found, 1, ascending.Length - 1);
        return at - ascending[above - 1] <= ascending[above] - at ? above - 1 : above;
    }
}
