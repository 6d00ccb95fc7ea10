namespace NtkWorkbench.Figures;

/// <summary>What orders and colours the samples of several inputs: their classes, or a target.</summary>
/// <param name="Values">Class numbers or targets, n of them.</param>
/// <param name="Target">The target's name; null: they are classes.</param>
/// <param name="Names">Names of the classes 0, 1, …; null: their numbers.</param>
internal sealed record SampleKeys(double[] Values, string? Target, IReadOnlyList<string>? Names = null)
{
    // A word of a dozen letters.
    private const double UprightNames = 0.75;

    // More colours of the palette are not told apart at a glance.
    private const int MostColors = 7;

    // That stand one above the other at a bar.
    private const int MostNames = 10;

    // A number, which has place beside others.
    private const int ShortName = 3;

    private readonly double[] _distinct = [.. Values.Distinct().Order()];

    public static SampleKeys Of(Dataset data, bool classes) => !classes && data.Classes(LossKind.MeanSquaredError) is int[] indicated
        ? new([.. indicated], null, data.ClassNames)
        : new(data.Targets.Column(0), classes ? null : data.TargetNames[0], classes ? data.ClassNames : null);

    public string AxisLabel => Target is null ? "samples by class" : $"samples by {(Target == "target" ? "" : "target ")}{Target}";

    /// <summary>The bar of samples that are coloured by a map: of targets, or of more classes than the palette has colours.</summary>
    public ColorScale? Colors => HasPalette ? null : new()
    {
        Label = Target ?? "class",
        Limits = _distinct.Length > 1 ? new Interval(_distinct[0], _distinct[^1]) : null,
        Ticks = Target is null && _distinct.Length <= MostNames
            ? [.. _distinct.Select(number => new AxisTick(number, NameOf(number)))] : null,
    };

    /// <summary>Samples in their colours, a series a class where the palette colours them.</summary>
    public IEnumerable<PanelSeries> Points(DataColumn x, DataColumn y, int[] samples, double size)
    {
        if (!HasPalette)
            return [new PointSeries { X = x, Y = y, Values = new("colored_by", [.. samples.Select(i => Values[i])]), Style = Style(size) }];
        return _distinct.Select((number, c) =>
        {
            int[] of = [.. Enumerable.Range(0, samples.Length).Where(i => Values[samples[i]] == number)];
            string name = NameOf(number);
            DataColumn Part(DataColumn all) => new($"{all.Name}_class_{Drawing.Word(Number(number))}", [.. of.Select(i => all.Values[i])]);
            return new PointSeries { X = Part(x), Y = Part(y), Label = name == Number(number) ? $"class {name}" : name,
                Style = Style(size) with { Color = CurveColors.Of(c, _distinct.Length) } };
        });
    }

    /// <summary>An axis along samples in the order of their keys, with a tick in the middle of each class, and where the next class
    /// begins.</summary>
    public (Axis Axis, double[] Borders) OrderedAxis()
    {
        Axis axis = new() { Label = AxisLabel, Limits = new Interval(0.5, Math.Max(1, Values.Length) + 0.5), Integers = true };
        if (Target is not null)
            return (axis, []);
        int[] sizes = [.. _distinct.Select(number => Values.Count(value => value == number))];
        double[] starts = [.. sizes.Select((_, i) => 0.5 + sizes.Take(i).Sum())];
        return (
            axis with
            {
                Integers = false,
                Ticks = [.. sizes.Select((size, i) =>
                    new AxisTick(starts[i] + (size / 2.0), NameOf(_distinct[i])))],
            },
            starts[1..]);
    }

    /// <summary>A horizontal axis on which names that are too long for their places stand upright.</summary>
    public static Axis Horizontal(Axis axis) => axis with { Upright = axis.Ticks?.Any(tick => tick.Text.Length > ShortName) == true };

    /// <summary>Inches that upright names below a panel take.</summary>
    public static double HeightOfNames(Axis axis) => Horizontal(axis).Upright ? UprightNames : 0;

    private string NameOf(double number) => number >= 0 && number < Names?.Count ? Names[(int)number] : Number(number);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private bool HasPalette => Target is null && _distinct.Length <= MostColors;

    private static PointStyle Style(double size) => new() { Size = size, Opacity = 0.7 };
}
